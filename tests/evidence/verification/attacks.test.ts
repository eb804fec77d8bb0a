import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../../server/evidence/verification/verify-bundle.ts';
import type { VerifyOptions } from '../../../server/evidence/verification/verify-bundle.ts';
import {
  asBag,
  canonical,
  checkpoint,
  consistencyFile,
  contentId,
  courseClaim,
  csvOf,
  disclosure,
  entry,
  erase,
  handLog,
  hashesOf,
  inclusionFile,
  inFolder,
  inZip,
  logSigner,
  payload,
  recordClaims,
  recordLine,
  signatureLine,
  signer,
} from './bundle-by-hand.ts';
import type { Files, HandEntry } from './bundle-by-hand.ts';
import { naiveRoot, sha256 } from './naive-tree.ts';
import { origin, vectors } from './vectors.ts';

// The bags fit their payload throughout, as whoever alters a payload makes them fit. Where `resigned` is said, the attacker
// is the operator and holds the key.

const trusting = { vkeys: [logSigner.vkey], held: [] };

async function codesOf(files: Files, options: Partial<VerifyOptions> = {}, kind = 'full'): Promise<string[]> {
  const verdict = await verifyBundle(inFolder(asBag(files, kind)), { ...trusting, ...options });
  expect(verdict.ok).toBe(verdict.errors.length === 0);
  expect(verdict.shows).toHaveLength(verdict.ok ? verdict.shows.length : 0);
  return [...new Set(verdict.errors.map(({ code }) => code))];
}

const withLeaf = (log: HandEntry[], index: number, leaf: string): HandEntry[] =>
  log.map((item, i) => (i === index ? { ...item, leaf } : item));

/** A full bundle of this log, signed anew. */
const resigned = (log: HandEntry[]): Files => payload(log);

/** A full bundle in which one listed entry has other disclosures. */
function disclosing(index: number, disclosures: string[]): Files {
  const files = payload(handLog);
  const listed = [2, 3, 4, 5, 6, 7].map((i) =>
    recordLine(i, i === index ? { ...handLog[i]!, disclosures } : handLog[i]!),
  );
  return files.set('data/records.jsonl', listed.join(''));
}

function replaced(name: string, from: string | RegExp, to: string): Files {
  const files = payload(handLog);
  const before = String(files.get(name));
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return files.set(name, after);
}

const later = (type: string, claims: object = {}, clear: object = {}) => [
  ...handLog,
  entry(type, '2026-03-06', claims, clear),
];
const refTo = (index: number) => ({ ref: { index, leaf: hashesOf(handLog)[index]!.toString('base64') } });

const removed = handLog.toSpliced(6, 1);
const inserted = handLog.toSpliced(3, 0, entry('record', '2026-03-02', recordClaims()));

test('an entry removed, the old checkpoint kept', async () => {
  const files = payload(removed).set('data/log/checkpoint.txt', checkpoint(handLog));
  expect(await codesOf(files)).toContain('size_differs');
});

test('an entry removed and all resigned: accepted by who holds nothing, refused by who holds a checkpoint', async () => {
  expect(await codesOf(resigned(removed))).toEqual([]);
  expect(await codesOf(resigned(removed), { held: [checkpoint(handLog.slice(0, 7))] })).toEqual(['history_changed']);
});

test('a back-dated entry inserted and all resigned: refused by who holds a checkpoint', async () => {
  const log = handLog.slice(0, 3).concat(inserted.slice(3, 4), handLog.slice(6));
  expect(await codesOf(resigned(log))).toEqual([]);
  expect(await codesOf(resigned(log), { held: [checkpoint(handLog.slice(0, 5))] })).toEqual(['history_changed']);
});

test('a back-dated entry appended', async () => {
  expect(await codesOf(resigned([...handLog, entry('record', '2026-03-04', recordClaims())]))).toEqual([
    'date_decreases',
  ]);
});

test('an entry rewritten, not resigned', async () => {
  const files = replaced('data/log/entries.jsonl', '"date":"2026-03-05"', '"date":"2026-03-06"');
  expect(await codesOf(files)).toEqual(expect.arrayContaining(['root_differs', 'leaf_differs']));
});

