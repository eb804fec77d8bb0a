import { counting } from '../counting.ts';
import type { PrivacyTerms } from './en.ts';

const n = counting('es');

export const es: PrivacyTerms = {
  looks: 'Quién ha consultado',
  looksText: (days) =>
    `A quién se le ha mostrado algo sobre ti, dónde y qué día. Se conserva ${n(days, 'un día', '# días')}.`,
  export: 'Llévatelo',
  exportText: 'Todo lo que se guarda sobre ti, en un archivo para ti o para otro programa.',
  elsewhere:
    'Lo que se guarda sobre ti solo se muestra en las páginas del servidor de formación, donde ningún otro programa puede leerlo.',
  elsewhereLink: 'Abrir Mis datos',
  contact: (name) => `¿Algo no es correcto o tienes una pregunta? Escribe a ${name}:`,
};
