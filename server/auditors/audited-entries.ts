import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import { daysAfter } from '../day.ts';
import { firstOn } from '../evidence/bundle/selection.ts';
import { logId } from '../evidence/log.ts';
import { headOf } from '../evidence/log-queries.ts';
import { isAudited, type AuditScope } from './audit-scope.ts';

type Reader = Kysely<Database>;

/** An entry of the log that somebody may ask about. */
export interface AuditedEntry {
  index: number;
  type: string;
  /** Day on which it was written. */
  date: string;
  /** Our own id of the person; null once erased. */
  subject: string | null;
}

const entriesAtOnce = 5_000;

/**
 * The entries about the people asked about that were written in the period, in the order of the log, some at a time. What
 * was erased says no more whose it was: it is among them only if everybody is asked about.
 * @param before only entries before this one
 */
export async function* auditedEntries(
  db: Reader,
  scope: AuditScope,
  before: number = Infinity,
): AsyncGenerator<AuditedEntry[]> {
  const { size } = await headOf(db);
  const from = await firstOn(db, size, scope.from);
  const to = Math.min(await firstOn(db, size, daysAfter(scope.to, 1)), before);
  for (let at = from; at < to; at += entriesAtOnce) {
    yield await audited(db, scope, { from: at, to: Math.min(at + entriesAtOnce, to) });
    await pause();
  }
}

/** Which of these indexes may be asked about. */
export async function auditedAmong(db: Reader, scope: AuditScope, indexes: readonly number[]): Promise<AuditedEntry[]> {
  const found: AuditedEntry[] = [];
  for (const part of inParts([...new Set(indexes)])) found.push(...(await audited(db, scope, part)));
  return found.filter(({ date }) => date >= scope.from && date <= scope.to);
}

async function audited(
  db: Reader,
  scope: AuditScope,
  where: { from: number; to: number } | number[],
): Promise<AuditedEntry[]> {
  const rows = await db
    .selectFrom('evidence_entry')
    .leftJoin('evidence_subject', (join) =>
      join
        .onRef('evidence_subject.log_id', '=', 'evidence_entry.log_id')
        .onRef('evidence_subject.idx', '=', 'evidence_entry.idx'),
    )
    .leftJoin('person', 'person.id', 'evidence_subject.subject_id')
    .select(['evidence_entry.idx', 'leaf', 'subject_id'])
    .where('evidence_entry.log_id', '=', logId)
    .$if(Array.isArray(where), (q) => q.where('evidence_entry.idx', 'in', where as number[]))
    .$if(!Array.isArray(where), (q) => {
      const { from, to } = where as { from: number; to: number };
      return q.where('evidence_entry.idx', '>=', from).where('evidence_entry.idx', '<', to);
    })
    .where((e) =>
      scope.isEverybody
        ? e.or([
            e.and([e('person.id', 'is not', null), isAudited(e, scope)]),
            e('evidence_subject.subject_id', 'is', null),
          ])
        : e.and([e('person.id', 'is not', null), isAudited(e, scope)]),
    )
    .orderBy('evidence_entry.idx')
    .execute();
  return rows.flatMap(({ idx: index, leaf, subject_id: subject }) => {
    // Text that this server wrote: its shape is known.
    const { type, date } = JSON.parse(leaf) as { type: string; date: string };
    return aboutPeople.has(type) ? [{ index, type, date, subject }] : [];
  });
}

const aboutPeople = new Set(['assign', 'record', 'amend', 'revoke']);
