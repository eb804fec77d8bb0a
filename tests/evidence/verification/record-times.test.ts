import { expect, test } from 'vitest';
import { Findings } from '../../../server/evidence/verification/findings.ts';
import { RecordTimes } from '../../../server/evidence/verification/record-times.ts';
import { verifyBundle } from '../../../server/evidence/verification/verify-bundle.ts';
import type { VerifyOptions } from '../../../server/evidence/verification/verify-bundle.ts';
import {
  asBag,
  checkpoint,
  cosignature,
  entry,
  handLog,
  inFolder,
  logSigner,
  payload,
  recordClaims,
  signer,
  witnessSigner,
} from './bundle-by-hand.ts';
import type { HandEntry } from './bundle-by-hand.ts';
import { vectors } from './vectors.ts';

const trusting = { vkeys: [logSigner.vkey, vectors.witness_vkey], held: [] };
const at = (moment: string) => Date.parse(moment) / 1000;

function completed(completedAt: string, day = '2026-03-06'): HandEntry {
  const detail = { ...(recordClaims()['detail'] as object), completed_at: completedAt };
  return entry('record', day, recordClaims({ detail }));
}

/** A full bundle with checkpoints that the witness of the vectors saw: its size and when. */
async function verdictOf(
  log: HandEntry[],
  seen: [size: number, moment: string][],
  options: Partial<VerifyOptions> = {},
) {
  const files = payload(log);
  for (const [size, moment] of seen) {
    const note = checkpoint(log.slice(0, size));
    files.set(`data/log/checkpoints/${size}.txt`, note + cosignature(witnessSigner, note, at(moment)));
  }
  return verifyBundle(inFolder(asBag(files)), { ...trusting, ...options });
}

test('a record that claims an earlier completion than a time at which others saw the log without it', async () => {
  const log = [...handLog, completed('2026-03-05T11:59:00.000Z'), completed('2026-03-05T12:01:00.000Z')];
  const verdict = await verdictOf(log, [[8, '2026-03-05T12:00:00Z']]);
  expect(verdict).toMatchObject({ ok: true, counts: { recordedLate: 1, completedAfterAnchor: 0 } });
  expect(verdict.warnings).toEqual([
    { code: 'recorded_late', message: expect.stringMatching(/^1 record\(s\) .*: index 8\.$/) },
  ]);
});

test('a record that claims a later completion than a time at which others saw it already', async () => {
  const log = [...handLog, completed('2026-03-06T12:00:00.900Z'), completed('2026-03-06T12:00:01.000Z')];
  const verdict = await verdictOf(log, [[10, '2026-03-06T12:00:00Z']]);
  expect(verdict).toMatchObject({ ok: true, counts: { recordedLate: 0, completedAfterAnchor: 1 } });
  expect(verdict.warnings).toEqual([
    { code: 'completed_after_anchor', message: expect.stringMatching(/: index 9\.$/) },
  ]);
});

test('a thousand late records are one warning with their number and the first indexes', async () => {
  const late = Array.from({ length: 40 }, () => completed('2026-01-01T00:00:00.000Z'));
  const verdict = await verdictOf([...handLog, ...late], [[8, '2026-03-05T12:00:00Z']]);
  expect(verdict.warnings).toEqual([
    {
      code: 'recorded_late',
      message: expect.stringMatching(/^40 record\(s\) .*: index 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, \.\.\.\.$/),
    },
  ]);
});

test('the cosignature of a witness whose key the caller did not give is no anchor', async () => {
  const log = [...handLog, completed('2026-03-05T11:59:00.000Z')];
  const verdict = await verdictOf(log, [[8, '2026-03-05T12:00:00Z']], { vkeys: [logSigner.vkey] });
  expect(verdict).toMatchObject({ ok: true, warnings: [], counts: { recordedLate: 0 } });
});

test('without anchors a record may be written on the day after its completion, not later', async () => {
  const log = [...handLog, completed('2026-03-05T00:00:00.000Z'), completed('2026-03-04T23:59:59.999Z')];
  const verdict = await verdictOf(log, []);
  expect(verdict).toMatchObject({ ok: true, counts: { recordedLate: 1 } });
  expect(verdict.warnings).toEqual([{ code: 'recorded_late', message: expect.stringMatching(/: index 9\.$/) }]);
});

test('the interval of a record lies between the anchors next to it', () => {
  const times = new RecordTimes([
    { size: 20, time: 2_000 },
    { size: 10, time: 1_000 },
    { size: 10, time: 1_500 },
  ]);
  expect([0, 9, 10, 19, 20].map((index) => times.intervalOf(index))).toEqual([
    { start: -Infinity, end: 1_999 },
    { start: -Infinity, end: 1_999 },
    { start: 1_000, end: 2_999 },
    { start: 1_000, end: 2_999 },
    { start: 2_000, end: Infinity },
  ]);
});

test('an old checkpoint that is seen again later moves no interval', () => {
  const anchors = [
    { size: 10, time: 1_000 },
    { size: 20, time: 2_000 },
  ];
  const again = new RecordTimes([...anchors, { size: 5, time: 9_000 }, { size: 10, time: 9_000 }]);
  for (const index of [3, 7, 12, 30]) {
    const { start, end } = again.intervalOf(index);
    expect(start).toBeLessThanOrEqual(end);
    expect(start).toBeLessThanOrEqual(2_000);
  }
  again.take({ index: 30, day: 0, completedAt: 1_999 });
  again.take({ index: 30, day: 0, completedAt: undefined });
  const findings = new Findings();
  again.warn(findings);
  expect(findings.warnings.map(({ code }) => code)).toEqual(['recorded_late']);
});

test('a stolen key counts up to the last checkpoint that others saw before the log said so', async () => {
  const fresh = signer(9);
  const log = [
    ...handLog,
    entry('key', '2026-03-06', {}, { action: 'add', vkey: fresh.vkey }),
    entry('key', '2026-03-06', {}, { action: 'compromised', vkey: logSigner.vkey }),
  ];
  const files = payload(log).set('data/log/checkpoint.txt', checkpoint(log, fresh));
  const seen = checkpoint(log.slice(0, 5));
  files.set('data/log/checkpoints/5.txt', seen + cosignature(witnessSigner, seen, at('2026-03-04T12:00:00Z')));
  for (const size of [3, 7]) files.set(`data/log/checkpoints/${size}.txt`, checkpoint(log.slice(0, size)));
  const options = { ...trusting, vkeys: [...trusting.vkeys, fresh.vkey] };
  expect(await verifyBundle(inFolder(asBag(files)), options)).toMatchObject({
    ok: true,
    warnings: [{ code: 'key_compromised', file: 'data/log/checkpoints/7.txt' }],
  });
  files.set('data/log/checkpoint.txt', checkpoint(log));
  expect(await verifyBundle(inFolder(asBag(files)), options)).toMatchObject({ errors: [{ code: 'key_retired' }] });
});
