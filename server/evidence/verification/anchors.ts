import { readSmallFile } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { fromUtf8 } from './encodings.ts';
import type { Findings } from './findings.ts';
import type { Statements } from './statements.ts';
import type { ReadToken } from './timestamp-token.ts';

/** That the log had `size` entries at this time (milliseconds since 1970), on the word of somebody outside. */
export type Anchor = { kind: 'token' | 'witness'; size: number; time: number; by: string; trusted: boolean };

const enclosedCaFile = 'data/anchors/tsa-ca.pem';

/** Whom the caller believes about times: authorities, as PEM texts, and witnesses, as vkeys; and how tokens are read. */
export type TimeSources = { tsaCas: readonly string[]; vkeys: readonly string[]; readToken: ReadToken | undefined };

/**
 * The times at which others saw the log: RFC 3161 tokens over the notes in `data/anchors`, and cosignatures of witnesses whose
 * key the caller trusts (evidence notes 5, 6). Without an authority of the caller, the one enclosed is believed, with a warning.
 * Notes `file_missing` and what `readToken` refuses; warns `timestamp_authority_from_bundle`, `timestamp_not_checked`.
 */
export async function readAnchors(
  files: BundleFiles,
  statements: Statements,
  { tsaCas, vkeys, readToken }: TimeSources,
  findings: Findings,
): Promise<Anchor[]> {
  const anchors = witnessed(statements, vkeys);
  const tokens = [...files.names].filter((file) => /^data\/anchors\/[^/]+\.tsr$/.test(file));
  if (tokens.length > 0 && readToken === undefined) {
    findings.warn('timestamp_not_checked', 'There are RFC 3161 tokens, which are not checked here.');
  }
  if (tokens.length === 0 || readToken === undefined) return anchors;
  const enclosed = await enclosedCas(files, findings);
  if (tsaCas.length === 0) {
    findings.warn(
      'timestamp_authority_from_bundle',
      'Nobody but the bundle vouches for the time-stamping authority. Give its certificate with --tsa-ca.',
    );
  }
  for (const file of tokens) {
    await findings.attemptReading({ file }, async () => {
      const noteFile = file.replace(/\.tsr$/, '.checkpoint.txt');
      const note = await readSmallFile(files, noteFile);
      const reply = await readSmallFile(files, file);
      const cas = tsaCas.length === 0 ? enclosed : tsaCas;
      const { time, authority } = await readToken(reply, note, cas, enclosed);
      // One that is no checkpoint of this log was refused when it was opened.
      const statement = statements.others.find(({ place }) => place.file === noteFile);
      if (statement === undefined) return;
      anchors.push({ kind: 'token', size: statement.checkpoint.size, time, by: authority, trusted: tsaCas.length > 0 });
    });
  }
  return anchors;
}

function witnessed({ newest, others }: Statements, vkeys: readonly string[]): Anchor[] {
  const checkpoints = [newest, ...others.map(({ checkpoint }) => checkpoint)];
  return checkpoints.flatMap(({ size, witnesses }) =>
    witnesses
      .filter(({ key }) => vkeys.includes(key))
      .map(({ name, time }) => ({ kind: 'witness' as const, size, time: time * 1000, by: name, trusted: true })),
  );
}

async function enclosedCas(files: BundleFiles, findings: Findings): Promise<string[]> {
  if (!files.names.has(enclosedCaFile)) return [];
  const text = await findings.attemptReading({ file: enclosedCaFile }, async () =>
    fromUtf8(await readSmallFile(files, enclosedCaFile)),
  );
  return text === undefined ? [] : [text];
}
