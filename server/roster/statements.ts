import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import type { Trx } from '../../db/transaction.ts';
import { contentId } from '../courses/content-id.ts';
import { dayOf } from '../day.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { endedRule, rosterId, type CourseClaim } from '../evidence/facts.ts';
import { appendEvidence } from '../evidence/log.ts';

/** The version that says how the entries about people are read. */
const howToRead = '1';

const howToReadText = `The roster: who was on staff, and when

An entry of type "assign" whose course is "${rosterId}" is about a person, not about a course. Its "due" says:

  campaign  roster
  date      the day from which it holds (of "left": the last day on staff)
  rule      joined: on staff from that day, in the unit that "person" names
            moved: in another unit from that day, which "person" names
            left: the last day on staff

Somebody is on staff on a day if their last "joined" or "moved" of that day or earlier comes after their last "left" before
that day. What the staff list said on a day, and when it was written down, can differ: the entry has its own date.

An entry of type "assign" about any other course is an obligation. If its rule begins with "${endedRule.trim()}", the obligation of that
person, course and campaign was no longer asked for from the day of the entry on, for the reason that follows.

A record with the outcome "exempted" is a waiver: that course was not asked of that person until the day that its detail names
("until"), or until the record was withdrawn.

A course entry "${rosterId}" whose version is a day states the numbers of that day.
`;

/** A statement as bundles enclose it. */
export interface RosterStatement {
  version: string;
  title: string;
  content: string;
  sums: string;
  publishedOn: string;
  evidenceIndex: number;
}

/** All statements, oldest first. */
export async function rosterStatements(db: Kysely<Database>): Promise<RosterStatement[]> {
  const rows = await db.selectFrom('roster_statement').selectAll().orderBy('evidence_idx').execute();
  return rows.map(({ version, title, content, sums, published_at, evidence_idx }) => ({
    version,
    title,
    content,
    sums,
    publishedOn: published_at.slice(0, 10),
    evidenceIndex: evidence_idx,
  }));
}

/** The file of a statement, by its path. */
export async function filesOfStatement(db: Kysely<Database>, version: string): Promise<Map<string, Buffer>> {
  const { bytes } = await db
    .selectFrom('roster_statement')
    .innerJoin('stored_file', 'stored_file.sha256', 'roster_statement.sha256')
    .select('bytes')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return new Map([[fileName, bytes]]);
}

const fileName = 'roster.txt';

/** What entries about people refer to; published when the first of them is to be written. */
export async function publishedHowToRead(trx: Trx, evidence: EvidenceLog, now: Date): Promise<CourseClaim> {
  return publishStatement(
    trx,
    evidence,
    { version: howToRead, title: 'How to read the roster', text: howToReadText },
    now,
  );
}

/** Publishes a statement once; a version that is there is left as it is. */
export async function publishStatement(
  trx: Trx,
  evidence: EvidenceLog,
  { version, title, text }: { version: string; title: string; text: string },
  now: Date,
): Promise<CourseClaim> {
  const known = await trx
    .selectFrom('roster_statement')
    .select('content')
    .where('version', '=', version)
    .executeTakeFirst();
  if (known) return { id: rosterId, version, lang: 'en', content: known.content };
  const file = Buffer.from(text);
  const { content, sums, files, bytes } = contentId(new Map([[fileName, file]]));
  const sha256 = hash('sha256', file);
  await trx
    .insertInto('stored_file')
    .values({ sha256, bytes: file })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const course = { id: rosterId, version, lang: 'en', title, content, files, bytes };
  const evidence_idx = await appendEvidence(trx, evidence, [{ type: 'course', course }], dayOf(now));
  await trx
    .insertInto('roster_statement')
    .values({ version, title, content, sums, sha256, published_at: now.toISOString(), evidence_idx })
    .execute();
  return { id: rosterId, version, lang: 'en', content };
}
