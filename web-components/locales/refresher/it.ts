import type { RefresherTerms } from './en.ts';

export const it: RefresherTerms = {
  changed: 'Che cosa è cambiato da quando l’hai completato',
  changedText: 'Prima dei casi: queste frasi sono nuove, non ci sono più o dicono altro.',
  begin: 'Vai ai casi',
  case: (number, of) => `Caso ${number} di ${of}`,
  none: 'Oggi non c’è nulla da ripassare',
  noneText: 'Quando vale la pena di un ripasso, lo trovi in La mia formazione.',
  done: 'Fatto.',
  doneText: 'Si conserva solo il fatto che hai ripassato.',
  finish: 'Fine',
};
