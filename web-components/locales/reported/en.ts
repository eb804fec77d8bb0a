/** The words for what an LMS was told of one's own completions. */
export const en = {
  delivered: (lms: string) => `Reported to ${lms}`,
  pending: (lms: string) => `On its way to ${lms}. Nothing is lost: it is sent until it arrives.`,
  refused: (lms: string) =>
    `Not taken by ${lms}. Your training administrator sees that, and can send it again. Your completion counts.`,
  toOpen: (lms: string) =>
    `${lms} has not fetched it. Open the course there once more, and it is reported. Your completion counts.`,
};

export type ReportedTerms = typeof en;
