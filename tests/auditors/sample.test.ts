import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AuditorSelf, Draw, NonceAnswer } from '../../server/auditors/auditor-shapes.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { auditorOf } from '../support/auditor.ts';
import { auditedBundleFrom } from '../support/audited-bundle.ts';
import { temporaryFolder } from '../support/database.ts';
import { codeOf, installation } from '../support/installation.ts';

const trained = ['Sven Aalto', 'Carmen Ortiz', 'Henrik Vass', 'Priya Nair', 'Mina Okafor', 'Lin Wei'];

test('a nonce is in evidence: the independent verifier finds it, and asking again changes nothing', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Sven Aalto'));
  const runa = await auditorOf(there);
  const answer = await runa.post('/api/audit/nonces', { nonce: 'dahl-2026.11' });
  const entered = (await answer.json()) as NonceAnswer;
  expect([answer.status, entered.nonce, entered.onDay]).toEqual([201, 'dahl-2026.11', '2026-11-24']);
  expect(entered.proof).toContain(`index ${entered.index}\n`);
  const again = (await (await runa.post('/api/audit/nonces', { nonce: 'dahl-2026.11' })).json()) as NonceAnswer;
  expect([again.index, again.leaf]).toEqual([entered.index, entered.leaf]);
  const { proof: _proof, ...kept } = entered;
  expect((await runa.read<AuditorSelf>('/api/audit')).nonces).toEqual([kept]);
  expect((await runa.get(`/api/audit/proof/${entered.index}`)).status).toBe(200);

  const { verdict } = await auditedBundleFrom(there, runa, { kind: 'period' }, 'dahl-2026.11');
  expect(verdict.errors).toEqual([]);
  expect(verdict.ok).toBe(true);
  expect(verdict.shows.join(' ')).toContain('dahl-2026.11');
  const other = await auditedBundleFrom(there, runa, { kind: 'period' }, 'another');
  expect(other.verdict.errors.map(({ code }) => code)).toEqual(['nonce_missing']);
});

test('nobody enters more than twenty nonces in a day, and none that is not one', async () => {
  const there = await installation();
  const runa = await auditorOf(there);
  for (let i = 0; i < 20; i++) expect((await runa.post('/api/audit/nonces', { nonce: `n${i}` })).status).toBe(201);
  expect(await codeOf(await runa.post('/api/audit/nonces', { nonce: 'n20' }))).toBe('too_many_requests');
  // One that is there is not another one.
  expect((await runa.post('/api/audit/nonces', { nonce: 'n3' })).status).toBe(201);
  for (const nonce of ['', 'a b', 'x'.repeat(65), '<b>'])
    expect(await codeOf(await runa.post('/api/audit/nonces', { nonce }))).toBe('invalid_input');
});

test('a draw can be repeated with sha256sum, and reaches no record that came after the nonce', async () => {
  const there = await installation();
  for (const name of trained) await completeFirstCourse(there.tools, await there.enter(name));
  const runa = await auditorOf(there);
  expect(await codeOf(await runa.get('/api/audit/draw?nonce=unheard&size=3'))).toBe('nonce_unknown');
  await runa.post('/api/audit/nonces', { nonce: 'seed-1' });
  await completeFirstCourse(there.tools, await there.enter('Zoë Müller'));
  const drawn = await runa.read<Draw>('/api/audit/draw?nonce=seed-1&size=3');
  expect([drawn.from, drawn.drawn.length]).toEqual([6, 3]);

  const folder = temporaryFolder();
  writeFileSync(join(folder, 'records.txt'), await (await runa.get('/api/audit/records.txt?nonce=seed-1')).text());
  const repeated = execFileSync(
    'sh',
    [
      '-c',
      `sha256sum < records.txt | cut -c1-64
       while read -r n; do printf '%s %s\\n' "$(printf '%s:%s:%s' "$NONCE" "$LEAF" "$n" | sha256sum | cut -c1-64)" "$n"
       done < records.txt | LC_ALL=C sort | head -n 3 | cut -d' ' -f2`,
    ],
    { cwd: folder, env: { ...process.env, NONCE: 'seed-1', LEAF: drawn.leaf }, encoding: 'utf8' },
  );
  expect(repeated.trim().split('\n')).toEqual([drawn.listSha256, ...drawn.drawn.map(String)]);

  // Another nonce draws in another order, the same one always in the same.
  expect(await runa.read<Draw>('/api/audit/draw?nonce=seed-1&size=3')).toEqual(drawn);
  await runa.post('/api/audit/nonces', { nonce: 'seed-2' });
  const whole = await runa.read<Draw>('/api/audit/draw?nonce=seed-2&size=2000');
  expect([whole.from, new Set(whole.drawn).size]).toEqual([7, 7]);

  const { verdict, folder: bundle } = await auditedBundleFrom(
    there,
    runa,
    { kind: 'sample', indexes: drawn.drawn },
    'seed-1',
  );
  expect(verdict.errors).toEqual([]);
  expect(verdict.counts.records).toBe(3);
  expect(bundle).toContain('evidence-');
});

test('a nonce of another auditor draws nothing', async () => {
  const there = await installation();
  const runa = await auditorOf(there);
  const other = await auditorOf(there, { email: 'other@dahl-audit.example' });
  const { index } = (await (await other.post('/api/audit/nonces', { nonce: 'theirs' })).json()) as NonceAnswer;
  expect(await codeOf(await runa.get('/api/audit/draw?nonce=theirs&size=3'))).toBe('nonce_unknown');
  expect(await codeOf(await runa.get('/api/audit/records.txt?nonce=theirs'))).toBe('nonce_unknown');
  expect(await codeOf(await runa.get(`/api/audit/proof/${index}`))).toBe('entry_unknown');
});
