import type { Anchor } from './anchors.ts';
import type { Findings } from './findings.ts';
import type { KeyEvent } from './known-entries.ts';
import type { ProvenLog } from './read-log.ts';
import type { ConsistencyProof, Statement, Statements } from './statements.ts';
import { provesConsistency } from './tree.ts';
import type { VerifierKey } from './verifier-key.ts';

/**
 * Compares every other checkpoint with the log that the bundle shows. This is what makes a rewritten past visible: an operator
 * can sign a new tree, but cannot fit it to a checkpoint that left his hands.
 * Notes `history_changed`, `shrunk`, `held_not_comparable` for those the caller holds; `root_differs`, `size_differs`,
 * `consistency_unproven` for those in the bundle. Answers the sizes of the held ones that fit.
 */
export function compareCheckpoints(statements: Statements, log: ProvenLog, findings: Findings): number[] {
  const { newest, others, consistencies } = statements;
  if (log.complete) for (const proof of consistencies) checkAgainstLog(proof, log, findings);
  const fitting: number[] = [];
  for (const statement of others) {
    const { checkpoint, held, place } = statement;
    if (checkpoint.size > newest.size) {
      const message = `This checkpoint is of ${checkpoint.size} entries; the bundle shows only ${newest.size}.`;
      findings.refuse(held ? 'shrunk' : 'size_differs', message, place);
      continue;
    }
    const fits =
      log.complete || checkpoint.size === newest.size ? sameRoot(statement, log) : linked(statement, statements);
    if (fits === undefined) {
      const message = `No proof in the bundle links the checkpoint of ${checkpoint.size} entries to the newest one.`;
      if (held) findings.refuse('held_not_comparable', `${message} Ask for the whole log or for that proof.`, place);
      else findings.warn('checkpoint_not_compared', message, place);
    } else if (!fits) {
      const message = `HISTORY CHANGED: the log had another content when it had ${checkpoint.size} entries.`;
      if (held) findings.refuse('history_changed', message, place);
      else findings.refuse('root_differs', 'This checkpoint is of another tree than the bundle shows.', place);
    } else if (held) {
      fitting.push(checkpoint.size);
    }
  }
  return fitting;
}

// Without a root at that size the log could not be read so far, which is another fault than a changed past.
function sameRoot({ checkpoint }: Statement, log: ProvenLog): boolean | undefined {
  return log.roots.get(checkpoint.size)?.equals(checkpoint.root);
}

function linked({ checkpoint }: Statement, { newest, consistencies }: Statements): boolean | undefined {
  const toNewest = consistencies.filter(
    (proof) =>
      proof.oldSize === checkpoint.size &&
      proof.checkpoint.size === newest.size &&
      proof.checkpoint.root.equals(newest.root),
  );
  if (toNewest.length === 0) return undefined;
  return toNewest.every(({ oldSize, proof }) =>
    provesConsistency({ oldSize, oldRoot: checkpoint.root, newSize: newest.size, newRoot: newest.root, proof }),
  );
}

function checkAgainstLog(
  { oldSize, proof, checkpoint, place }: ConsistencyProof,
  log: ProvenLog,
  findings: Findings,
): void {
  const oldRoot = log.roots.get(oldSize);
  const newRoot = log.roots.get(checkpoint.size);
  const isProven =
    oldRoot !== undefined &&
    newRoot?.equals(checkpoint.root) &&
    provesConsistency({ oldSize, oldRoot, newSize: checkpoint.size, newRoot, proof });
  if (!isProven) findings.refuse('consistency_unproven', 'The proof does not fit the log in the bundle.', place);
}

/**
 * Checks who signed against what the log says of its keys (evidence notes 5): a key does not count for sizes that include its
 * own retirement, and one that was stolen counts only up to the last checkpoint that others saw before the log said so.
 * Notes `key_retired`; warns `key_compromised` for what a stolen key signed after that checkpoint, `key_not_in_log`.
 */
export function checkSigners(
  { newest, others }: Statements,
  log: ProvenLog,
  anchors: readonly Anchor[],
  findings: Findings,
): void {
  const { keyEvents } = log.entries;
  const signed = [{ checkpoint: newest, place: { file: 'data/log/checkpoint.txt' } }, ...others];
  for (const { checkpoint, place } of signed) {
    const states = checkpoint.logKeys.map((key) => stateOf(key, checkpoint.size, keyEvents, anchors));
    if (states.every((state) => state === 'ended')) {
      findings.refuse(
        'key_retired',
        'The log had retired the only key that signed this checkpoint, or called it stolen.',
        place,
      );
    } else if (states.every((state) => state === 'stolen' || state === 'ended')) {
      findings.warn(
        'key_compromised',
        'The key was called stolen later, and nobody outside saw the log of this size before: it does not count.',
        place,
      );
    } else if (log.complete && states.every((state) => state === 'unknown')) {
      findings.warn('key_not_in_log', 'The log itself does not name the key that signed this checkpoint.', place);
    }
  }
}

function stateOf(key: VerifierKey, size: number, keyEvents: readonly KeyEvent[], anchors: readonly Anchor[]) {
  const events = keyEvents.filter((event) => event.vkey === key.text);
  const endings = events.filter((event) => event.action === 'retire' || event.action === 'compromised');
  if (endings.some((event) => event.index < size)) return 'ended';
  const theft = endings.find((event) => event.action === 'compromised');
  const seen = anchors.filter((anchor) => theft !== undefined && anchor.size <= theft.index);
  if (theft !== undefined && !seen.some((anchor) => anchor.size >= size)) return 'stolen';
  return events.some((event) => event.index < size) ? 'in use' : 'unknown';
}