test('an entry rewritten and all resigned: refused by who holds two earlier checkpoints', async () => {
  const log = handLog.with(7, entry('record', '2026-03-05', recordClaims({ outcome: 'failed' })));
  expect(await codesOf(resigned(log))).toEqual([]);
  const held = [checkpoint(handLog.slice(0, 5)), checkpoint(handLog)];
  expect(await codesOf(resigned(log), { held })).toEqual(['history_changed']);
});

test('the log truncated below a held size', async () => {
  expect(await codesOf(resigned(handLog.slice(0, 7)), { held: [checkpoint(handLog)] })).toEqual(['shrunk']);
});

test('a state from before the revocation: accepted without a nonce, refused with one', async () => {
  expect(await codesOf(resigned(handLog.slice(0, 5)))).toEqual([]);
  expect(await codesOf(resigned(handLog.slice(0, 5)), { nonce: 'today' })).toEqual(['nonce_missing']);
});

test('two different trees: a stored checkpoint or an anchor of another one', async () => {
  for (const name of ['data/log/checkpoints/7.txt', 'data/anchors/7.checkpoint.txt']) {
    expect(await codesOf(payload(handLog).set(name, checkpoint(removed)))).toEqual(['root_differs']);
  }
  const larger = payload(handLog).set('data/log/checkpoints/9.txt', checkpoint(inserted));
  expect(await codesOf(larger)).toEqual(['size_differs']);
});

test('a disclosure of another person', async () => {
  const { disclosures } = vectors.entries[2]!;
  expect(await codesOf(disclosing(3, [disclosures[0]!, ...vectors.entries[3]!.disclosures.slice(1)]))).toContain(
    'disclosure_unreferenced',
  );
});

test('a disclosure given twice, and an unreferenced one added', async () => {
  const { disclosures } = handLog[7]!;
  expect(await codesOf(disclosing(7, [...disclosures, disclosures[0]!]))).toContain('disclosure_repeated');
  expect(await codesOf(disclosing(7, [...disclosures, disclosure('sub', 'E-3')]))).toContain('disclosure_unreferenced');
});

test('an entry listed twice', async () => {
  const files = payload(handLog);
  const records = String(files.get('data/records.jsonl')) + recordLine(7, handLog[7]!);
  expect(await codesOf(files.set('data/records.jsonl', records))).toEqual(['entry_disclosed_twice']);
});

test('disclosures that the log itself vouches for, but that are none', async () => {
  const { sub, ...claims } = recordClaims();
  const odd = (text: string) => Buffer.from(text).toString('base64url');
  const salt = 'A'.repeat(22);
  const cases: [string, string][] = [
    [odd(canonical([salt.slice(1), 'sub', sub])), 'disclosure_malformed'],
    [odd(canonical([salt, 'sub'])), 'disclosure_malformed'],
    [odd(canonical([salt, 'sub', sub, 1])), 'disclosure_malformed'],
    [odd(canonical([salt, '_sd', sub])), 'disclosure_malformed'],
    [odd(canonical([salt, '...', sub])), 'disclosure_malformed'],
    [odd(canonical([salt, 'reason', sub])), 'disclosure_malformed'],
    [odd(canonical([salt, 'outcome', 'passed'])), 'disclosure_repeated'],
    [odd(canonical([salt, 'sub', 7])), 'claim_malformed'],
    [odd(`["${salt}", "sub", "E-2"]`), 'not_canonical'],
    [`${odd(canonical([salt, 'sub', sub]))}=`, 'disclosure_malformed'],
  ];
  for (const [text, code] of cases) {
    const { leaf, disclosures } = entry('record', '2026-03-06', claims);
    const all = [...disclosures, text];
    const _sd = all.map((item) => sha256(item).toString('base64url')).sort();
    const log = [...handLog, { leaf: canonical({ ...(JSON.parse(leaf) as object), _sd }), disclosures: all }];
    const files = payload(log, undefined).set('data/records.csv', csvOf(handLog, [2, 3, 7]));
    expect(await codesOf(files), text).toEqual([code]);
  }
});

