import type { Findings } from './findings.ts';
import type { ProvenLog } from './read-log.ts';
import type { Statements } from './statements.ts';
import type { VerifierKey } from './verifier-key.ts';

/**
 * Checks that the newest checkpoint, and every other, is signed by a key that speaks for the log: one of the caller's, or one
 * that the log names in an entry which such a key signed (evidence notes 5: the old key vouches for the new one). So an auditor
 * who holds the key of the beginning can follow its replacements, and one who holds the present key the way back.
 * Notes `note_not_signed`.
 */
export function checkVouched(
  statements: Statements,
  log: ProvenLog,
  trusted: readonly VerifierKey[],
  findings: Findings,
): void {
  const vouched = vouchedKeys(statements, log, trusted);
  const isVouched = (keys: readonly VerifierKey[]) => keys.some(({ text }) => vouched.has(text));
  if (!isVouched(statements.newest.logKeys)) {
    refuse(findings, 'data/log/checkpoint.txt');
    return;
  }
  const named = new Set(log.complete ? log.entries.keyEvents.map(({ vkey }) => vkey) : []);
  for (const { checkpoint, held, place } of statements.others) {
    const isNamed = checkpoint.logKeys.some(({ text }) => named.has(text));
    if (!isVouched(checkpoint.logKeys) && (held || !isNamed)) refuse(findings, place.file ?? '');
  }
}

function refuse(findings: Findings, file: string): void {
  findings.refuse(
    'note_not_signed',
    'None of the keys you trust signed this checkpoint, nor one that they vouch for. Ask the DPO for the key, on paper.',
    { file },
  );
}

function vouchedKeys({ newest, others }: Statements, log: ProvenLog, trusted: readonly VerifierKey[]): Set<string> {
  const vouched = new Set(trusted.map(({ text }) => text));
  if (!log.complete) return vouched;
  // Only checkpoints that fit the log say anything about its entries.
  const fitting = [newest, ...others.map(({ checkpoint }) => checkpoint)].filter(({ size, root }) =>
    log.roots.get(size)?.equals(root),
  );
  const { keyEvents } = log.entries;
  // In the order of the log, so that one pass follows a chain of replacements.
  for (const { index, action, vkey } of keyEvents) {
    if (action !== 'add') continue;
    const signedBy = fitting
      .filter(({ size }) => size > index)
      .flatMap(({ size, logKeys }) =>
        logKeys.filter(({ text }) => vouched.has(text) && !hasEnded(text, size)).map(({ text }) => text),
      );
    if (signedBy.some((text) => text !== vkey)) vouched.add(vkey);
  }
  return vouched;

  function hasEnded(vkey: string, size: number): boolean {
    return keyEvents.some(
      (event) =>
        event.vkey === vkey && event.index < size && (event.action === 'retire' || event.action === 'compromised'),
    );
  }
}
