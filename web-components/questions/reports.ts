import type { ExportOrder } from '../../server/exports/export-order.ts';
import type { Question } from './answers.ts';

export type Report = ExportOrder['report'];

/** The report behind an answer. */
export const reportOf: Partial<Record<Question, Report>> = {
  who: 'rules',
  when: 'completions',
  missing: 'overdue',
  joiners: 'roster',
  leavers: 'roster',
  exemptions: 'waivers',
  repeated: 'obligations',
  works: 'standing',
};

/** Reports about today; the others are about a period. */
export const ofToday: ReadonlySet<Report> = new Set(['overdue', 'standing']);

/** What the server sent, as a file. */
export async function fileIn(answer: Response): Promise<{ file: Blob; name: string }> {
  const name = /filename="?([^";]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return { file: await answer.blob(), name: name ?? 'article39' };
}
