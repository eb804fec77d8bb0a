import { expect, test } from 'vitest';
import { verifyBundle } from '../../../server/evidence/verification/verify-bundle.ts';
import {
  asBag,
  checkpoint,
  consistencyFile,
  entry,
  erase,
  handLog,
  inFolder,
  inZip,
  logSigner,
  payload,
  recordClaims,
  signer,
} from './bundle-by-hand.ts';
import { vectors } from './vectors.ts';

const trusting = { vkeys: [logSigner.vkey], held: [] };

test('a full bundle in a folder is verified', async () => {
  const verdict = await verifyBundle(inFolder(asBag(payload(handLog))), trusting);
  expect(verdict).toMatchObject({ ok: true, errors: [], warnings: [] });
  expect(verdict.checkpoint).toMatchObject({ origin: 'lms.example.org/evidence/test', size: 8 });
  expect(verdict.counts).toEqual({
    disclosed: 6,
    partlyDisclosed: 0,
    withoutHiddenClaims: 2,
    erased: 0,
    notRequested: 0,
    entries: 8,
    records: 3,
    amended: 1,
    revoked: 1,
    recordedLate: 0,
    completedAfterAnchor: 0,
  });
});

test('the same bundle in a zip is verified, with the same verdict', async () => {
  const files = asBag(payload(handLog));
  const [folder, zip] = [
    await verifyBundle(inFolder(files), trusting),
    await verifyBundle(await inZip(files), trusting),
  ];
  expect(zip.ok).toBe(true);
  expect(zip).toEqual(folder);
});

test('the checkpoint of the vectors, with its witness, over a log whose records are all erased', async () => {
  const log = vectors.entries.map(({ leaf, disclosures }) => ({ leaf, disclosures }));
  const files = asBag(payload(log).set('data/log/checkpoint.txt', vectors.checkpoint));
  const verdict = await verifyBundle(inFolder(files), { vkeys: [vectors.vkey, vectors.witness_vkey], held: [] });
  expect(verdict).toMatchObject({ ok: true, errors: [] });
  expect(verdict.counts).toMatchObject({ erased: 4, disclosed: 0, withoutHiddenClaims: 3 });
  expect(verdict.shows.join('\n')).toContain('no later than 2026-03-05T08:40:00.000Z, when dpo.example/w1 saw the log');
  expect(verdict.shows.join('\n')).toContain('4 entries marked "erased" existed');
});

test('without a key from outside all is checked, but it does not count as verified', async () => {
  const folder = inFolder(asBag(payload(handLog)));
  const verdict = await verifyBundle(folder, { vkeys: [], held: [] });
  expect(verdict).toMatchObject({ ok: false, errors: [], warnings: [{ code: 'key_from_bundle' }] });
  expect(verdict.warnings[0]?.message).toContain('Unsigned as far as you know');
  expect(verdict.shows).toHaveLength(1);
  expect(verdict.shows[0]).toContain('Whose it is cannot be said');
  expect(await verifyBundle(folder, { vkeys: [], held: [], trustBundleKey: true })).toMatchObject({ ok: true });
});

test('held checkpoints of every earlier size fit, and the verdict says since when nothing changed', async () => {
  const held = [1, 3, 8].map((size) => checkpoint(handLog.slice(0, size)));
  const verdict = await verifyBundle(inFolder(asBag(payload(handLog))), { ...trusting, held });
  expect(verdict.ok).toBe(true);
  expect(verdict.shows.join('\n')).toContain('since the earlier checkpoints that you hold (size 1, 3, 8)');
  expect(verdict.doesNotShow.join('\n')).not.toContain('since today only');
});

test('without a held checkpoint the verdict says that integrity is shown since today only', async () => {
  const verdict = await verifyBundle(inFolder(asBag(payload(handLog))), trusting);
  expect(verdict.doesNotShow.join('\n')).toContain('integrity since today only');
});

test('stored checkpoints, anchors and proof files that fit are accepted', async () => {
  const files = payload(handLog)
    .set('data/log/checkpoints/3.txt', checkpoint(handLog.slice(0, 3)))
    .set('data/anchors/5.checkpoint.txt', checkpoint(handLog.slice(0, 5)))
    .set('data/anchors/5.tsr', 'a token')
    .set('data/proofs/consistency/3-8.txt', consistencyFile(3, handLog));
  for (const [name, content] of payload(handLog, [2, 7])) if (name.includes('inclusion')) files.set(name, content);
  const verdict = await verifyBundle(inFolder(asBag(files)), trusting);
  expect(verdict).toMatchObject({ ok: true, warnings: [{ code: 'timestamp_not_checked' }] });
});

test('a nonce that is in the log shows that the state is not an older one', async () => {
  const log = [...handLog, entry('audit', '2026-03-06', {}, { nonce: 'auditor-2026_1' })];
  const verdict = await verifyBundle(inFolder(asBag(payload(log))), { ...trusting, nonce: 'auditor-2026_1' });
  expect(verdict.ok).toBe(true);
  expect(verdict.shows.join('\n')).toContain('after your nonce "auditor-2026_1"');
});

