import type { RefresherTerms } from './en.ts';

export const de: RefresherTerms = {
  case: (number, of) => `Fall ${number} von ${of}`,
  none: 'Heute gibt es nichts aufzufrischen',
  noneText: 'Wenn sich ein Blick zurück lohnt, steht er bei Meine Schulungen.',
  done: 'Fertig.',
  doneText: 'Festgehalten ist nur, dass du hier warst.',
  finish: 'Abschließen',
};
