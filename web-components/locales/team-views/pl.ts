import { counting } from '../counting.ts';
import type { TeamViewsTerms } from './en.ts';

const n = counting('pl');

export const pl: TeamViewsTerms = {
  overdueHeading: 'Po terminie w zespole',
  overdue: (k) => n(k, 'Jedna osoba jest po terminie.', '# osób jest po terminie.', '# osoby są po terminie.'),
  nobodyOverdue: 'Nikt nie jest po terminie.',
  whatIsOverdue: 'Co jest po terminie',
  captionOverdue: 'Kto jest po terminie i z czym',
  everything: 'Wszystkie kursy obowiązkowe',
  clear: (k) => n(k, 'wszystko ukończone: #', 'wszystko ukończone: #'),
  openTeam: 'Otwórz stronę Zespół',
};