test('claims in other shapes than documented', async () => {
  const detail = recordClaims()['detail'] as object;
  const changes = [
    { outcome: 'attempted' },
    { person: { email: null, name: 'Jo' } },
    { person: { email: null, name: 'Jo', unit: null, born: '1990-01-01' } },
    { detail: { ...detail, completed_at: '2026-02-30T09:00:00.000Z' } },
    { detail: { ...detail, score: '17' } },
    { detail: { ...detail, via: 'telepathy' } },
    { course: { ...courseClaim, content: contentId.toUpperCase() } },
  ];
  for (const change of changes) {
    const log = later('record', recordClaims(change));
    const files = payload(log).set('data/records.csv', csvOf(handLog, [2, 3, 7]));
    expect(await codesOf(files), JSON.stringify(change)).toEqual(['claim_malformed']);
  }
});

test('a disclosure of an erased entry', async () => {
  const log = [...handLog, erase('2026-03-06', [7])];
  const files = payload(log).set('data/records.jsonl', payload(handLog).get('data/records.jsonl')!);
  expect(await codesOf(files)).toContain('erased_disclosed');
  const ofPerson = [...handLog, erase('2026-03-06', [7], 'person')];
  const shown = payload(ofPerson).set('data/records.jsonl', payload(handLog).get('data/records.jsonl')!);
  expect(await codesOf(shown)).toContain('erased_disclosed');
});

test('a record left out of a full bundle, or shown without what it says', async () => {
  const files = payload(handLog);
  const records = [2, 3, 4, 5, 6].map((i) => recordLine(i, handLog[i]!)).join('');
  files.set('data/records.jsonl', records).set('data/records.csv', csvOf(handLog, [2, 3]));
  expect(await codesOf(files)).toEqual(['not_disclosed']);
  files.set('data/records.jsonl', records + recordLine(7, { ...handLog[7]!, disclosures: [] }));
  expect(await codesOf(files)).toEqual(['not_disclosed']);
});

test('the CSV altered: a cell, a row missing, a row invented, a row twice, the formula guard left out', async () => {
  const csv = 'data/records.csv';
  expect(await codesOf(replaced(csv, 'failed', 'passed'))).toEqual(['csv_differs']);
  expect(await codesOf(replaced(csv, ',5\r\n', ',\r\n'))).toEqual(['csv_differs']);
  expect(await codesOf(replaced(csv, /2,record.*\r\n/, ''))).toEqual(['csv_row_missing']);
  expect(await codesOf(replaced(csv, "'=Jo", '=Jo'))).toEqual(['csv_differs']);
  expect(await codesOf(replaced(csv, /(3,record.*\r\n)/, '$1$1'))).toEqual(['csv_row_unproven']);
  expect(await codesOf(replaced(csv, /3,record/, '30,record'))).toEqual(['csv_row_unproven', 'csv_row_missing']);
  expect(await codesOf(replaced(csv, /3,record/, '03,record'))).toEqual(['csv_row_unproven', 'csv_row_missing']);
});

test('the CSV in another spelling than a spreadsheet reads without guessing', async () => {
  const csv = 'data/records.csv';
  expect(await codesOf(replaced(csv, '\uFEFF', ''))).toContain('csv_malformed');
  expect(await codesOf(replaced(csv, ',5\r\n', ',5\n'))).toContain('csv_malformed');
  expect(await codesOf(replaced(csv, 'superseded_by', 'superseded'))).toContain('csv_malformed');
  expect(await codesOf(replaced(csv, 'superseded_by', 'superseded_by,sub'))).toContain('csv_malformed');
  expect(await codesOf(replaced(csv, ',5\r\n', ',5,more\r\n'))).toContain('csv_malformed');
});

test('a byte of the course content altered, a file added, the list altered', async () => {
  const folder = 'data/courses/gdpr-basics@1.0.0';
  expect(await codesOf(payload(handLog).set(`${folder}/files/index.html`, 'hallo\n'))).toEqual(['course_file_differs']);
  expect(await codesOf(payload(handLog).set(`${folder}/files/more.html`, 'more\n'))).toEqual(['course_file_unlisted']);
  expect(await codesOf(replaced(`${folder}/SHA256SUMS`, 'index', 'other'))).toEqual(['course_unknown']);
  expect(await codesOf(payload(handLog).set('data/courses/x/SHA256SUMS', 'not a list'))).toEqual(['course_unknown']);
});

