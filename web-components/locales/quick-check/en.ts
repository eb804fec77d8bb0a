/** The words of an exercise by itself. */
export const en = {
  heading: 'Quick check',
  notKept: 'Your answer is judged and not kept.',
  counts: 'Your answer goes with your course, as if you gave it there.',
};

export type QuickCheckTerms = typeof en;
