import type { ReportedTerms } from './en.ts';

export const it: ReportedTerms = {
  delivered: (lms) => `Comunicato a ${lms}`,
  pending: (lms) => `In viaggio verso ${lms}. Non si perde nulla: viene inviato finché non arriva.`,
  refused: (lms) =>
    `Non accettato da ${lms}. Chi amministra la formazione lo vede e può inviarlo di nuovo. Il tuo completamento conta.`,
  toOpen: (lms) =>
    `${lms} non l’ha ritirato. Apri di nuovo il corso lì e verrà comunicato. Il tuo completamento conta.`,
};