test('a course published with a list of files that is no such list', async () => {
  const hash = 'a'.repeat(64);
  const lists = ['', 'x\n', `${hash}  a\n${hash}  A\n`, `${hash}  b\n${hash}  a\n`, `${hash}  ../a\n`, `${hash}  a.\n`];
  for (const list of [...lists, `${hash} a\n`, `${hash}  a`, `${hash}  /a\n`, `${hash}  a b\n`]) {
    const course = { ...courseClaim, id: 'other', title: 'Other', files: 1, bytes: 0 };
    const content = `sha256:${sha256(list).toString('hex')}`;
    const files = payload(later('course', {}, { course: { ...course, content } }));
    expect(await codesOf(files.set('data/courses/other@1.0.0/SHA256SUMS', list)), list).toEqual(['course_malformed']);
  }
});

test('a record of a course version that was published only later, or never', async () => {
  const course = { ...courseClaim, version: '2.0.0' };
  const record = entry('record', '2026-03-06', recordClaims({ course }));
  const published = { ...course, title: 'New', files: 1, bytes: 6 };
  const files = resigned([...handLog, record]).set('data/records.csv', csvOf(handLog, [2, 3, 7]));
  expect(await codesOf(files)).toEqual(['course_not_published']);
  const log = [...handLog, record, entry('course', '2026-03-06', {}, { course: published })];
  expect(await codesOf(resigned(log).set('data/records.csv', csvOf(handLog, [2, 3, 7])))).toEqual([
    'course_not_published',
  ]);
});

test('leaves with duplicate keys or another second spelling', async () => {
  const { leaf } = handLog[7]!;
  for (const spelling of [
    leaf.replace('"v":1', '"v":1,"v":1'),
    leaf.replace('"v":1', '"v":1.0'),
    leaf.replace(':', ': '),
  ]) {
    expect(await codesOf(resigned(withLeaf(handLog, 7, spelling)))).toContain('not_canonical');
  }
});

test('a line of records.jsonl with duplicate keys, or with more than it should have', async () => {
  const records = 'data/records.jsonl';
  expect(await codesOf(replaced(records, '{"index":2,', '{"index":3,"index":2,'))).toContain('records_malformed');
  expect(await codesOf(replaced(records, '{"index":2,', '{"note":"","index":2,'))).toContain('records_malformed');
  expect(await codesOf(replaced(records, '{"index":2,', '{"index": 2,'))).toContain('records_malformed');
  expect(await codesOf(replaced(records, '{"index":2,', '{"index":8,'))).toContain('leaf_differs');
});

test('entries with other keys, types or values than documented', async () => {
  const bare = { v: 1, log: origin, date: '2026-03-06' };
  const { _sd } = JSON.parse(handLog[7]!.leaf) as { _sd: string[] };
  const hidden = { _sd, _sd_alg: 'sha-256' };
  const leaves = [
    { ...bare, type: 'promise' },
    { ...bare, type: 'constructor' },
    { ...bare, type: 'record' },
    { ...bare, type: 'record', ...hidden, v: 2 },
    { ...bare, type: 'record', ...hidden, note: 'x' },
    { ...bare, type: 'record', ...hidden, date: '2026-02-30' },
    { ...bare, type: 'record', ...hidden, _sd: _sd.toReversed() },
    { ...bare, type: 'record', ...hidden, _sd: _sd.slice(1) },
    { ...bare, type: 'record', ...hidden, _sd_alg: 'sha-512' },
    { ...bare, type: 'close', ...hidden, successor: `${origin}/2`, reason: 'restore' },
    { ...bare, type: 'audit', nonce: 'not allowed' },
    { ...bare, type: 'audit', nonce: 'x'.repeat(65) },
    { ...bare, type: 'erase', refs: [], scope: 'all', basis: 'art17' },
    { ...bare, type: 'erase', refs: [3, 2], scope: 'all', basis: 'art17' },
    { ...bare, type: 'erase', refs: [2, 2], scope: 'all', basis: 'art17' },
    { ...bare, type: 'erase', refs: [2], scope: 'some', basis: 'art17' },
    { ...bare, type: 'erase', refs: Array.from({ length: 4_001 }, (_, i) => i), scope: 'all', basis: 'art17' },
    { ...bare, type: 'course', course: { ...courseClaim, title: 'x', files: 1 } },
    ['no', 'object'],
  ];
  for (const leaf of leaves) {
    const log = [...handLog, { leaf: canonical(leaf), disclosures: [] }];
    const files = payload(log.slice(0, 8)).set('data/log/checkpoint.txt', checkpoint(log));
    files.set('data/log/entries.jsonl', log.map((item) => `${item.leaf}\n`).join(''));
    expect(await codesOf(files), canonical(leaf).slice(0, 200)).toEqual(['entry_malformed']);
  }
});

