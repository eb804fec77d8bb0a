import { counting } from '../counting.ts';
import type { PickerTerms } from './en.ts';

const n = counting('it');

export const it: PickerTerms = {
  label: 'Parte di un nome',
  find: 'Cerca',
  tooShort: 'Scrivi almeno due lettere.',
  found: (k) =>
    k === 20
      ? 'Le prime 20 persone. Scrivi una parte più lunga del nome.'
      : n(k, 'Una persona trovata', '# persone trovate'),
  none: 'Nessuno in organico ha questo nome.',
  add: (name) => `Scegli ${name}`,
  remove: (name) => `Togli ${name}`,
  chosen: (k) => (k === 0 ? 'Nessuna persona scelta.' : n(k, 'Una persona scelta:', '# persone scelte:')),
};
