import { createPrivateKey, sign } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { naiveConsistency, naiveLeaf, naivePath, naiveRoot, sha256 } from './naive-tree.ts';
import { origin, vectors } from './vectors.ts';

/** A bundle written by hand from the notes, so that neither the generator nor the verifier is its own judge. */
export type HandEntry = { leaf: string; disclosures: string[] };
export type Files = Map<string, string | Buffer>;

export const contentId = vectors.content;
export const sums = `${sha256('hello\n').toString('hex')}  index.html\n`;
export const courseClaim = { content: contentId, id: 'gdpr-basics', lang: 'en', version: '1.0.0' };

let salts = 0;

/** Genesis, course, a record amended by entry 4, a record revoked by 5, both later entries, an assignment, a record. */
export const handLog: HandEntry[] = [
  ...vectors.entries.slice(0, 6).map(({ leaf, disclosures }) => ({ leaf, disclosures })),
  entry('assign', '2026-03-04', {
    sub: 'E-2',
    person: { email: null, name: '=Jo "J", Müller', unit: null },
    course: courseClaim,
    due: { campaign: 'spring', date: '2026-04-30', rule: 'yearly' },
  }),
  entry('record', '2026-03-05', recordClaims()),
];

export function recordClaims(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sub: 'E-2',
    person: { email: null, name: '=Jo "J", Müller', unit: 'Sales\r\nNorth' },
    course: courseClaim,
    outcome: 'passed',
    detail: {
      attempt: 1,
      by: null,
      completed_at: '2026-03-05T09:00:00.000Z',
      drawn: ['q1', 'q2'],
      max: null,
      pass: null,
      score: null,
      seconds: null,
      via: 'player',
    },
    ...change,
  };
}

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

export function disclosure(name: string, value: unknown): string {
  salts += 1;
  const salt = sha256(`hand${salts}`).subarray(0, 16).toString('base64url');
  return Buffer.from(canonical([salt, name, value])).toString('base64url');
}

export function entry(type: string, date: string, claims: object = {}, clear: object = {}): HandEntry {
  const disclosures = Object.entries(claims).map(([name, value]) => disclosure(name, value));
  const _sd = disclosures.map((text) => sha256(text).toString('base64url')).sort();
  const hidden = _sd.length === 0 ? {} : { _sd, _sd_alg: 'sha-256' };
  return { leaf: canonical({ v: 1, type, log: origin, date, ...clear, ...hidden }), disclosures };
}

export function erase(date: string, refs: number[], scope = 'all'): HandEntry {
  return entry('erase', date, {}, { refs, scope, basis: 'retention' });
}

type Clear = { type: string; date: string; ref?: { index: number }; refs?: number[] };

/** Asks an entry once: long logs are asked for many times. */
function once<Answer>(ask: (leaf: string) => Answer): (item: HandEntry) => Answer {
  const known = new WeakMap<HandEntry, { answer: Answer }>();
  return (item) => {
    const { answer } = known.get(item) ?? { answer: ask(item.leaf) };
    known.set(item, { answer });
    return answer;
  };
}

const hashOf = once(naiveLeaf);
const clearOf = once((leaf) => JSON.parse(leaf) as Clear);

export function hashesOf(log: HandEntry[]): Buffer[] {
  return log.map(hashOf);
}

export type Signer = { name: string; seed: Buffer; vkey: string };

export function signer(seedByte: number, name = origin): Signer {
  return signerOf(Buffer.alloc(32, seedByte), name);
}

function signerOf(seed: Buffer, name: string): Signer {
  const publicKey = createPrivateKeyOf(seed).export({ format: 'jwk' }).x!;
  const typed = Buffer.concat([Buffer.from([1]), Buffer.from(publicKey, 'base64url')]);
  const id = sha256(`${name}\n`, typed).subarray(0, 4);
  return { name, seed, vkey: `${name}+${id.toString('hex')}+${typed.toString('base64')}` };
}

function createPrivateKeyOf(seed: Buffer) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

export const logSigner = signerOf(Buffer.from(vectors.seed, 'hex'), origin);

export function signatureLine({ name, seed, vkey }: Signer, body: string): string {
  const id = Buffer.from(vkey.split('+')[1]!, 'hex');
  const signature = sign(null, Buffer.from(body), createPrivateKeyOf(seed));
  return `\u2014 ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** The witness of the vectors. */
export const witnessSigner: Signer = {
  name: vectors.witness_vkey.slice(0, vectors.witness_vkey.indexOf('+')),
  seed: Buffer.from(vectors.witness_seed, 'hex'),
  vkey: vectors.witness_vkey,
};

/** The line with which a witness says when it saw a note (C2SP tlog-cosignature). @param time seconds since 1970 */
export function cosignature({ name, seed, vkey }: Signer, note: string, time: number): string {
  const body = note.slice(0, note.indexOf('\n\n') + 1);
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${body}`), createPrivateKeyOf(seed));
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  const id = Buffer.from(vkey.split('+')[1]!, 'hex');
  return `\u2014 ${name} ${Buffer.concat([id, stamp, signature]).toString('base64')}\n`;
}

export function checkpoint(log: HandEntry[], by: Signer = logSigner, name = origin): string {
  const body = `${name}\n${log.length}\n${naiveRoot(hashesOf(log)).toString('base64')}\n`;
  return `${body}\n${signatureLine(by, body)}`;
}

