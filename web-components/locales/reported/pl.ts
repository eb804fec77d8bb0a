import type { ReportedTerms } from './en.ts';

export const pl: ReportedTerms = {
  delivered: (lms) => `Zgłoszono do ${lms}`,
  pending: (lms) => `W drodze do ${lms}. Nic nie ginie: jest wysyłane, aż dotrze.`,
  refused: (lms) =>
    `${lms} nie przyjmuje zgłoszenia. Administrator szkoleń to widzi i może wysłać je ponownie. Twoje ukończenie się liczy.`,
  toOpen: (lms) =>
    `${lms} nie odbiera zgłoszenia. Otwórz tam kurs jeszcze raz, a zostanie wysłane. Twoje ukończenie się liczy.`,
};
