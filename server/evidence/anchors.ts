import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { logId } from './log.ts';
import { statementOf } from './signed-note.ts';

/** A checkpoint that left the house. */
export interface Anchor {
  kind: 'mail' | 'rfc3161' | 'witness' | 'print';
  /** Where to: the mail address, the URL of the time-stamping authority, the vkey of the witness. */
  target: string;
  size: number;
  /** The token (DER) or the cosignature line (UTF-8); null for what gives nothing back. */
  data: Buffer | null;
  createdAt: string;
}

/** Everything that ever left the house, in the order in which it left. */
export async function anchorsOf(db: Kysely<Database>): Promise<Anchor[]> {
  const rows = await selectAnchors(db).orderBy('created_at').orderBy('id').execute();
  return rows.map(asAnchor);
}

/** The size that a target got last; undefined if it never got any. */
export async function lastAnchoredSize(
  db: Kysely<Database>,
  { kind, target }: Pick<Anchor, 'kind' | 'target'>,
): Promise<number | undefined> {
  const row = await selectAnchors(db)
    .where('kind', '=', kind)
    .where('target', '=', target)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.size;
}

/** Notes that a checkpoint left; it must be one that was signed (`evidence_checkpoint`). */
export async function recordAnchor(
  db: Kysely<Database>,
  { kind, target, size, data, createdAt }: Anchor,
): Promise<void> {
  await db
    .insertInto('evidence_anchor')
    .values({ id: randomUUID(), log_id: logId, size, kind, target, data, created_at: createdAt })
    .execute();
}

/**
 * The checkpoint with the lines of the witnesses that cosigned it, in the order in which they came, each witness once.
 * @param note as it was signed
 * @param anchors may be of other sizes and kinds too, as `anchorsOf` answers them
 */
export function noteWithCosignatures(note: string, anchors: readonly Anchor[]): string {
  const { size } = statementOf(note);
  const lines = new Map<string, string>();
  for (const { kind, target, data, ...anchor } of anchors)
    if (kind === 'witness' && anchor.size === size && data !== null && !lines.has(target))
      lines.set(target, data.toString('utf8'));
  return note + [...lines.values()].join('');
}

function selectAnchors(db: Kysely<Database>) {
  return db
    .selectFrom('evidence_anchor')
    .select(['kind', 'target', 'size', 'data', 'created_at'])
    .where('log_id', '=', logId);
}

function asAnchor({ created_at, ...row }: Omit<Anchor, 'createdAt'> & { created_at: string }): Anchor {
  return { ...row, createdAt: created_at };
}
