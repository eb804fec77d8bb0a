import type { ReportedTerms } from './en.ts';

export const fr: ReportedTerms = {
  delivered: (lms) => `Signalé à ${lms}`,
  pending: (lms) => `En route vers ${lms}. Rien n’est perdu : c’est envoyé jusqu’à ce que cela arrive.`,
  refused: (lms) =>
    `Non accepté par ${lms}. L’administration des formations le voit et peut le renvoyer. Votre cours terminé compte.`,
  toOpen: (lms) =>
    `${lms} ne l’a pas récupéré. Rouvrez le cours là-bas, et ce sera signalé. Votre cours terminé compte.`,
};
