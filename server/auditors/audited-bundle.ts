import type { Readable } from 'node:stream';
import { orderBundle } from '../auditing/bundle-order.ts';
import type { Tools } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import type { Auditor } from './accounts.ts';
import type { AuditScope } from './audit-scope.ts';
import { auditedAmong, auditedEntries, type AuditedEntry } from './audited-entries.ts';

/** Accounts for which a bundle is being made: one at a time, because it takes a processor. */
const making = new WeakMap<object, Set<string>>();

/** What an auditor asks for: the entries that they drew, or everything of the period. */
export type AuditedOrder = { kind: 'sample'; indexes: number[] } | { kind: 'period' };

/**
 * Makes a bundle of entries about the people asked about, without how it went (points, tries, times of day), and without names if
 * the account says so. Whose entries they are is noted in the access log first. Refuses an entry that may not be asked about
 * (`entry_unknown`), and a second bundle while one is made (`too_many_requests`).
 */
export async function auditedBundle(
  tools: Pick<Tools, 'db' | 'evidence' | 'library' | 'config' | 'now' | 'today'>,
  { auditor, scope, order, age }: { auditor: Auditor; scope: AuditScope; order: AuditedOrder; age: string | null },
): Promise<{ fileName: string; content: Readable }> {
  const busy = making.get(tools.db) ?? new Set<string>();
  making.set(tools.db, busy);
  if (busy.has(auditor.id))
    throw new Refusal('too_many_requests', 'A bundle for you is being made. Wait until it has come.');
  busy.add(auditor.id);
  try {
    const entries = await entriesFor(tools, scope, order);
    const subjects = entries.flatMap(({ subject }) => subject ?? []);
    await seen(tools.db, { kind: 'auditor', id: auditor.id }, 'bundle', subjects, tools.today());
    const { fileName, content } = await orderBundle(tools, {
      wanted: {
        kind: 'sample',
        indexes: entries.map(({ index }) => index),
        hideWho: !auditor.maySeeNames,
        hideDetail: true,
        ...(order.kind === 'period' && { about: `of ${scope.from} to ${scope.to} about the people of this audit` }),
      },
      ageRecipient: age,
    });
    content.once('close', () => busy.delete(auditor.id));
    return { fileName, content };
  } catch (error) {
    busy.delete(auditor.id);
    throw error;
  }
}

async function entriesFor({ db }: Pick<Tools, 'db'>, scope: AuditScope, order: AuditedOrder): Promise<AuditedEntry[]> {
  if (order.kind === 'period') {
    const all: AuditedEntry[] = [];
    for await (const entries of auditedEntries(db, scope)) all.push(...entries);
    return all;
  }
  const found = await auditedAmong(db, scope, order.indexes);
  const known = new Set(found.map(({ index }) => index));
  const strange = order.indexes.find((index) => !known.has(index));
  if (strange !== undefined)
    throw new Refusal('entry_unknown', `Entry ${strange} is not one about the people and the period of your audit.`);
  return found;
}
