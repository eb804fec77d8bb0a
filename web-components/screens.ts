import type { questionElement } from './question/index.ts';

/**
 * Screens of those who answer for training, and of auditors, and what stands in intranet pages only. The code of each comes when
 * its tag is met. `question` is what draws a question: the page has it already.
 */
export const screens: Record<string, (question: typeof questionElement) => Promise<unknown>> = {
  'a39-quick-check': (question) => import('./quick-check/quick-check.ts').then((its) => its.defineQuickCheck(question)),
  'a39-acknowledge': () => import('./acknowledge/acknowledge.ts'),
  'a39-certificates': () => import('./certificates/certificates.ts'),
  'a39-badges': () => import('./badges/badges.ts'),
  'a39-privacy': () => import('./privacy/privacy.ts'),
  'a39-team': () => import('./team/team.ts'),
  'a39-overdue': () => import('./overdue/overdue.ts'),
  'a39-evidence': () => import('./evidence/evidence.ts'),
  'a39-evidence-wizard': () => import('./evidence-wizard/evidence-wizard.ts'),
  'a39-export': () => import('./export/export.ts'),
  'a39-versions': () => import('./versions/versions.ts'),
  'a39-records': () => import('./records/records.ts'),
  'a39-erasure': () => import('./erasure/erasure.ts'),
  'a39-documents': () => import('./documents/documents.ts'),
  'a39-obligations': () => import('./obligations/obligations.ts'),
  'a39-first-run': () => import('./first-run/first-run.ts'),
  'a39-check': () => import('./check/check.ts'),
  'a39-intranet': () => import('./intranet/intranet.ts'),
  'a39-reported': () => import('./reported/reported.ts'),
  'a39-lms': () => import('./lms/lms.ts'),
  'a39-settings': () => import('./settings/settings.ts'),
  'a39-people': () => import('./people/people.ts'),
  'a39-my-data': () => import('./my-data/my-data.ts'),
  'a39-people-import': () => import('./people-import/people-import.ts'),
  'a39-questions': () => import('./questions/questions.ts'),
  'a39-auditor': () => import('./auditor/auditor.ts'),
};

/** What learners may meet in a page of another origin. */
export const forGuests = [
  'a39-config',
  'a39-signin',
  'a39-status',
  'a39-refresher',
  'a39-my-documents',
  'a39-quick-check',
  'a39-acknowledge',
  'a39-certificates',
  'a39-privacy',
];