test('an entry of 65,535 bytes is the longest', async () => {
  const course = { ...courseClaim, id: 'long', title: '', files: 1, bytes: 6 };
  const room = 65_535 - Buffer.byteLength(entry('course', '2026-03-06', {}, { course }).leaf);
  const titled = (length: number) => later('course', {}, { course: { ...course, title: 'x'.repeat(length) } });
  expect(await codesOf(resigned(titled(room)))).toEqual([]);
  expect(await codesOf(resigned(titled(room + 1)))).toEqual(['leaf_too_long']);
});

test('an entry of another log', async () => {
  const leaf = handLog[7]!.leaf.replace(origin, 'lms.example.org/evidence/other');
  expect(await codesOf(resigned(withLeaf(handLog, 7, leaf)))).toContain('entry_other_log');
});

test('a second genesis, or none', async () => {
  expect(
    await codesOf(resigned([...handLog, { ...handLog[0]!, leaf: handLog[0]!.leaf.replace('03-01', '03-06') }])),
  ).toEqual(['genesis_misplaced']);
  expect(await codesOf(resigned(handLog.slice(1, 2)))).toEqual(['genesis_misplaced']);
});

test('an entry after the log was closed', async () => {
  const closed = later('close', {}, { successor: `${origin}/2`, reason: 'restore' });
  expect(await codesOf(resigned(closed))).toEqual([]);
  expect(await codesOf(resigned([...closed, entry('audit', '2026-03-07', {}, { nonce: 'n' })]))).toEqual([
    'entry_after_close',
  ]);
});

test('references that point forward, to another leaf, to the wrong type, or to what was erased', async () => {
  const amending = { ...recordClaims(), reason: 'typing error' };
  const other = { ref: { index: 7, leaf: hashesOf(handLog)[2]!.toString('base64') } };
  const itself = { ref: { index: 8, leaf: hashesOf(handLog)[2]!.toString('base64') } };
  expect(await codesOf(resigned(later('revoke', { reason: 'x' }, other)))).toContain('reference_bad');
  expect(await codesOf(resigned(later('revoke', { reason: 'x' }, itself)))).toContain('reference_bad');
  expect(await codesOf(resigned(later('revoke', { reason: 'x' }, refTo(1))))).toEqual(['reference_bad']);
  expect(await codesOf(resigned(later('amend', amending, refTo(4))))).toEqual(['reference_bad']);
  expect(await codesOf(resigned([...handLog, erase('2026-03-06', [1])]))).toEqual(['reference_bad']);
  expect(await codesOf(resigned([...handLog, erase('2026-03-06', [8])]))).toEqual(['reference_bad']);
  const erased = [...handLog, erase('2026-03-06', [7])];
  expect(await codesOf(resigned([...erased, entry('amend', '2026-03-06', amending, refTo(7))]))).toEqual([
    'reference_bad',
  ]);
  expect(await codesOf(resigned([...erased, erase('2026-03-07', [7])]))).toEqual([]);
});

test('a revocation wins over an amendment, also over a later one', async () => {
  const amending = { ...recordClaims(), reason: 'typing error' };
  const log = later('amend', amending, refTo(3));
  expect(await codesOf(resigned(log))).toEqual([]);
  const files = resigned(log).set('data/records.csv', csvOf(log, [2, 3, 7]).replace(',5\r\n', ',8\r\n'));
  expect(await codesOf(files)).toEqual(['csv_differs']);
});

