import { counting } from '../counting.ts';
import type { TeamViewsTerms } from './en.ts';

const n = counting('es');

export const es: TeamViewsTerms = {
  overdueHeading: 'Fuera de plazo en el equipo',
  overdue: (k) => n(k, 'Una persona está fuera de plazo.', '# personas están fuera de plazo.'),
  nobodyOverdue: 'Nadie está fuera de plazo.',
  whatIsOverdue: 'Qué está fuera de plazo',
  captionOverdue: 'Personas fuera de plazo, y con qué',
  everything: 'Todos los cursos obligatorios',
  clear: (k) => n(k, '# sin nada pendiente', '# sin nada pendiente'),
  openTeam: 'Abrir la página Equipo',
};
