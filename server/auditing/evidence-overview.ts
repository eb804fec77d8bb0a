import type { Tools } from '../environment.ts';
import type { EvidenceOverview } from '../evidence/evidence-shapes.ts';
import { keysOf } from '../evidence/keys-in-force.ts';
import { anchorsOf } from '../evidence/anchors.ts';
import { headOf, leafAt } from '../evidence/log-queries.ts';
import { Frontier } from '../evidence/tree.ts';

/** What is in the log now, and what is outside of it, for the DPO's screen. Milliseconds at any size. */
export async function evidenceOverview({
  db,
  evidence,
  entryCounts,
}: Pick<Tools, 'db' | 'evidence' | 'entryCounts'>): Promise<EvidenceOverview> {
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
  const restores = await db.selectFrom('evidence_restore').selectAll().orderBy('restored_at').execute();
  const newest = new Map((await anchorsOf(db)).map((anchor) => [anchor.kind, anchor]));
  return {
    origin: evidence.origin,
    vkey: evidence.vkey,
    size: head.size,
    root: Frontier.decode(head.size, head.frontier).root().toString('base64'),
    counts: await entryCounts.upTo(head.size),
    firstDate: genesis.date,
    lastDate: head.lastDate,
    keys: await keysOf(db),
    halted: evidence.halted ?? null,
    outside: [...newest.values()].map(({ kind, size, createdAt }) => ({ kind, size, on: createdAt.slice(0, 10) })),
    restores: restores.map((row) => ({ from: row.from_idx, to: row.to_idx, on: row.restored_at.slice(0, 10) })),
    courses: courses.map(({ course_id: id, published_at: publishedAt, ...course }) => ({
      id,
      ...course,
      publishedOn: publishedAt.slice(0, 10),
    })),
  };
}