export function inclusionFile(index: number, log: HandEntry[]): string {
  const path = naivePath(index, hashesOf(log)).map((hash) => `${hash.toString('base64')}\n`);
  return `c2sp.org/tlog-proof@v1\nindex ${index}\n${path.join('')}\n${checkpoint(log)}`;
}

export function consistencyFile(oldSize: number, log: HandEntry[]): string {
  const path = naiveConsistency(oldSize, hashesOf(log)).map((hash) => `${hash.toString('base64')}\n`);
  return `old ${oldSize}\n${path.join('')}\n${checkpoint(log)}`;
}

export function recordLine(index: number, { leaf, disclosures }: HandEntry): string {
  return `${JSON.stringify({ index, leaf, disclosures })}\n`;
}

/** The payload of a full bundle of this log, or of a sample without the log when `indexes` are named. */
export function payload(log: HandEntry[], indexes?: number[]): Files {
  const erased = new Set(log.flatMap((item) => clearOf(item).refs ?? []));
  const chosen = indexes ?? log.flatMap(({ disclosures }, i) => (disclosures.length > 0 && !erased.has(i) ? [i] : []));
  const files: Files = new Map<string, string | Buffer>([
    ['data/README.txt', 'A bundle made by hand.\n'],
    ['data/log/checkpoint.txt', checkpoint(log)],
    ['data/log/policy.txt', `log ${logSigner.vkey}\nwitness W1 ${vectors.witness_vkey}\nquorum none\n`],
    ['data/records.jsonl', chosen.map((i) => recordLine(i, log[i]!)).join('')],
    ['data/records.csv', csvOf(log, chosen)],
    ['data/courses/gdpr-basics@1.0.0/SHA256SUMS', sums],
    ['data/courses/gdpr-basics@1.0.0/files/index.html', 'hello\n'],
  ]);
  if (indexes === undefined) files.set('data/log/entries.jsonl', log.map(({ leaf }) => `${leaf}\n`).join(''));
  for (const i of indexes ?? []) files.set(`data/proofs/inclusion/${i}.tlog-proof`, inclusionFile(i, log));
  return files;
}

const csvHeads =
  'index,type,recorded,sub,name,email,unit,course,version,content,outcome,completed_at,score,max,attempt,via,superseded_by';

export function csvOf(log: HandEntry[], indexes: number[]): string {
  const superseded = superseding(log);
  const rows = indexes
    .filter((i) => clearOf(log[i]!).type === 'record')
    .map((i) => {
      const { date } = clearOf(log[i]!);
      const { sub, person, course, outcome, detail } = claimsOf(log[i]!);
      const who = [sub, person?.name, person?.email, person?.unit];
      const what = [course?.id, course?.version, course?.content, outcome];
      const how = [detail?.completed_at, detail?.score, detail?.max, detail?.attempt, detail?.via];
      return [i, 'record', date, ...who, ...what, ...how, superseded.get(i)].map((cell) => {
        const text = String(cell ?? '').replace(/^[=+\-@\t\r]/, "'$&");
        return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      });
    });
  return `\uFEFF${[csvHeads, ...rows.map((row) => row.join(','))].map((row) => `${row}\r\n`).join('')}`;
}

/** For each entry that another one supersedes, that one: a revocation before any amendment, and the latest. */
function superseding(log: HandEntry[]): Map<number, number> {
  const pointing = (type: string) =>
    log.flatMap((item, i): [number, number][] => {
      const { type: own, ref } = clearOf(item);
      return own === type && ref ? [[ref.index, i]] : [];
    });
  return new Map([...pointing('amend'), ...pointing('revoke')]);
}

type DecodedClaims = {
  sub?: string;
  person?: { name: string; email: string | null; unit: string | null };
  course?: { id: string; version: string; content: string };
  outcome?: string;
  detail?: { completed_at: string; score: number | null; max: number | null; attempt: number; via: string };
};

function claimsOf({ disclosures }: HandEntry): DecodedClaims {
  const parts = disclosures.map((text) => JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]);
  return Object.fromEntries(parts.map(([, name, value]) => [name, value])) as DecodedClaims;
}

/** Puts the payload into a bag whose manifests fit, as whoever alters a payload would do too. */
export function asBag(files: Files, kind = 'full'): Files {
  const manifest = linesOf([...files].filter(([name]) => name.startsWith('data/')));
  const tags: [string, string][] = [
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    ['bag-info.txt', `Bagging-Date: 2026-03-05\nBundle-Kind: ${kind}\n`],
    ['manifest-sha256.txt', manifest],
  ];
  return new Map([...files, ...tags, ['tagmanifest-sha256.txt', linesOf(tags)]]);
}

function linesOf(files: [string, string | Buffer][]): string {
  return files.map(([name, content]) => `${sha256(content).toString('hex')}  ${name}\n`).join('');
}

export function inFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'a39-bundle-'));
  for (const [name, content] of files) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export async function inZip(files: Files, top = 'evidence-test-8-20260305/'): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of files) zip.addBuffer(Buffer.from(content), `${top}${name}`, { mtime: new Date(0) });
  zip.end();
  const path = join(mkdtempSync(join(tmpdir(), 'a39-bundle-')), 'bundle.zip');
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}
