import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EvidenceOverview } from '../../server/evidence/evidence-shapes.ts';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { bundleFrom } from '../support/bundle.ts';
import { installation, type Installation } from '../support/installation.ts';

const bundle = async ({ enter }: Installation) => bundleFrom(await enter('Ines Castellan'));

test('an auditor who has only the zip and the key checks it, with our verifier and without', async () => {
  const there = await installation();
  const [mina, sven] = [await there.enter('Mina Okafor'), await there.enter('Sven Aalto')];
  await completeFirstCourse(there.tools, mina);
  const ines = await there.enter('Ines Castellan');
  const held = await (await ines.get('/api/evidence/checkpoint')).text();
  await completeFirstCourse(there.tools, sven);
  const { zip, folder, vkey } = await bundle(there);

  const verdict = await verifyBundle(zip, { vkeys: [vkey], held: [held] });
  expect(verdict.errors).toEqual([]);
  expect(verdict.ok).toBe(true);

  // Bags and course files with coreutils, as README.txt says.
  const sh = (command: string, cwd = folder) =>
    execFileSync('sh', ['-c', command], { cwd, encoding: 'utf8', env: { ...process.env, KEY: vkey } });
  expect(sh('sha256sum -c --quiet manifest-sha256.txt && echo intact')).toBe('intact\n');
  expect(sh('sha256sum -c --quiet tagmanifest-sha256.txt && echo intact')).toBe('intact\n');
  const course = readdirSync(join(folder, 'data/courses'))[0]!;
  expect(sh('sha256sum -c --quiet ../SHA256SUMS && echo intact', join(folder, 'data/courses', course, 'files'))).toBe(
    'intact\n',
  );

  // The commands of step 4, copied out of README.txt itself.
  const readme = readFileSync(join(folder, 'data/README.txt'), 'utf8');
  const step4 = /4\. The signature[^\n]*\n\n([\s\S]+?)\n\n5\./.exec(readme)![1]!;
  expect(sh(step4)).toContain('Signature Verified Successfully');

  const records = readFileSync(join(folder, 'data/records.csv'), 'utf8').trim().split('\r\n').slice(1);
  expect(records.length).toBe(2);
  for (const record of records) {
    const index = record.split(',')[0]!;
    const said = sh(`sh verify/verify-record.sh ${index} "$KEY"`, join(folder, 'data'));
    expect(said).toContain('VERIFIED');
  }
});

test('a bundle that was touched is refused, by ours and by openssl', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  const { folder, vkey } = await bundle(there);
  const csv = readFileSync(join(folder, 'data/records.csv'), 'utf8');
  const index = csv.split('\r\n')[1]!.split(',')[0]!;
  const entries = join(folder, 'data/log/entries.jsonl');
  const lines = readFileSync(entries, 'utf8').split('\n');
  lines[Number(index)] = lines[Number(index)]!.replace('2026-11-24', '2026-11-23');
  writeFileSync(entries, lines.join('\n'));
  const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
  expect(verdict.ok).toBe(false);
  expect(() =>
    execFileSync('sh', ['verify/verify-record.sh', index, vkey], { cwd: join(folder, 'data'), stdio: 'pipe' }),
  ).toThrow(/REFUSED|Command failed/);
});

test('the report reads well without the product: who, what, when, and what it does not show', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  const { folder } = await bundle(there);
  const report = readFileSync(join(folder, 'data/report.html'), 'utf8');
  for (const words of ['Brightwater Outdoor', 'Mina Okafor', 'does not show', 'Overdue', 'Zoë Müller'])
    expect(report).toContain(words);
  expect(report).not.toMatch(/<script|https?:\/\//);
  expect(report).not.toContain('10:00');
});

test('the overview counts what the log holds', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  const overview = (await (
    await (await there.enter('Ines Castellan')).get('/api/evidence')
  ).json()) as EvidenceOverview;
  const leaves = await there.tools.db.selectFrom('evidence_entry').select('leaf').execute();
  const types = Map.groupBy(leaves, ({ leaf }) => (JSON.parse(leaf) as { type: string }).type);
  expect(overview.counts).toEqual(Object.fromEntries([...types].map(([type, all]) => [type, all.length])));
  expect(overview.size).toBe(leaves.length);
  expect(overview.courses.find((course) => course.id === 'whose-data' && course.lang === 'en')!.records).toBe(1);
});
