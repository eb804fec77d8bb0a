import type { Db } from '../../db/open.ts';

/** With fewer people on the list nothing is set up yet. */
const aHandful = 5;

/**
 * Whether there is a rule and more than a handful of people. Until then the pages of those who assign carry the guide to the first
 * assignment; it is no answer about a person, so the page stays the same for all.
 */
export async function isSetUp(db: Db): Promise<boolean> {
  const rule = await db.selectFrom('assignment_rule').select('id').where('ended_at', 'is', null).limit(1).execute();
  const people = await db.selectFrom('on_roster').select('person_id').limit(aHandful).execute();
  return rule.length > 0 && people.length === aHandful;
}
