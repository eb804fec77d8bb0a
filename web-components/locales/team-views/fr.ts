import { counting } from '../counting.ts';
import type { TeamViewsTerms } from './en.ts';

const n = counting('fr');

export const fr: TeamViewsTerms = {
  overdueHeading: 'En retard dans l’équipe',
  overdue: (k) => n(k, '# personne est en retard.', '# personnes sont en retard.'),
  nobodyOverdue: 'Personne n’est en retard.',
  whatIsOverdue: 'Ce qui est en retard',
  captionOverdue: 'Personnes en retard, et leurs cours',
  everything: 'Tous les cours obligatoires',
  clear: (k) => n(k, '# n’a rien à faire', '# n’ont rien à faire'),
  openTeam: 'Ouvrir la page Équipe',
};
