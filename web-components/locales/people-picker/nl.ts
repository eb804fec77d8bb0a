import { counting } from '../counting.ts';
import type { PickerTerms } from './en.ts';

const n = counting('nl');

export const nl: PickerTerms = {
  label: 'Deel van een naam',
  find: 'Zoeken',
  tooShort: 'Typ minstens twee letters.',
  found: (k) =>
    k === 20 ? 'De eerste 20 personen. Typ meer van de naam.' : n(k, 'Eén persoon gevonden', '# personen gevonden'),
  none: 'Niemand in dienst heeft die naam.',
  add: (name) => `${name} kiezen`,
  remove: (name) => `${name} weghalen`,
  chosen: (k) => (k === 0 ? 'Er is nog niemand gekozen.' : n(k, 'Eén persoon is gekozen:', '# personen zijn gekozen:')),
};