test('a sample without the log is verified by its proofs, and the verdict says what is missing', async () => {
  const verdict = await verifyBundle(inFolder(asBag(payload(handLog, [1, 2, 3, 7]), 'sample')), trusting);
  expect(verdict).toMatchObject({ ok: true, errors: [], warnings: [{ code: 'log_left_out' }] });
  expect(verdict.counts).toMatchObject({ records: 3, entries: 8 });
  expect(verdict.doesNotShow.join('\n')).toContain('does not show that no revocation is missing');
});

test('a sample links to a held checkpoint by a consistency proof', async () => {
  const files = payload(handLog, [1, 7]).set('data/proofs/consistency/4-8.txt', consistencyFile(4, handLog));
  const held = [checkpoint(handLog.slice(0, 4))];
  expect(await verifyBundle(inFolder(asBag(files, 'sample')), { ...trusting, held })).toMatchObject({ ok: true });
});

test('a sample may hide who it was; the rows then have empty cells', async () => {
  const pseudonymous = handLog.map((item, i) =>
    i === 7 ? { ...item, disclosures: item.disclosures.filter((_, claim) => claim !== 1) } : item,
  );
  const files = payload(pseudonymous, [1, 7]).set(
    'data/log/entries.jsonl',
    handLog.map(({ leaf }) => `${leaf}\n`).join(''),
  );
  const verdict = await verifyBundle(inFolder(asBag(files, 'sample')), trusting);
  expect(verdict).toMatchObject({ ok: true, warnings: [{ code: 'partly_disclosed' }] });
  expect(verdict.counts).toMatchObject({ partlyDisclosed: 1, notRequested: 5 });
});

test('after an erasure of the person, course and outcome may still be shown', async () => {
  const log = [...handLog, erase('2026-03-06', [7], 'person')];
  const shown = log.map((item, i) => (i === 7 ? { ...item, disclosures: item.disclosures.slice(2, 4) } : item));
  const files = payload(shown, [2, 3, 4, 5, 6, 7]).set(
    'data/log/entries.jsonl',
    log.map(({ leaf }) => `${leaf}\n`).join(''),
  );
  expect(await verifyBundle(inFolder(asBag(files)), trusting)).toMatchObject({ ok: true, counts: { erased: 1 } });
});

test('an erased record may have a row that claims nothing', async () => {
  const log = [...handLog, erase('2026-03-06', [7])];
  const files = payload(log);
  files.set('data/records.csv', `${String(files.get('data/records.csv'))}7,record,2026-03-05,,,,,,,,,,,,,,\r\n`);
  expect(await verifyBundle(inFolder(asBag(files)), trusting)).toMatchObject({ ok: true });
});

test('course content may be left out, and a folder is found by its content whatever its name', async () => {
  const files = payload(handLog);
  files.delete('data/courses/gdpr-basics@1.0.0/SHA256SUMS');
  files.delete('data/courses/gdpr-basics@1.0.0/files/index.html');
  const without = await verifyBundle(inFolder(asBag(files)), trusting);
  expect(without).toMatchObject({ ok: true, warnings: [{ code: 'course_content_left_out' }] });
  expect(without.shows.join('\n')).not.toContain('byte for byte');
  const renamed = payload(handLog);
  for (const [name, content] of payload(handLog)) {
    if (!name.startsWith('data/courses/')) continue;
    renamed.delete(name);
    renamed.set(name.replace('@1.0.0', '@1.0.0.en'), content);
  }
  expect(await verifyBundle(inFolder(asBag(renamed)), trusting)).toMatchObject({ ok: true, warnings: [] });
});

test('other columns in the CSV are reported as unproven', async () => {
  const files = payload(handLog);
  const csv = String(files.get('data/records.csv'));
  files.set(
    'data/records.csv',
    csv.replace('superseded_by\r\n', 'superseded_by,note\r\n').replace(/(4|5|,)\r\n(?!North)/g, '$1,x\r\n'),
  );
  const verdict = await verifyBundle(inFolder(asBag(files)), trusting);
  expect(verdict).toMatchObject({ ok: true, warnings: [{ code: 'csv_column_unproven' }] });
});

test('after a rotation either key may sign; once the old key is retired only the new one', async () => {
  const old = logSigner;
  const fresh = signer(9);
  const added = [...handLog, entry('key', '2026-03-06', {}, { action: 'add', vkey: fresh.vkey })];
  const retired = [...added, entry('key', '2026-04-06', {}, { action: 'retire', vkey: old.vkey })];
  const verify = (log: typeof handLog, by: typeof old) =>
    verifyBundle(inFolder(asBag(payload(log).set('data/log/checkpoint.txt', checkpoint(log, by)))), {
      vkeys: [old.vkey, fresh.vkey],
      held: [],
    });
  expect(await verify(added, old)).toMatchObject({ ok: true });
  expect(await verify(added, fresh)).toMatchObject({ ok: true });
  expect(await verify(retired, fresh)).toMatchObject({ ok: true });
  expect(await verify(retired, old)).toMatchObject({ ok: false, errors: [{ code: 'key_retired' }] });
});

test('a completion that is claimed for a later day than it was written is pointed out', async () => {
  const late = { detail: { ...(recordClaims()['detail'] as object), completed_at: '2026-03-09T09:00:00.000Z' } };
  const log = [...handLog, entry('record', '2026-03-06', recordClaims(late))];
  const verdict = await verifyBundle(inFolder(asBag(payload(log))), trusting);
  expect(verdict).toMatchObject({ ok: true, warnings: [{ code: 'completed_after_recorded', index: 8 }] });
});
