import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import type { SelfCheckResult } from '../../server/auditing/self-check-shapes.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { type Installation, installation } from '../support/installation.ts';

/** An installation with one of everything that evidence is made of. */
async function lived() {
  const there = await installation();
  const [mina, sven] = [await there.enter('Mina Okafor'), await there.enter('Sven Aalto')];
  const ines = await there.enter('Ines Castellan');
  await completeFirstCourse(there.tools, mina);
  await completeFirstCourse(there.tools, sven);
  const published = await ines.post('/api/documents', {
    documentId: 'remote-work',
    kind: 'policy',
    version: '2026-1',
    title: 'Working from home',
    fileName: 'remote-work.txt',
    file: Buffer.from('Lock the screen.').toString('base64'),
  });
  const { id } = (await published.json()) as { id: string };
  await ines.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-31' });
  const [asked] = (await (await sven.get('/api/my/documents')).json()) as { id: string }[];
  await sven.post(`/api/my/documents/${asked!.id}/acknowledge`);
  const { entries } = (await (await ines.get(`/api/evidence/people/${mina.id}`)).json()) as {
    entries: { index: number; type: string }[];
  };
  const record = entries.find(({ type }) => type === 'record')!.index;
  await ines.post(`/api/evidence/records/${record}/amend`, { reason: 'Moved', changes: { unit: 'Retail' } });
  await ines.get('/api/evidence/checkpoint');
  const check = async () => (await (await ines.post('/api/evidence/self-check')).json()) as SelfCheckResult;
  return { there, mina, sven, ines, record, check };
}

/** Changes rows as an administrator with a database console would: past the triggers. */
async function tamper({ tools: { db } }: Installation, ...statements: string[]): Promise<void> {
  const tables = ['evidence_entry', 'evidence_tile', 'evidence_disclosure'];
  if (inject('databaseKind') === 'postgres')
    for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger all`.execute(db);
  else
    for (const table of tables)
      for (const event of ['update', 'delete'])
        await sql`drop trigger if exists ${sql.ref(`${table}_no_${event}`)}`.execute(db);
  for (const statement of statements) await sql.raw(statement).execute(db);
}

test('an untouched log is in order, after corrections, erasures and acknowledgements too, and the result is kept', async () => {
  const { there, sven, ines, check } = await lived();
  const result = await check();
  expect(result.faults).toEqual([]);
  expect(result.faultCount).toBe(0);
  await ines.post('/api/erasure', { personId: sven.id, basis: 'art17', when: 'now' });
  expect((await check()).faults).toEqual([]);
  expect(await (await ines.get('/api/evidence/self-check')).json()).toMatchObject({ faultCount: 0 });
  expect(there.tools.evidence.halted).toBeUndefined();
});

test('each way of changing rows behind the back of the log is found and named', async () => {
  const { there, check } = await lived();
  await tamper(
    there,
    `update evidence_entry set leaf = replace(leaf, '2026-11-24', '2026-11-23') where idx = 9`,
    `update evidence_log set frontier = ${zeros()}`,
    `delete from completion where evidence_idx = (select min(evidence_idx) from completion)`,
    `update completion set completed_at = '2026-01-01T10:00:00.000Z'`,
    `update assignment set due_on = '2031-01-01' where evidence_idx = 12`,
    `delete from evidence_disclosure where idx = 10 and name = 'sub'`,
    `update evidence_disclosure set disclosure = 'WyJhIiwic3ViIiwieCJd' where idx = 11 and name = 'sub'`,
    `update course_version set content = 'sha256:00' where lang = 'de'`,
  );
  const { faults } = await check();
  const codesOf = (index: number) => faults.filter((fault) => fault.index === index).map(({ code }) => code);
  expect(codesOf(9)).toContain('leaf_changed');
  expect(codesOf(10)).toContain('opening_missing');
  expect(codesOf(11)).toContain('opening_foreign');
  const messages = faults.map(({ message }) => message).join('\n');
  for (const words of [/entry 12 has another due date/, /another day of completion/, /another course/])
    expect(messages).toMatch(words);
  expect(faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['head_differs', 'entry_without_row']));
});

function zeros(): string {
  const hashes = '00'.repeat(32);
  return inject('databaseKind') === 'postgres'
    ? `decode(repeat('${hashes}', length(frontier) / 32), 'hex')`
    : `zeroblob(length(frontier))`;
}
