import { onSqlite } from '../support/database.ts';
import { expect, test } from 'vitest';
import { inTransaction } from '../../db/transaction.ts';
import { eraseAgain } from '../../server/erasure/erase-again.ts';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import type { PersonEvidence } from '../../server/auditing/person-evidence-shapes.ts';
import type { MyTraining } from '../../server/learning/learning-shapes.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { bundleFrom, linesOf } from '../support/bundle.ts';
import { type Caller, codeOf, installation } from '../support/installation.ts';

async function recordOf(dpo: Caller, personId: string): Promise<PersonEvidence['entries'][number]> {
  const { entries } = (await (await dpo.get(`/api/evidence/people/${personId}`)).json()) as PersonEvidence;
  return entries.find((entry) => entry.type === 'record')!;
}

test('a corrected record keeps what it said, says what counts now, and the bundle shows both', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  const ines = await there.enter('Ines Castellan');
  const { index } = await recordOf(ines, mina.id);

  const amended = await ines.post(`/api/evidence/records/${index}/amend`, {
    reason: 'The name was misspelt in the staff list',
    changes: { name: 'Mina Okafor-Lindqvist', completedOn: '2026-11-23' },
  });
  expect(amended.status).toBe(200);
  const { index: amendment } = (await amended.json()) as { index: number };

  const record = await recordOf(ines, mina.id);
  expect(record).toMatchObject({ index, completedOn: '2026-11-24', amendedBy: amendment, revokedBy: null });
  const { entries } = (await (await ines.get(`/api/evidence/people/${mina.id}`)).json()) as PersonEvidence;
  expect(entries.find((entry) => entry.index === amendment)).toMatchObject({
    type: 'amend',
    completedOn: '2026-11-23',
    reason: 'The name was misspelt in the staff list',
    by: 'Ines Castellan',
    via: 'admin',
  });
  const { assignments } = (await (await mina.get('/api/my/training')).json()) as MyTraining;
  expect(assignments[0]).toMatchObject({ completedOn: '2026-11-23' });

  const { folder, vkey } = await bundleFrom(ines);
  const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
  expect(verdict.errors).toEqual([]);
  expect(verdict.counts).toMatchObject({ records: 1, amended: 1, revoked: 0 });
  expect(linesOf(folder, 'data/records.csv')[1]).toMatch(new RegExp(`^${index},record,.*,${amendment}$`));
});

test('a withdrawn record no longer counts: the course is open again and can be passed again', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  const ines = await there.enter('Ines Castellan');
  const { index } = await recordOf(ines, mina.id);
  const revoke = () => ines.post(`/api/evidence/records/${index}/revoke`, { reason: 'Somebody else sat at the desk' });
  expect((await revoke()).status).toBe(200);
  expect(await codeOf(await revoke())).toBe('record_withdrawn');
  const { assignments } = (await (await mina.get('/api/my/training')).json()) as MyTraining;
  expect(assignments[0]!.completionId).toBeNull();

  await completeFirstCourse(there.tools, mina);
  const { folder, vkey } = await bundleFrom(ines);
  const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
  expect(verdict.errors).toEqual([]);
  expect(verdict.counts).toMatchObject({ records: 2, revoked: 1 });
});

onSqlite('the latest correction counts, and a withdrawal ends corrections', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  const ines = await there.enter('Ines Castellan');
  const { index } = await recordOf(ines, mina.id);
  const amend = async (unit: string) => {
    const response = await ines.post(`/api/evidence/records/${index}/amend`, { reason: 'Moved', changes: { unit } });
    return ((await response.json()) as { index: number }).index;
  };
  await amend('Retail');
  const second = await amend('Logistics');
  expect(await recordOf(ines, mina.id)).toMatchObject({ amendedBy: second });
  // An amendment of the amendment names the record.
  const third = await ines.post(`/api/evidence/records/${second}/amend`, { reason: 'Moved', changes: { unit: null } });
  expect(third.status).toBe(200);
  await ines.post(`/api/evidence/records/${index}/revoke`, { reason: 'Not the same person' });
  const late = await ines.post(`/api/evidence/records/${index}/amend`, { reason: 'Late', changes: { unit: 'X' } });
  expect(await codeOf(late)).toBe('record_withdrawn');
  const { folder, vkey } = await bundleFrom(ines);
  expect((await verifyBundle(folder, { vkeys: [vkey], held: [] })).errors).toEqual([]);
});

