import { onSqlite } from '../support/database.ts';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EvidenceOverview } from '../../server/evidence/evidence-shapes.ts';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { bundleFrom, linesOf } from '../support/bundle.ts';
import { codeOf, type Installation, installation } from '../support/installation.ts';

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

onSqlite('a bundle that was touched is refused, by ours and by openssl', async () => {
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

onSqlite('the report reads well without the product: who, what, when, and what it does not show', async () => {
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

onSqlite(
  'a certificate bundle is checked alone: its proof, its claims and its course, without the rest of the log',
  async () => {
    const there = await installation();
    await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
    const ines = await there.enter('Ines Castellan');
    const { evidence_idx: index } = await there.tools.db
      .selectFrom('completion')
      .select('evidence_idx')
      .executeTakeFirstOrThrow();
    const { folder, vkey } = await bundleFrom(ines, { kind: 'certificate', index });
    expect(readdirSync(join(folder, 'data/log'))).not.toContain('entries.jsonl');
    expect(readdirSync(join(folder, 'data/courses'))).toEqual(['whose-data@1.0.0']);
    const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
    expect(verdict.errors).toEqual([]);
    expect(verdict.warnings.map(({ code }) => code)).not.toContain('course_publication_unproven');
    const said = execFileSync('sh', ['verify/verify-record.sh', String(index), vkey], {
      cwd: join(folder, 'data'),
      encoding: 'utf8',
    });
    expect(said).toContain('VERIFIED');
  },
);

test('a sample opens what the auditor drew and nothing else, without names if he wants; a period what was written in it', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  there.clock.now = new Date('2026-11-25T10:00:00Z');
  await completeFirstCourse(there.tools, await there.enter('Sven Aalto'));
  const ines = await there.enter('Ines Castellan');
  const rows = await there.tools.db.selectFrom('completion').select('evidence_idx').orderBy('evidence_idx').execute();
  const [first, second] = rows.map((row) => row.evidence_idx);

  const sample = await bundleFrom(ines, { kind: 'sample', indexes: [second, 12], hideWho: true });
  const opened = linesOf(sample.folder, 'data/records.jsonl').filter(Boolean);
  expect(opened.map((line) => (JSON.parse(line) as { index: number }).index)).toEqual([12, second]);
  for (const line of opened) {
    const { disclosures } = JSON.parse(line) as { disclosures: string[] };
    const names = disclosures.map((text) => (JSON.parse(Buffer.from(text, 'base64url').toString()) as string[])[1]);
    expect(names).not.toContain('sub');
    expect(names).not.toContain('person');
  }
  const verdict = await verifyBundle(sample.folder, { vkeys: [sample.vkey], held: [] });
  expect(verdict.errors).toEqual([]);
  expect(readFileSync(join(sample.folder, 'data/report.html'), 'utf8')).not.toContain('Sven');

  const period = await bundleFrom(ines, { kind: 'period', from: '2026-11-25', to: '2026-11-30' });
  expect(linesOf(period.folder, 'data/records.csv').filter(Boolean).length).toBe(2);
  expect(linesOf(period.folder, 'data/records.csv')[1]).toMatch(new RegExp(`^${second},record,2026-11-25`));
  expect((await verifyBundle(period.folder, { vkeys: [period.vkey], held: [] })).errors).toEqual([]);
  expect(first).toBeLessThan(second!);

  for (const [wanted, code] of [
    [{ kind: 'sample', indexes: [99_999] }, 'entry_unknown'],
    [{ kind: 'certificate', index: 99_999 }, 'entry_unknown'],
    [{ kind: 'sample', indexes: [] }, 'invalid_input'],
    [{ kind: 'sample', indexes: [1.5] }, 'invalid_input'],
    [{ kind: 'period', from: '2026-11-30', to: '2026-11-25' }, 'invalid_input'],
    [{ kind: 'everything' }, 'invalid_input'],
  ] as const)
    expect(await codeOf(await ines.post('/api/evidence/bundle', wanted))).toBe(code);
});

onSqlite(
  'a training of last month that is typed in today is flagged as recorded late, and says who typed it',
  async () => {
    const there = await installation();
    const ines = await there.enter('Ines Castellan');
    const mina = await there.enter('Mina Okafor');
    const { content } = there.tools.library.current('whose-data');
    const recorded = await ines.post('/api/documents/outside-training', {
      taught: { content },
      personIds: [mina.id],
      outcome: 'attended',
      completedOn: '2026-10-20',
    });
    expect(recorded.status).toBe(201);
    const { folder, vkey } = await bundleFrom(ines);
    const report = readFileSync(join(folder, 'data/report.html'), 'utf8');
    expect(report).toContain('recorded late');
    expect(report).toMatch(/typed in by BW-\d+/);
    expect(readFileSync(join(folder, 'data/report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
    expect(verdict.errors).toEqual([]);
    expect(verdict.warnings.map(({ code }) => code)).toContain('recorded_late');
  },
);

onSqlite(
  'the programs in the bundle check the bundle: one file with Node alone, and the page that works offline',
  async () => {
    const there = await installation();
    await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
    const { folder, vkey } = await bundle(there);
    const run = (key: string) =>
      execFileSync(process.execPath, [join(folder, 'data/verify/verify.mjs'), folder, '--key', key], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(run(vkey)).toContain('VERIFIED');
    expect(() => run(vkey.replace('+A', '+B'))).toThrow('Command failed');
    const served = await there.app.request('/verify.html');
    expect(served.headers.get('content-disposition')).toBe('attachment; filename="verify.html"');
    expect(readFileSync(join(folder, 'data/verify/verify.html'), 'utf8')).toBe(await served.text());
  },
);
