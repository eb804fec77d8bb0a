import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import { daysAfter } from '../day.ts';
import { firstOn, type Wanted } from '../evidence/bundle/selection.ts';
import { logId } from '../evidence/log.ts';
import { headOf } from '../evidence/log-queries.ts';

/** Whom these entries are about, as long as that is known. */
export async function subjectsOf(db: Kysely<Database>, indexes: readonly number[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const part of inParts(indexes)) {
    const rows = await db
      .selectFrom('evidence_subject')
      .select('subject_id')
      .where('log_id', '=', logId)
      .where('idx', 'in', part)
      .execute();
    for (const row of rows) ids.add(row.subject_id);
  }
  return [...ids];
}

/** Everybody about whom a bundle tells something. */
export async function subjectsIn(db: Kysely<Database>, wanted: Wanted): Promise<string[]> {
  if (wanted.kind === 'sample') return subjectsOf(db, wanted.indexes);
  if (wanted.kind === 'certificate') return subjectsOf(db, [wanted.index]);
  const { size } = await headOf(db);
  const [first, end] =
    wanted.kind === 'full'
      ? [0, size]
      : [await firstOn(db, size, wanted.from), await firstOn(db, size, daysAfter(wanted.to, 1))];
  // People are few beside entries: each is looked up.
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where((e) =>
      e.exists(
        e
          .selectFrom('evidence_subject')
          .select('idx')
          .where('log_id', '=', logId)
          .whereRef('subject_id', '=', 'person.id')
          .where('idx', '>=', first)
          .where('idx', '<', end),
      ),
    )
    .execute();
  return rows.map((row) => row.id);
}
