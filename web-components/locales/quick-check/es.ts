import type { QuickCheckTerms } from './en.ts';

export const es: QuickCheckTerms = {
  heading: 'Un ejercicio rápido',
  notKept: 'Tu respuesta se valora y no se guarda.',
  counts: 'Tu respuesta va con tu curso, como si la dieras allí.',
};
