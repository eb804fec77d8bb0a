import type { Db } from '../../db/open.ts';
import { entriesOf } from './entry-view.ts';
import type { EvidenceOverview } from './evidence-shapes.ts';
import type { EvidenceLog } from './log.ts';
import { headOf } from './log-queries.ts';
import { Frontier } from './tree.ts';

/** What is in the log now, for the DPO's screen. */
export async function evidenceOverview(db: Db, log: EvidenceLog): Promise<EvidenceOverview> {
  const head = await headOf(db);
  const counts: Record<string, number> = {};
  const courses = new Map<string, EvidenceOverview['courses'][number]>();
  let firstDate = '';
  for await (const { type, date, clear, claims } of entriesOf(db, head.size)) {
    counts[type] = (counts[type] ?? 0) + 1;
    firstDate ||= date;
    if (type === 'course') {
      const { id, version, lang, title, content } = clear['course'] as EvidenceOverview['courses'][number];
      courses.set(content, { id, version, lang, title, content, publishedOn: date, records: 0 });
    }
    const of = type === 'record' && courses.get((claims['course'] as { content: string } | undefined)?.content ?? '');
    if (of) of.records++;
  }
  return {
    origin: log.origin,
    vkey: log.signer.vkey,
    size: head.size,
    root: Frontier.decode(head.size, head.frontier).root().toString('base64'),
    counts,
    firstDate,
    lastDate: head.lastDate,
    courses: [...courses.values()],
  };
}
