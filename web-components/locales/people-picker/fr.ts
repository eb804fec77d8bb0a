import { counting } from '../counting.ts';
import type { PickerTerms } from './en.ts';

const n = counting('fr');

export const fr: PickerTerms = {
  label: 'Partie d’un nom',
  find: 'Chercher',
  tooShort: 'Écrivez au moins deux lettres.',
  found: (k) =>
    k === 20
      ? 'Les 20 premières personnes. Écrivez une plus grande partie du nom.'
      : n(k, '# personne trouvée', '# personnes trouvées'),
  none: 'Personne dans l’effectif ne porte ce nom.',
  add: (name) => `Choisir ${name}`,
  remove: (name) => `Retirer ${name}`,
  chosen: (k) =>
    k === 0 ? 'Personne n’est encore choisi.' : n(k, '# personne est choisie :', '# personnes sont choisies :'),
};
