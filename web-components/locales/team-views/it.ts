import { counting } from '../counting.ts';
import type { TeamViewsTerms } from './en.ts';

const n = counting('it');

export const it: TeamViewsTerms = {
  overdueHeading: 'In ritardo nel team',
  overdue: (k) => n(k, 'Una persona è in ritardo.', '# persone sono in ritardo.'),
  nobodyOverdue: 'Nessuno è in ritardo.',
  whatIsOverdue: 'Che cosa è in ritardo',
  captionOverdue: 'Chi è in ritardo, e con che cosa',
  everything: 'Tutti i corsi obbligatori',
  clear: (k) => n(k, '# senza nulla di aperto', '# senza nulla di aperto'),
  openTeam: 'Apri la pagina Team',
};
