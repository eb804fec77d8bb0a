import type { Db } from '../../db/open.ts';
import type { EvidenceOverview } from '../evidence/evidence-shapes.ts';
import { headOf, leafAt } from '../evidence/log-queries.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { Frontier } from '../evidence/tree.ts';

/**
 * What is in the log now, for the DPO's screen. It counts the rows that entries were made from, which takes milliseconds at
 * any size; that rows and entries agree is for the verifier to say.
 */
export async function evidenceOverview(db: Db, log: EvidenceLog): Promise<EvidenceOverview> {
  const head = await headOf(db);
  const genesis = JSON.parse((await leafAt(db, 0))!.leaf) as { date: string };
  const courses = await db
    .selectFrom('course_version')
    .leftJoin('completion', 'completion.course_version_id', 'course_version.id')
    .select(['course_id', 'version', 'lang', 'title', 'content', 'published_at'])
    .select((e) => e.fn.count<number>('completion.id').as('records'))
    .groupBy(['course_id', 'version', 'lang', 'title', 'content', 'published_at', 'course_version.evidence_idx'])
    .orderBy('course_version.evidence_idx')
    .execute();
  const { assignments } = await db
    .selectFrom('assignment')
    .select((e) => e.fn.countAll<number>().as('assignments'))
    .executeTakeFirstOrThrow();
  return {
    origin: log.origin,
    vkey: log.vkey,
    size: head.size,
    root: Frontier.decode(head.size, head.frontier).root().toString('base64'),
    counts: {
      genesis: 1,
      course: courses.length,
      assign: assignments,
      record: courses.reduce((sum, course) => sum + course.records, 0),
    },
    firstDate: genesis.date,
    lastDate: head.lastDate,
    courses: courses.map(({ course_id: id, published_at: publishedAt, ...course }) => ({
      id,
      ...course,
      publishedOn: publishedAt.slice(0, 10),
    })),
  };
}
