import { createHash, generateKeyPairSync, hash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canonical, type Canonical } from '../server/evidence/canonical.ts';
import { disclose, saltBytes } from '../server/evidence/disclosure.ts';
import { checkpointBody, signerFrom, signNote } from '../server/evidence/signed-note.ts';
import { Frontier, leafHash } from '../server/evidence/tree.ts';

const origin = 'lms.example.org/evidence/bench';
const page = 'hello\n';
const sums = `${createHash('sha256').update(page).digest('hex')}  index.html\n`;
const course = { content: `sha256:${hash('sha256', sums)}`, id: 'gdpr-basics', lang: 'en', version: '1.0.0' };
const csvHead =
  'index,type,recorded,sub,name,email,unit,course,version,content,outcome,completed_at,score,max,attempt,via,superseded_by';

/** A finished bundle: where its folder is, and the key that its checkpoint was signed with. */
export interface LargeBundle {
  folder: string;
  vkey: string;
}

/**
 * Writes a full bundle of `size` entries into a new folder under the system's temporary folder: a genesis, a course, one
 * assignment in ten, and records with all five claims disclosed, as the server writes them. The caller removes it.
 */
export async function largeBundle(size: number): Promise<LargeBundle> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = signerFrom(origin, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const folder = join(mkdtempSync(join(tmpdir(), 'a39-large-')), `evidence-bench-${size}-20260305`);
  const bag = new LargeBag(folder);
  const entries = bag.open('log/entries.jsonl');
  const records = bag.open('records.jsonl');
  const csv = bag.open('records.csv');
  csv.write(`\uFEFF${csvHead}\r\n`);
  const tree = Frontier.decode(0, Buffer.alloc(0));
  let [leaves, listed, rows] = ['', '', ''];
  for (let index = 0; index < size; index += 1) {
    const { type, clear, hidden } = entryAt(index, signer.vkey);
    const disclosures = Object.entries(hidden).map(([name, value]) => disclose(name, value, randomBytes(saltBytes)));
    const digests = disclosures.map(({ digest }) => digest).sort();
    const leaf = canonical({
      ...clear,
      v: 1,
      type,
      log: origin,
      date: dayAt(index),
      ...(digests.length > 0 && { _sd: digests, _sd_alg: 'sha-256' }),
    });
    tree.append(leafHash(leaf));
    leaves += `${leaf}\n`;
    if (digests.length > 0)
      listed += `${JSON.stringify({ index, leaf, disclosures: disclosures.map(({ text }) => text) })}\n`;
    if (type === 'record') rows += rowAt(index);
    if (listed.length < 1_000_000 && index < size - 1) continue;
    entries.write(leaves);
    records.write(listed);
    csv.write(rows);
    [leaves, listed, rows] = ['', '', ''];
  }
  for (const file of [entries, records, csv]) file.close();
  const note = await signNote(checkpointBody(origin, size, tree.root()), [signer]);
  bag.add('log/checkpoint.txt', note);
  bag.add('log/policy.txt', `log ${signer.vkey}\nquorum none\n`);
  bag.add('courses/gdpr-basics@1.0.0/SHA256SUMS', sums);
  bag.add('courses/gdpr-basics@1.0.0/files/index.html', page);
  bag.seal();
  return { folder, vkey: signer.vkey };
}

/** A BagIt folder of which large files are written in pieces. It is this file's own, so that the verifier is measured alone. */
class LargeBag {
  readonly #folder: string;
  readonly #manifest: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  open(path: string): { write(text: string): void; close(): void } {
    const full = join(this.#folder, 'data', path);
    mkdirSync(dirname(full), { recursive: true });
    const file = openSync(full, 'w');
    const digest = createHash('sha256');
    return {
      write: (text) => {
        digest.update(text);
        writeSync(file, text);
      },
      close: () => {
        closeSync(file);
        this.#manifest.push(`${digest.digest('hex')}  data/${path}\n`);
      },
    };
  }

  add(path: string, text: string): void {
    const file = this.open(path);
    file.write(text);
    file.close();
  }

  seal(): void {
    const tags = {
      'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'bag-info.txt': 'Bagging-Date: 2026-03-05\nBundle-Kind: full\n',
      'manifest-sha256.txt': this.#manifest.join(''),
    };
    const tagSums = Object.entries(tags).map(([name, text]) => `${hash('sha256', text)}  ${name}\n`);
    for (const [name, text] of Object.entries({ ...tags, 'tagmanifest-sha256.txt': tagSums.join('') }))
      writeFileSync(join(this.#folder, name), text);
  }
}

interface LargeEntry {
  type: string;
  clear: Record<string, Canonical>;
  hidden: Record<string, Canonical>;
}

function entryAt(index: number, vkey: string): LargeEntry {
  if (index === 0) return { type: 'genesis', clear: { format: 'staff-training-evidence/1', vkey }, hidden: {} };
  if (index === 1)
    return { type: 'course', clear: { course: { ...course, title: 'GDPR basics', files: 1, bytes: 6 } }, hidden: {} };
  const person = { email: `learner.${index}@bench.example`, name: `Learner Ünal ${index}`, unit: 'Sales North' };
  // In the order in which the server lists them: by name.
  if (index % 10 === 2) {
    const due = { campaign: 'spring', date: '2027-01-01', rule: 'yearly' };
    return { type: 'assign', clear: {}, hidden: { course, due, person, sub: `E-${index}` } };
  }
  const detail = {
    attempt: 1,
    by: null,
    completed_at: `${dayAt(index)}T09:00:00.000Z`,
    drawn: ['q-01', 'q-05', 'q-07', 'q-11', 'q-12', 'q-15', 'q-20', 'q-21'],
    max: 800,
    pass: 640,
    score: 700 + (index % 100),
    seconds: null,
    shown_by_pre_check: [],
    via: 'player',
  };
  return { type: 'record', clear: {}, hidden: { course, detail, outcome: 'passed', person, sub: `E-${index}` } };
}

function rowAt(index: number): string {
  const who = `E-${index},Learner Ünal ${index},learner.${index}@bench.example,Sales North`;
  const what = `gdpr-basics,1.0.0,${course.content},passed`;
  const how = `${dayAt(index)}T09:00:00.000Z,${700 + (index % 100)},800,1,player`;
  return `${index},record,${dayAt(index)},${who},${what},${how},\r\n`;
}

/** A day that moves on once in 3,000 entries. */
function dayAt(index: number): string {
  return new Date(Date.UTC(2025, 0, 1 + Math.floor(index / 3_000))).toISOString().slice(0, 10);
}
