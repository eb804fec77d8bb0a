import type { PreCheckTerms } from './en.ts';

export const it: PreCheckTerms = {
  progress: (number, of) => `Prima occhiata · caso ${number} di ${of}`,
  final: 'Decide la tua prima risposta, e nessuno la vede.',
  noneHeading: 'Vale la pena leggere tutto',
  someHeading: 'Una parte la sai già',
  allHeading: 'Lo sai già',
  text: 'Decidi tu: ciò che puoi saltare, puoi anche leggerlo. La verifica chiede tutto.',
  skip: 'Dimostrato: puoi saltarlo',
  read: 'Leggi questo',
  toCheck: 'Vai alla verifica',
};
