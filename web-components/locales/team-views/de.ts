import { counting } from '../counting.ts';
import type { TeamViewsTerms } from './en.ts';

const n = counting('de');

export const de: TeamViewsTerms = {
  overdueHeading: 'Überfällig im Team',
  overdue: (k) => n(k, 'Eine Person ist überfällig.', '# Personen sind überfällig.'),
  nobodyOverdue: 'Niemand ist überfällig.',
  whatIsOverdue: 'Was überfällig ist',
  captionOverdue: 'Wer überfällig ist, und womit',
  everything: 'Alle Pflichtkurse',
  clear: (k) => n(k, '# ohne Offenes', '# ohne Offenes'),
  openTeam: 'Team-Seite öffnen',
};
