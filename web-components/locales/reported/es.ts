import type { ReportedTerms } from './en.ts';

export const es: ReportedTerms = {
  delivered: (lms) => `Comunicado a ${lms}`,
  pending: (lms) => `En camino a ${lms}. No se pierde nada: se envía hasta que llegue.`,
  refused: (lms) =>
    `${lms} no lo ha aceptado. La administración de formación lo ve y puede enviarlo de nuevo. Tu curso completado cuenta.`,
  toOpen: (lms) => `${lms} no lo ha recogido. Abre allí el curso otra vez y se comunicará. Tu curso completado cuenta.`,
};