test('the wrong key, a stolen name, and a signature that does not fit', async () => {
  expect(await codesOf(payload(handLog), { vkeys: [signer(7).vkey] })).toEqual(['note_not_signed']);
  const forged = payload(handLog).set('data/log/checkpoint.txt', checkpoint(handLog, signer(7)));
  expect(await codesOf(forged)).toEqual(['note_not_signed']);
  const altered = replaced('data/log/checkpoint.txt', '\n8\n', '\n7\n');
  expect(await codesOf(altered)).toEqual(['note_signature_bad']);
  const key = logSigner.vkey;
  for (const vkey of ['', key.slice(0, -2), key.replace('03d94344', '03d94345'), `x${key}`, 'a+b+c']) {
    expect(await codesOf(payload(handLog), { vkeys: [vkey] })).toContain('key_malformed');
  }
});

test('a known key whose second signature fails kills the checkpoint, an unknown one does not', async () => {
  const note = checkpoint(handLog);
  const [, line] = vectors.checkpoint.split('\u2014 dpo.example/w1 ');
  const files = payload(handLog).set('data/log/checkpoint.txt', `${note}\u2014 dpo.example/w1 ${line}`);
  expect(await codesOf(files, { vkeys: [logSigner.vkey, vectors.witness_vkey] })).toEqual(['note_signature_bad']);
  files.set('data/log/policy.txt', 'quorum none\n');
  expect(await codesOf(files)).toEqual([]);
});

test('the key of one log signing for another', async () => {
  const foreign = signer(7, 'lms.example.org/evidence/foreign');
  const files = payload(handLog).set('data/log/checkpoint.txt', checkpoint(handLog, foreign));
  expect(await codesOf(files, { vkeys: [foreign.vkey] })).toEqual(['checkpoint_other_log']);
  const elsewhere = checkpoint(handLog.slice(0, 3), foreign, foreign.name);
  const held = { vkeys: [logSigner.vkey, foreign.vkey], held: [elsewhere] };
  expect(await codesOf(payload(handLog), held)).toEqual(['checkpoint_other_log']);
});

test('a checkpoint with CRLF, as out of a mail text', async () => {
  const crlf = checkpoint(handLog).replaceAll('\n', '\r\n');
  expect(await codesOf(payload(handLog).set('data/log/checkpoint.txt', crlf))).toEqual(['note_crlf']);
  expect(await codesOf(payload(handLog), { held: [crlf] })).toEqual(['note_crlf']);
});

test('checkpoints that are signed but malformed', async () => {
  const root = naiveRoot(hashesOf(handLog)).toString('base64');
  const bodies = [`${origin}\n08\n${root}\n`, `${origin}\n8\n${root.slice(4)}\n`, `${origin}\n8\n${root}\nextension\n`];
  for (const body of [
    ...bodies,
    `${origin}\n9007199254740993\n${root}\n`,
    `${origin}\n8\n`,
    `${origin}\n-8\n${root}\n`,
  ]) {
    const note = `${body}\n${signatureLine(logSigner, body)}`;
    expect(await codesOf(payload(handLog).set('data/log/checkpoint.txt', note)), body).toEqual([
      'checkpoint_malformed',
    ]);
  }
  for (const note of ['', 'text\n', checkpoint(handLog).slice(0, -1), checkpoint(handLog).replace('\u2014', '-')]) {
    expect(await codesOf(payload(handLog).set('data/log/checkpoint.txt', note)), note).toEqual(['note_malformed']);
  }
});

test('proof files that do not fit', async () => {
  const proof = 'data/proofs/inclusion/7.tlog-proof';
  const [before, after] = [inclusionFile(6, handLog), inclusionFile(7, handLog)];
  expect(await codesOf(payload(handLog).set(proof, before))).toEqual(['size_differs']);
  expect(await codesOf(payload(handLog).set(proof, before.replace('index 6', 'index 7')))).toEqual([
    'inclusion_unproven',
  ]);
  expect(await codesOf(payload(handLog).set(proof, after.replaceAll('\n', '\r\n')))).toEqual(['proof_malformed']);
  expect(
    await codesOf(payload(handLog).set(proof, inclusionFile(6, removed).replace('x 6', 'x 7').replace('/6', '/7'))),
  ).toEqual(['inclusion_unproven']);
  const consistency = 'data/proofs/consistency/5-8.txt';
  const four = consistencyFile(4, handLog).replace('old 4', 'old 5');
  expect(await codesOf(payload(handLog).set(consistency, four))).toEqual(['consistency_unproven']);
  expect(await codesOf(payload(handLog).set(consistency, 'old\n\n'))).toEqual(['proof_malformed']);
});

