/** Screens of those who answer for training, and of auditors. The code of each comes when its tag is met. */
export const screens: Record<string, () => Promise<unknown>> = {
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
  'a39-settings': () => import('./settings/settings.ts'),
  'a39-people-import': () => import('./people-import/people-import.ts'),
  'a39-questions': () => import('./questions/questions.ts'),
  'a39-auditor': () => import('./auditor/auditor.ts'),
};
