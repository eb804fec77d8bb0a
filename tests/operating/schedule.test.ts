import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import { openInstallation } from '../../server/operating/open-installation.ts';
import { reimport } from '../../server/operating/operations.ts';
import { doWhatIsDue } from '../../server/schedule.ts';
import { openTools } from '../../server/start.ts';
import { makeLog } from '../../server/request-log.ts';
import { appWith } from '../../server/app.ts';
import { answerCheck, completeFirstCourse } from '../support/answers.ts';
import { client, installation } from '../support/installation.ts';
import { mailServer } from '../support/smtp.ts';

test('in a night everything is done once: erased, checked, signed and mailed; and again the next night', async () => {
  const mail = await mailServer();
  const there = await installation({
    A39_SMTP_URL: mail.url,
    A39_CHECKPOINT_MAIL: 'ines@brightwater.example',
    A39_METRICS_TOKEN: 'a-token-of-some-length',
  });
  const { tools, clock } = there;
  const ines = await there.enter('Ines Castellan');
  const mina = await there.enter('Mina Okafor');
  await completeFirstCourse(tools, mina);
  await ines.post('/api/erasure', { personId: mina.id, basis: 'art17', when: 'tonight' });

  clock.now = new Date('2026-11-25T01:59:00Z');
  await doWhatIsDue(tools, true);
  expect(mail.received.length).toBe(0);
  const names = async () => (await tools.db.selectFrom('job_run').select('name').execute()).map(({ name }) => name);
  expect(await names()).not.toContain('retention');

  clock.now = new Date('2026-11-25T02:00:00Z');
  await doWhatIsDue(tools, false);
  await doWhatIsDue(tools, true);
  const runs = await tools.db.selectFrom('job_run').selectAll().orderBy('name').execute();
  expect(runs.filter(({ finished_at }) => finished_at === null)).toEqual([]);
  const nightly = ['anchor', 'keys', 'retention', 'self-check', 'settle'];
  expect(runs.map(({ name }) => name)).toEqual(expect.arrayContaining(nightly));
  expect(runs.find(({ name }) => name === 'retention')!.result).toMatch(/^1 people and \d entries erased/);
  expect(runs.find(({ name }) => name === 'self-check')!.result).toMatch(/^\d+ entries, 0 faults/);
  expect(mail.received.length).toBe(1);
  expect(mail.received[0]!.to).toEqual(['ines@brightwater.example']);
  expect(mail.received[0]!.parsed.attachments.map(({ filename }) => filename)).toEqual([
    expect.stringMatching(/^checkpoint-\d+\.txt$/),
  ]);

  const token = { authorization: 'Bearer a-token-of-some-length' };
  const metrics = await (await there.app.request('/metrics', { headers: token })).text();
  expect(metrics).toMatch(/^a39_self_check_faults 0$/m);
  expect(metrics).toMatch(/^a39_evidence_halted 0$/m);
  expect(metrics).toMatch(/^a39_anchor_age_seconds\{kind="mail"\} 0$/m);
  expect((await there.app.request('/metrics', { headers: { authorization: 'Bearer a-token' } })).status).toBe(401);
  expect((await there.app.request('/metrics')).status).toBe(401);

  clock.now = new Date('2026-11-26T02:00:00Z');
  await doWhatIsDue(tools, false);
  for (const name of nightly) expect((await names()).filter((one) => one === name).length).toBe(2);
  // The log has not grown, so nobody is bothered.
  expect(mail.received.length).toBe(1);
});

test('after a restore of an older database learners go on, nothing is lost or recorded, and the DPO is told', async ({
  skip,
}) => {
  if (inject('databaseKind') !== 'sqlite') skip();
  const mail = await mailServer();
  const first = await installation({ A39_SMTP_URL: mail.url });
  const { folder, database } = first;
  await first.close();
  const backup = join(folder, 'backup.sqlite');
  copyFileSync(database, backup);

  const second = await installation({ A39_DATA: folder, A39_DATABASE: database, A39_SMTP_URL: mail.url });
  await completeFirstCourse(second.tools, await second.enter('Sven Aalto'));
  await doWhatIsDue(second.tools, true);
  await second.close();
  for (const end of ['-wal', '-shm']) rmSync(database + end, { force: true });
  copyFileSync(backup, database);

  const third = await installation({ A39_DATA: folder, A39_DATABASE: database, A39_SMTP_URL: mail.url });
  expect(third.tools.evidence.halted).toMatch(/restored from an older copy/);
  const again = await third.enter('Mina Okafor');
  const attempt = await answerCheck(third.tools, again, 'rightly');
  const refused = await again.put(`/api/attempts/${attempt}/hand-in`);
  expect(refused.status).toBe(503);
  expect(((await refused.json()) as { error: { code: string; message: string } }).error).toMatchObject({
    code: 'evidence_halted',
    message: expect.stringContaining('Your answers are kept'),
  });
  const ines = await third.enter('Ines Castellan');
  expect(((await (await ines.get('/api/evidence')).json()) as { halted: string }).halted).toMatch(/reimport/);
  await expect
    .poll(() => mail.received.map(({ parsed }) => parsed.subject))
    .toContainEqual(expect.stringContaining('ALARM'));
  await third.close();

  // Once the leaves are back, the same attempt is handed in and counts.
  const operator = await openInstallation(third.config);
  vi.spyOn(console, 'log').mockImplementation(() => {});
  expect(await reimport(operator)).toBe(0);
  await operator.close();
  const tools = await openTools(third.config, makeLog('silent'), () => third.clock.now);
  expect(tools.evidence.halted).toBeUndefined();
  const app = appWith(tools);
  const done = await app.request(`/api/attempts/${attempt}/hand-in`, {
    method: 'PUT',
    headers: { ...client, cookie: again.cookie },
    body: '{}',
  });
  expect(done.status).toBe(200);
  await tools.close();
});
