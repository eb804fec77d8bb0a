import { readSmallFile } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { fromUtf8 } from './encodings.ts';
import type { Findings } from './findings.ts';
import { readVerifierKey } from './verifier-key.ts';
import type { VerifierKey } from './verifier-key.ts';

/**
 * The keys that are trusted, the keys of the log that the bundle names besides (which count only where a trusted one vouches
 * for them), and whether the log's key comes from the caller or only from the bundle itself.
 */
export type TrustedKeys = { keys: VerifierKey[]; named: VerifierKey[]; fromBundle: boolean };

const policyFile = 'data/log/policy.txt';

/**
 * The caller's keys; only without any log key of his are those of the bundle's policy (C2SP tlog-policy) tried, which the
 * verdict then says. The policy's further log keys open notes, but vouch for nothing. The policy's witness keys are used in any case: they tell times, they do not vouch for the log.
 * Notes `key_malformed` for a key of the caller, `file_missing` for a missing policy that would be needed.
 */
export async function gatherKeys(
  vkeys: readonly string[],
  files: BundleFiles,
  findings: Findings,
): Promise<TrustedKeys> {
  const given = vkeys
    .map((vkey) => findings.attempt({}, () => readVerifierKey(vkey.trim())))
    .filter((key) => key !== undefined);
  const fromBundle = vkeys.length === 0 || (given.length > 0 && given.every((key) => key.kind === 'witness'));
  const policy = fromBundle || files.names.has(policyFile) ? await readPolicy(files, findings) : [];
  const usable = policy.filter((key) => fromBundle || key.kind === 'witness');
  if (fromBundle) {
    findings.warn(
      'key_from_bundle',
      'Unsigned as far as you know: the key was taken from the bundle itself. Give the one you got on paper with --key.',
    );
  }
  const named = policy.filter(
    (key) => !fromBundle && key.kind === 'log' && !given.some(({ text }) => text === key.text),
  );
  return { keys: [...given, ...usable], named, fromBundle };
}

async function readPolicy(files: BundleFiles, findings: Findings): Promise<VerifierKey[]> {
  const place = { file: policyFile };
  const text = await findings.attemptReading(place, async () => fromUtf8(await readSmallFile(files, policyFile)));
  const keys: VerifierKey[] = [];
  for (const line of text?.split('\n') ?? []) {
    const vkey = /^(?:log|witness \S+) (\S+)$/.exec(line)?.[1];
    if (vkey === undefined) continue;
    try {
      keys.push(readVerifierKey(vkey));
    } catch {
      findings.warn('policy_line_ignored', 'A key in the policy is of a kind that is not known here.', place);
    }
  }
  return keys;
}