onSqlite('a false claim can be corrected and what it said erased', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  const ines = await there.enter('Ines Castellan');
  const { index } = await recordOf(ines, mina.id);
  const response = await ines.post(`/api/evidence/records/${index}/amend`, {
    reason: 'False name',
    changes: { name: 'Mina Lindqvist' },
    eraseOld: true,
  });
  expect(response.status).toBe(200);
  const { folder, vkey } = await bundleFrom(ines);
  const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
  expect(verdict.errors).toEqual([]);
  expect(verdict.counts.erased).toBe(1);
});

test('corrections are refused where they would say nothing, or something that cannot be', async () => {
  const there = await installation();
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(there.tools, mina);
  const ines = await there.enter('Ines Castellan');
  const { index } = await recordOf(ines, mina.id);
  const amend = (at: number | string, body: unknown) => ines.post(`/api/evidence/records/${at}/amend`, body);
  const cases: [number | string, unknown, string][] = [
    [index, { reason: 'x', changes: { name: 'Y' } }, 'invalid_input'],
    [index, { reason: 'no change', changes: {} }, 'invalid_input'],
    [index, { reason: 'to come', changes: { completedOn: '2026-11-25' } }, 'invalid_input'],
    [index, { reason: 'no such day', changes: { completedOn: '2026-02-30' } }, 'invalid_input'],
    [index, { reason: 'lone surrogate', changes: { name: '\ud800' } }, 'invalid_input'],
    [0, { reason: 'genesis', changes: { name: 'Y' } }, 'entry_unknown'],
    [99_999, { reason: 'nowhere', changes: { name: 'Y' } }, 'entry_unknown'],
    ['1e3', { reason: 'not a number', changes: { name: 'Y' } }, 'entry_unknown'],
  ];
  const { size } = (await (await ines.get('/api/evidence')).json()) as { size: number };
  for (const [at, body, code] of cases)
    expect(await codeOf(await amend(at, body)), JSON.stringify([at, body])).toBe(code);
  for (const name of ['Mina Okafor', 'Tobias Feld'])
    expect(
      await codeOf(await (await there.enter(name)).post(`/api/evidence/records/${index}/revoke`, { reason: 'mine' })),
    ).toBe('not_allowed');
  expect(((await (await ines.get('/api/evidence')).json()) as { size: number }).size).toBe(size);
});

onSqlite(
  'after a false claim was erased the correction stands: certificate, self-check and a restore agree with it',
  async () => {
    const there = await installation();
    const mina = await there.enter('Mina Okafor');
    const { completion } = await completeFirstCourse(there.tools, mina);
    const ines = await there.enter('Ines Castellan');
    const { index } = await recordOf(ines, mina.id);
    await mina.get(`/api/my/completions/${completion!.id}/certificate`);
    const change = { reason: 'False name', changes: { name: 'Mina Lindqvist' }, eraseOld: true };
    expect((await ines.post(`/api/evidence/records/${index}/amend`, change)).status).toBe(200);
    expect(await there.tools.db.selectFrom('certificate').selectAll().execute()).toEqual([]);
    const check = (await (await ines.post('/api/evidence/self-check')).json()) as { faults: unknown[] };
    expect(check.faults).toEqual([]);
    const again = await ines.post(`/api/evidence/records/${index}/amend`, { reason: 'More', changes: { unit: 'X' } });
    expect(await codeOf(again)).toBe('record_erased');
    await inTransaction(there.tools.db, eraseAgain);
    const { assignments } = (await (await mina.get('/api/my/training')).json()) as MyTraining;
    expect(assignments[0]).toMatchObject({ completedOn: '2026-11-24' });
    expect((await ines.post(`/api/evidence/records/${index}/revoke`, { reason: 'Not she' })).status).toBe(200);
    const { folder, vkey } = await bundleFrom(ines);
    expect((await verifyBundle(folder, { vkeys: [vkey], held: [] })).errors).toEqual([]);
  },
);