test('a sample: a proof missing, of another entry, or of a rewritten past', async () => {
  const sample = () => payload(handLog, [1, 7]);
  const missing = sample();
  missing.delete('data/proofs/inclusion/7.tlog-proof');
  expect(await codesOf(missing, {}, 'sample')).toContain('proof_missing');
  const another = sample().set('data/records.jsonl', recordLine(1, handLog[1]!) + recordLine(7, handLog[2]!));
  expect(await codesOf(another, {}, 'sample')).toContain('inclusion_unproven');
  const held = [checkpoint(removed.slice(0, 7))];
  expect(await codesOf(sample(), { held }, 'sample')).toEqual(['held_not_comparable']);
  const linked = sample().set('data/proofs/consistency/7-8.txt', consistencyFile(7, handLog));
  expect(await codesOf(linked, { held }, 'sample')).toEqual(['history_changed']);
});

test('a full bundle without its log', async () => {
  const files = payload(handLog);
  files.delete('data/log/entries.jsonl');
  expect(await codesOf(files)).toContain('file_missing');
});

test('files in the bag that are not listed, missing, altered, or listed under a path that leads out', async () => {
  const bag = asBag(payload(handLog));
  const codes = async (files: Files) => (await verifyBundle(inFolder(files), trusting)).errors.map(({ code }) => code);
  expect(await codes(new Map([...bag, ['data/extra.txt', 'x']]))).toEqual(['bag_file_unlisted']);
  expect(await codes(new Map([...bag, ['extra.txt', 'x']]))).toEqual(['bag_file_unlisted']);
  expect(await codes(new Map([...bag, ['data/README.txt', 'x']]))).toEqual(['bag_digest_differs']);
  expect(await codes(new Map([...bag].filter(([name]) => name !== 'data/README.txt')))).toEqual(['bag_file_missing']);
  expect(await codes(new Map([...bag].filter(([name]) => name !== 'bagit.txt')))).toContain('file_missing');
  expect(await codes(new Map([...bag, ['tagmanifest-sha256.txt', '']]))).toContain('bag_file_unlisted');
  const manifest = String(bag.get('manifest-sha256.txt'));
  for (const path of ['../outside', '/etc/passwd', 'data/../../outside', 'data\\x', 'data//x', './data/x']) {
    const line = `${'a'.repeat(64)}  ${path}\n`;
    expect(await codes(new Map([...bag, ['manifest-sha256.txt', manifest + line]])), path).toContain('unsafe_path');
  }
});

test('a zip with a name that leads out, a file twice, or more than one top folder', async () => {
  const bag = asBag(payload(handLog));
  const codes = async (path: string) => (await verifyBundle(path, trusting)).errors.map(({ code }) => code);
  // yazl refuses to write such names, so they are put in place of harmless ones of the same length.
  const renamed = async (from: string, to: string) => {
    const path = await inZip(new Map([...bag, ['data/aaaaaaa', 'x'], ['data/bbbbbbb', 'y']]));
    writeFileSync(path, Buffer.from(readFileSync(path).toString('latin1').replaceAll(from, to), 'latin1'));
    return path;
  };
  expect(await codes(await renamed('/data/aaaaaaa', '/../../../aaa'))).toEqual(['unsafe_path']);
  expect(await codes(await renamed('/data/aaaaaaa', '\\data\\aaaaaaa'))).toEqual(['unsafe_path']);
  expect(await codes(await renamed('/data/aaaaaaa', '/data/aaaa\u00e9aa'))).toEqual(['unsafe_path']);
  expect(await codes(await renamed('/data/aaaaaaa', '/data/bbbbbbb'))).toEqual(['duplicate_file']);
  expect(await codes(await inZip(bag, ''))).toEqual(['bundle_unreadable']);
});

test('a link in the folder', async () => {
  const folder = inFolder(asBag(payload(handLog)));
  mkdirSync(join(folder, 'data/anchors'));
  symlinkSync('/etc/hostname', join(folder, 'data/anchors/1.tsr'));
  expect(await verifyBundle(folder, trusting)).toMatchObject({ ok: false, errors: [{ code: 'not_plain_file' }] });
});
