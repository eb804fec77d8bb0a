import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { documentVersions } from '../documents/documents.ts';
import type { Tools } from '../environment.ts';
import { bundleName } from '../evidence/bundle/bundle.ts';
import type { Wanted } from '../evidence/bundle/selection.ts';
import { rosterId } from '../evidence/facts.ts';
import { rosterStatements } from '../roster/statements.ts';
import { keysOf } from '../evidence/keys-in-force.ts';
import { signCheckpoint, type Checkpoint } from '../evidence/checkpoint.ts';
import { fileFromThread } from '../threads/errand.ts';
import type { BundleErrand, ThreadOrder } from './bundle-thread.ts';

/** What is asked for. */
export interface BundleOrder {
  wanted: Wanted;
  /** An age recipient (`age1…`) to encrypt to, so that only the auditor can open it. */
  ageRecipient: string | null;
}

/**
 * Makes a bundle on a thread of its own with a connection of its own, so that a large one keeps nobody waiting.
 * @returns the zip (or the age file around it) as a stream; ending it early stops the work
 */
export async function orderBundle(
  tools: Pick<Tools, 'db' | 'evidence' | 'library' | 'config' | 'now'>,
  order: BundleOrder,
): Promise<{ fileName: string; content: Readable }> {
  // Something can be erased between the signature and the snapshot; then the bundle would lack the entry that says so.
  for (let left = 5; left > 0; left--) {
    const checkpoint = await signCheckpoint(tools.db, tools.evidence, tools.now());
    const content = await startThread(await threadOrder(tools, order, checkpoint));
    const name = bundleName(tools.evidence.origin, checkpoint, tools.now());
    if (content) return { fileName: `${name}.zip${order.ageRecipient === null ? '' : '.age'}`, content };
  }
  throw new Error('The log was erased from while the bundle was begun, five times.');
}

async function threadOrder(
  { db, evidence, library, config, now }: Pick<Tools, 'db' | 'evidence' | 'library' | 'config' | 'now'>,
  { wanted, ageRecipient }: BundleOrder,
  checkpoint: Checkpoint,
): Promise<ThreadOrder> {
  const courses = library.all().map(({ id, courseId, version, lang, title, content, publishedAt, sums }) => ({
    row: { table: 'course' as const, id },
    of: { id: courseId, version, lang, title, content, publishedOn: publishedAt.slice(0, 10), sums },
  }));
  const documents = (await documentVersions(db)).map(({ id, documentId, kind: _kind, ...of }) => ({
    row: { table: 'document' as const, id },
    of: { id: documentId, ...of },
  }));
  const statements = (await rosterStatements(db)).map(({ evidenceIndex: _index, ...of }) => ({
    row: { table: 'roster' as const, id: of.version },
    of: { id: rosterId, lang: 'en', ...of },
  }));
  const isSigning = (vkey: string) => evidence.signers.some((signer) => signer.vkey === vkey);
  return {
    database: config.database,
    wanted,
    ageRecipient,
    checkpoint,
    origin: evidence.origin,
    vkeys: evidence.signers.map(({ vkey }) => vkey),
    endedVkeys: (await keysOf(db)).map(({ vkey }) => vkey).filter((vkey) => !isSigning(vkey)),
    witnesses: config.witnesses.map(({ vkey }) => vkey),
    tsaCertificates: config.tsa?.caFile ? await readFile(config.tsa.caFile, 'utf8') : null,
    organisation: config.organisation,
    courses: [...courses, ...documents, ...statements],
    verifiers: await builtVerifiers(),
    now: now(),
  };
}

/** The programs that the build made; a server that runs from sources alone has none, and the bundle then goes without. */
async function builtVerifiers(): Promise<Map<string, Uint8Array>> {
  const folder = join(import.meta.dirname, '../../dist/verify');
  const found = new Map<string, Uint8Array>();
  for (const name of ['verify.html', 'verify.mjs']) {
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    if (bytes) found.set(name, bytes);
  }
  return found;
}

// Nearly everything that is read is written out at once, so that a small young generation keeps the thread small.
const limits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 192 };

/** Answers the stream when the thread has its snapshot; undefined if that snapshot has erasures which the checkpoint lacks. */
async function startThread(order: ThreadOrder): Promise<Readable | undefined> {
  const program = new URL('./bundle-thread.ts', import.meta.url);
  const { told, content } = fileFromThread<BundleErrand>(program, order, { limits });
  if ((await told) === 'ready') return content;
  content.destroy();
  return undefined;
}
