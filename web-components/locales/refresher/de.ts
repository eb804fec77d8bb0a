import type { RefresherTerms } from './en.ts';

export const de: RefresherTerms = {
  changed: 'Was sich seit deinem Abschluss geändert hat',
  changedText: 'Vor den Fällen: Diese Sätze sind neu, weggefallen oder sagen jetzt etwas anderes.',
  begin: 'Zu den Fällen',
  case: (number, of) => `Fall ${number} von ${of}`,
  none: 'Heute gibt es nichts aufzufrischen',
  noneText: 'Wenn sich ein Blick zurück lohnt, steht er bei Meine Schulungen.',
  done: 'Fertig.',
  doneText: 'Festgehalten ist nur, dass du hier warst.',
  finish: 'Abschließen',
};
