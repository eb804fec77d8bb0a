import type { Db } from '../../db/open.ts';
import type { Role } from '../access/access-shapes.ts';
import { reportsOf } from '../people/people-queries.ts';

/** Whom somebody may see by name: everybody, or the people whom they manage that day. */
export type Scope = { kind: 'all' } | { kind: 'people'; ids: string[] };

/**
 * What a person may see (embedding.md 5.2). A DPO and a training admin see everybody, others whom they manage.
 * @param roles what they may be here and now, as `requireRole` found it
 */
export async function scopeOf(db: Db, personId: string, roles: ReadonlySet<Role>, today: string): Promise<Scope> {
  if (roles.has('dpo') || roles.has('training_admin')) return { kind: 'all' };
  return { kind: 'people', ids: await reportsOf(db, personId, today) };
}
