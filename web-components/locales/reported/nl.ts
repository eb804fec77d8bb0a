import type { ReportedTerms } from './en.ts';

export const nl: ReportedTerms = {
  delivered: (lms) => `Gemeld aan ${lms}`,
  pending: (lms) => `Onderweg naar ${lms}. Er gaat niets verloren: het wordt verstuurd tot het aankomt.`,
  refused: (lms) =>
    `Niet aangenomen door ${lms}. De opleidingsbeheerder ziet dat en kan het opnieuw versturen. Je afronding telt.`,
  toOpen: (lms) =>
    `${lms} heeft het niet opgehaald. Open de cursus daar nog een keer, dan wordt het gemeld. Je afronding telt.`,
};
