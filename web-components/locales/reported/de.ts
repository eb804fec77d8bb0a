import type { ReportedTerms } from './en.ts';

export const de: ReportedTerms = {
  delivered: (lms) => `Gemeldet an ${lms}`,
  pending: (lms) => `Unterwegs zu ${lms}. Nichts geht verloren: Es wird gesendet, bis es ankommt.`,
  refused: (lms) =>
    `Von ${lms} nicht angenommen. Die Schulungsverwaltung sieht das und kann es noch einmal senden. Dein Abschluss zählt.`,
  toOpen: (lms) =>
    `${lms} hat es nicht abgeholt. Öffne den Kurs dort noch einmal, dann wird es gemeldet. Dein Abschluss zählt.`,
};
