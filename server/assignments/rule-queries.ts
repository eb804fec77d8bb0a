import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { toRule, type Rule } from './rule.ts';

/** Rules that give out rounds, the oldest first. */
export async function rulesInForce(db: Kysely<Database>): Promise<Rule[]> {
  const rows = await db
    .selectFrom('assignment_rule')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return rows.map(toRule);
}

/** The rule of a line that is in force. */
export async function ruleInForce(db: Kysely<Database>, line: string): Promise<Rule | undefined> {
  return (await rulesInForce(db)).find((rule) => rule.line === line);
}

/** Every rule there ever was, of each line the newest first: what was asked of whom, and when that changed. */
export async function ruleHistory(db: Kysely<Database>): Promise<Rule[]> {
  const rows = await db.selectFrom('assignment_rule').selectAll().orderBy('made_at', 'desc').orderBy('id').execute();
  return rows.map(toRule);
}
