import { counting } from '../counting.ts';
import type { TeamViewsTerms } from './en.ts';

const n = counting('nl');

export const nl: TeamViewsTerms = {
  overdueHeading: 'Te laat in het team',
  overdue: (k) => n(k, 'Eén persoon is te laat.', '# personen zijn te laat.'),
  nobodyOverdue: 'Niemand is te laat.',
  whatIsOverdue: 'Wat te laat is',
  captionOverdue: 'Wie te laat is, en waarmee',
  everything: 'Alle verplichte cursussen',
  clear: (k) => n(k, '# zonder iets open', '# zonder iets open'),
  openTeam: 'Teampagina openen',
};
