import { counting } from '../counting.ts';
import type { PickerTerms } from './en.ts';

const n = counting('de');

export const de: PickerTerms = {
  label: 'Teil eines Namens',
  find: 'Suchen',
  tooShort: 'Schreib mindestens zwei Buchstaben.',
  found: (k) =>
    k === 20 ? 'Die ersten 20 Personen. Schreib mehr vom Namen.' : n(k, 'Eine Person gefunden', '# Personen gefunden'),
  none: 'So heißt niemand in der Belegschaft.',
  add: (name) => `${name} wählen`,
  remove: (name) => `${name} wieder abwählen`,
  chosen: (k) => (k === 0 ? 'Noch ist niemand gewählt.' : n(k, 'Eine Person ist gewählt:', '# Personen sind gewählt:')),
};
