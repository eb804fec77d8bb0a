import type { Logger } from 'pino';
import type { Db } from '../../db/open.ts';
import type { Config } from '../config.ts';
import { signCheckpoint, type Checkpoint } from '../evidence/checkpoint.ts';
import type { EvidenceLog } from '../evidence/evidence-log.ts';
import { logId } from '../evidence/log.ts';
import type { Mailer } from '../mail/mailer.ts';
import { alarmByMail } from './alarm-mail.ts';
import { lastAnchoredSize, recordAnchor, type Anchor } from '../evidence/anchors.ts';
import { mailWithCheckpoint } from './checkpoint-mail.ts';
import { Contradiction, cosign } from './cosign.ts';
import { withoutCredentials } from './post.ts';

export interface AnchoringTools {
  db: Db;
  evidence: EvidenceLog;
  mailer: Mailer;
  config: Pick<Config, 'checkpointMail' | 'organisation' | 'evidenceOrigin' | 'tsa' | 'witnesses'>;
  log: Logger;
  now: () => Date;
  /** Milliseconds that another party has for its answer. Default 10,000. */
  patience?: number;
}

/** How one means of getting a checkpoint out went. */
export interface AnchorOutcome {
  kind: 'mail' | 'rfc3161' | 'witness';
  /** As in `Anchor`; null for a means that is not set up. */
  target: string | null;
  /** Of the checkpoint that was signed. */
  size: number;
  /** `unchanged`: this target has this size already. `contradicted`: a witness has seen another history; a person must look. */
  outcome: 'anchored' | 'unchanged' | 'not_set_up' | 'failed' | 'contradicted';
  /** A sentence for the operator, without mail addresses. */
  detail: string;
}

/** One way out: what it is called, and how it is gone; answers what came back. */
interface Means {
  kind: AnchorOutcome['kind'];
  target: string;
  take: (checkpoint: Checkpoint, last: number | undefined) => Promise<Buffer | null>;
}

/**
 * Signs a checkpoint of the log as it is now and gets it out of the operator's hands by every means that is set up, to each
 * target that has not got this size yet (evidence.md 6). What succeeds is a row of `evidence_anchor`; what fails does not stop
 * the others, and is tried again by the next call. A contradiction is also told by mail.
 * Refuses to sign for a halted log (`evidence_halted`). Call it outside any transaction.
 */
export async function anchorNow(tools: AnchoringTools): Promise<AnchorOutcome[]> {
  const { db, evidence, log, now, mailer, config } = tools;
  const checkpoint = await signCheckpoint(db, evidence, now());
  const taken = meansOf(tools).map((means) => takeOut(tools, checkpoint, means));
  const outcomes = [...(await Promise.all(taken)), ...notSetUp(tools, checkpoint.size)];
  for (const { target, ...outcome } of outcomes) {
    // The address of a mailbox is not for the log.
    const line = outcome.kind === 'mail' ? outcome : { target, ...outcome };
    log[levelOf(outcome)](line, 'checkpoint');
  }
  const contradiction = outcomes.find(({ outcome }) => outcome === 'contradicted');
  if (contradiction) await alarmByMail(mailer, config, contradiction.detail);
  return outcomes;
}

function levelOf({ outcome }: Pick<AnchorOutcome, 'outcome'>): 'info' | 'error' | 'fatal' {
  if (outcome === 'contradicted') return 'fatal';
  return outcome === 'failed' ? 'error' : 'info';
}

function meansOf({ db, evidence, mailer, config, now, patience = 10_000 }: AnchoringTools): Means[] {
  const means: Means[] = [];
  const { tsa, witnesses } = config;
  if (mailer.isSetUp)
    means.push({
      kind: 'mail',
      target: config.checkpointMail,
      async take(checkpoint, lastMailed) {
        const mail = await mailWithCheckpoint(db, config, checkpoint, { lastMailed, today: now() });
        const delivery = await mailer.send(mail);
        if (!delivery.sent) throw new Error(delivery.detail);
        return null;
      },
    });
  if (tsa)
    means.push({
      kind: 'rfc3161',
      target: withoutCredentials(tsa.url).address,
      async take({ size }) {
        // Its ASN.1 library is large, and most installations never need it.
        const { stamp } = await import('./timestamp.ts');
        return stamp(await noteOnRecord(db, size), tsa, patience);
      },
    });
  for (const witness of witnesses)
    means.push({
      kind: 'witness',
      target: witness.vkey,
      async take(checkpoint, known = 0) {
        const logKeys = evidence.signers.map(({ vkey }) => vkey);
        return Buffer.from(await cosign(db, checkpoint, witness, { known, logKeys, patience }));
      },
    });
  return means;
}

/**
 * The note of this size as bundles carry it. While a key is replaced, what was signed just now can have a line more than what
 * was signed of the same size before, and then a token for the one would not fit the other.
 */
async function noteOnRecord(db: Db, size: number): Promise<string> {
  const { note } = await db
    .selectFrom('evidence_checkpoint')
    .select('note')
    .where('log_id', '=', logId)
    .where('size', '=', size)
    .executeTakeFirstOrThrow();
  return note;
}

async function takeOut(
  { db, now }: AnchoringTools,
  checkpoint: Checkpoint,
  { kind, target, take }: Means,
): Promise<AnchorOutcome> {
  const { size } = checkpoint;
  try {
    const last = await lastAnchoredSize(db, { kind, target });
    if (last === size)
      return { kind, target, size, outcome: 'unchanged', detail: `It has these ${size} entries already.` };
    const data = await take(checkpoint, last);
    await recordAnchor(db, { kind, target, size, data, createdAt: now().toISOString() } satisfies Anchor);
    return { kind, target, size, outcome: 'anchored', detail: `A checkpoint of ${size} entries is outside.` };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind, target, size, outcome: error instanceof Contradiction ? 'contradicted' : 'failed', detail };
  }
}

function notSetUp({ mailer, config }: AnchoringTools, size: number): AnchorOutcome[] {
  const settings = { mail: 'A39_SMTP_URL', rfc3161: 'A39_TSA_URL', witness: 'A39_WITNESSES' };
  const missing: AnchorOutcome['kind'][] = [
    ...(mailer.isSetUp ? [] : ['mail' as const]),
    ...(config.tsa ? [] : ['rfc3161' as const]),
    ...(config.witnesses.length > 0 ? [] : ['witness' as const]),
  ];
  return missing.map((kind) => ({
    kind,
    target: null,
    size,
    outcome: 'not_set_up',
    detail: `This means is not used, because ${settings[kind]} is not set.`,
  }));
}
