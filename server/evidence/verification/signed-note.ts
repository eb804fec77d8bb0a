import { fromBase64, fromUtf8 } from './encodings.ts';
import { Refused } from './refusals.ts';
import { hasSigned } from './verifier-key.ts';
import type { VerifierKey } from './verifier-key.ts';

/** The text of a note and the known keys that signed it. */
export type OpenedNote = { body: string; logKeys: VerifierKey[]; witnesses: Witness[] };
export type Witness = { name: string; key: string; time: number };

type SignatureLine = { name: string; id: string; signature: Buffer };

const mostSignatures = 100;
const lastSecondOfYear9999 = 253_402_300_799n;

/**
 * Opens a C2SP signed note (evidence notes 5): text, empty line, signature lines. Lines of unknown keys are ignored; a known
 * key whose signature fails kills the note, because someone tried.
 * Refuses `note_crlf`, `note_malformed`, `note_signature_bad`, and `note_not_signed` when no known log key signed.
 */
export function openNote(note: Uint8Array, keys: readonly VerifierKey[]): OpenedNote {
  const { body, lines } = splitNote(note);
  const opened: OpenedNote = { body, logKeys: [], witnesses: [] };
  for (const line of lines) {
    const key = keys.find((known) => known.name === line.name && known.id === line.id);
    if (key?.kind === 'log') opened.logKeys.push(checkedLogKey(key, body, line));
    if (key?.kind === 'witness') opened.witnesses.push(checkedWitness(key, body, line));
  }
  if (opened.logKeys.length === 0) {
    throw new Refused(
      'note_not_signed',
      'None of the keys you trust signed this checkpoint. Ask the DPO for the key, on paper.',
    );
  }
  return opened;
}

function splitNote(bytes: Uint8Array): { body: string; lines: SignatureLine[] } {
  if (bytes.includes(0x0d)) {
    throw new Refused(
      'note_crlf',
      'The checkpoint has CRLF line ends, as after copying from a mail. Use the attached file as it is.',
    );
  }
  const note = fromUtf8(bytes);
  // The text may hold empty lines, so the signatures begin after the last one.
  const split = note.lastIndexOf('\n\n');
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (split < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note)) {
    throw new Refused(
      'note_malformed',
      'Not a signed note: text, an empty line, signature lines, each ended by a newline.',
    );
  }
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > mostSignatures)
    throw new Refused('note_malformed', `More than ${mostSignatures} signature lines.`);
  return { body: note.slice(0, split + 1), lines: lines.map(readSignatureLine) };
}

function readSignatureLine(line: string): SignatureLine {
  const [, name, encoded] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || bytes === undefined || bytes.length < 5) {
    throw new Refused('note_malformed', `Not a signature line: ${JSON.stringify(line.slice(0, 200))}`);
  }
  return { name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) };
}

function checkedLogKey(key: VerifierKey, body: string, { signature }: SignatureLine): VerifierKey {
  if (!hasSigned(key, Buffer.from(body), signature)) throw badSignature(key);
  return key;
}

/** A witness signs the time together with the text (C2SP tlog-cosignature v1). */
function checkedWitness(key: VerifierKey, body: string, { signature }: SignatureLine): Witness {
  if (signature.length !== 72) throw badSignature(key);
  const time = signature.readBigUInt64BE(0);
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${body}`);
  if (time > lastSecondOfYear9999 || !hasSigned(key, message, signature.subarray(8))) throw badSignature(key);
  return { name: key.name, key: key.text, time: Number(time) };
}

function badSignature(key: VerifierKey): Refused {
  return new Refused(
    'note_signature_bad',
    `The signature of ${key.name} does not fit this text: one of them was altered.`,
  );
}
