import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PersonEvidence } from '../../server/auditing/person-evidence-shapes.ts';
import { publishFolder } from '../../server/courses/publish-folder.ts';
import { inTransaction } from '../../db/transaction.ts';
import { askJoiners, type MyDocument } from '../../server/documents/acknowledge.ts';
import type { DocumentOverview } from '../../server/documents/document-overview.ts';
import { addPeople } from '../../server/people/change-people.ts';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { bundleFrom, linesOf } from '../support/bundle.ts';
import { type Caller, codeOf, installation } from '../support/installation.ts';
import { onSqlite, temporaryFolder } from '../support/database.ts';
import { policy } from './policy.ts';

const overview = async (by: Caller) => (await (await by.get('/api/documents')).json()) as DocumentOverview[];
const mine = async (by: Caller) => (await (await by.get('/api/my/documents')).json()) as MyDocument[];

test('a policy is published, everybody is asked, a person reads and acknowledges it, and the bundle proves it', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const published = await tobias.post('/api/documents', policy);
  expect(published.status).toBe(201);
  const { id } = (await published.json()) as { id: string };
  expect(await overview(tobias)).toMatchObject([
    { id, title: 'Working from home', kind: 'policy', publishedOn: '2026-11-24', asked: 0, acknowledged: 0 },
  ]);

  const ask = () => tobias.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-24' });
  const { asked } = (await (await ask()).json()) as { asked: number };
  const staff = await there.tools.db.selectFrom('person').select('id').where('left_on', 'is', null).execute();
  expect(asked).toBe(staff.length);
  expect(await (await ask()).json()).toEqual({ asked: 0 });

  const mina = await there.enter('Mina Okafor');
  const [open] = await mine(mina);
  expect(open).toMatchObject({ title: 'Working from home', version: '2026-1', dueOn: '2026-12-24' });
  expect(open).toMatchObject({ fileName: 'working-from-home.txt', acknowledgedOn: null });
  const file = await mina.get(`/api/my/documents/${open!.id}/file`);
  expect(await file.text()).toBe('Lock the screen.');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="working-from-home.txt"');

  const done = (await (await mina.post(`/api/my/documents/${open!.id}/acknowledge`)).json()) as MyDocument[];
  expect(done).toMatchObject([{ id: open!.id, acknowledgedOn: '2026-11-24' }]);
  expect(await overview(tobias)).toMatchObject([{ asked, acknowledged: 1, recorded: 0 }]);
  // Once more changes nothing: the first day stands.
  there.clock.now = new Date('2026-11-24T12:00:00.000Z');
  const { size } = await there.tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
  expect((await mina.post(`/api/my/documents/${open!.id}/acknowledge`)).status).toBe(200);
  expect(await there.tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow()).toEqual({ size });

  const ines = await there.enter('Ines Castellan');
  const { entries } = (await (await ines.get(`/api/evidence/people/${mina.id}`)).json()) as PersonEvidence;
  expect(entries.slice(-2)).toMatchObject([
    { type: 'assign', course: { id: 'working-from-home', version: '2026-1' }, dueOn: '2026-12-24' },
    { type: 'record', outcome: 'acknowledged', completedOn: '2026-11-24', via: 'player' },
  ]);
  const { folder, vkey } = await bundleFrom(ines);
  const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
  expect(verdict.errors).toEqual([]);
  expect(verdict.counts).toMatchObject({ records: 1 });
  expect(linesOf(folder, 'data/records.csv')[1]).toContain('working-from-home');
});

onSqlite(
  'who answers for documents downloads any of them, as a file that no browser runs, and nobody else does',
  async () => {
    const there = await installation();
    const tobias = await there.enter('Tobias Feld');
    const page = { ...policy, fileName: 'policy.html', file: btoa('<script>alert(1)</script>') };
    const { id } = (await (await tobias.post('/api/documents', page)).json()) as { id: string };
    for (const by of [tobias, await there.enter('Ines Castellan')]) {
      const file = await by.get(`/api/documents/${id}/file`);
      expect(await file.text()).toBe('<script>alert(1)</script>');
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename="policy.html"',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      });
    }
    expect(await codeOf(await tobias.get('/api/documents/nowhere/file'))).toBe('document_unknown');
    const mina = await there.enter('Mina Okafor');
    expect(await codeOf(await mina.get(`/api/documents/${id}/file`))).toBe('not_allowed');
  },
);

test('a version number names one file for ever; the same again answers what is there', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const publish = (changes: Partial<typeof policy> = {}) => tobias.post('/api/documents', { ...policy, ...changes });
  const first = (await (await publish()).json()) as { id: string };
  expect(await (await publish()).json()).toMatchObject({ id: first.id });
  expect(await codeOf(await publish({ file: btoa('Another text.') }))).toBe('document_changed');
  expect(await codeOf(await publish({ kind: 'training', version: '2026-2' }))).toBe('document_changed');
  expect((await publish({ version: '2026-2', file: btoa('Another text.') })).status).toBe(201);
  expect((await publish({ lang: 'de', title: 'Arbeit daheim', file: btoa('Bildschirm sperren.') })).status).toBe(201);
  expect((await overview(tobias)).map(({ version, lang }) => `${version} ${lang}`)).toEqual([
    '2026-1 de',
    '2026-2 en',
    '2026-1 en',
  ]);
});

test('two who publish or ask at the same moment get one answer', async () => {
  const there = await installation();
  const [ines, tobias] = await Promise.all(['Ines Castellan', 'Tobias Feld'].map(there.enter));
  const published = await Promise.all([ines!, tobias!].map((one) => one.post('/api/documents', policy)));
  expect(published.map(({ status }) => status)).toEqual([201, 201]);
  const [one, other] = (await Promise.all(published.map((answer) => answer.json()))) as { id: string }[];
  expect(one!.id).toBe(other!.id);
  const asked = await Promise.all(
    [ines!, tobias!].map((by) => by.post(`/api/documents/${one!.id}/ask`, { dueOn: '2026-12-24' })),
  );
  expect(asked.map(({ status }) => status)).toEqual([200, 200]);
  const counts = (await Promise.all(asked.map((answer) => answer.json()))) as { asked: number }[];
  expect(Math.min(...counts.map((count) => count.asked))).toBe(0);
  const [{ asked: all } = { asked: -1 }] = await overview(ines!);
  expect(Math.max(...counts.map((count) => count.asked))).toBe(all);
  const mina = await there.enter('Mina Okafor');
  const [open] = await mine(mina);
  const path = `/api/my/documents/${open!.id}/acknowledge`;
  expect((await Promise.all([mina.post(path), mina.post(path)])).map(({ status }) => status)).toEqual([200, 200]);
  const { entries } = (await (await ines!.get(`/api/evidence/people/${mina.id}`)).json()) as PersonEvidence;
  expect(entries.filter(({ type }) => type === 'record').length).toBe(1);
});

onSqlite('a document may not be called as a course is: records would not say which of the two they mean', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const answer = await tobias.post('/api/documents', { ...policy, documentId: 'whose-data' });
  expect(await codeOf(answer)).toBe('invalid_input');
  expect(await overview(tobias)).toEqual([]);
});

onSqlite('nor a course as a document is: it is not published, and its author reads why', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  await tobias.post('/api/documents', { ...policy, documentId: 'clean-desk' });
  const root = temporaryFolder();
  for (const [from, to] of [
    ['whose-data/en', 'clean-desk/en'],
    ['law', 'law'],
  ] as const)
    cpSync(join(there.config.coursesFolder, from), join(root, to), { recursive: true });
  const name = (id: string) => {
    const path = join(root, id, 'en/course.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^course: .*$/m, `course: ${id}`));
  };
  name('clean-desk');
  const recorded: string[] = [];
  const record = (_: unknown, { id }: { id: string }) => {
    recorded.push(id);
    return Promise.reject(new Error('Enough.'));
  };
  const publish = () => publishFolder(there.tools.db, root, record, there.clock.now);
  expect(await publish()).toMatchObject([
    { file: 'clean-desk/en/course.md', message: expect.stringMatching(/^The document "Working from home" has the id/) },
  ]);
  expect(recorded).toEqual([]);
  renameSync(join(root, 'clean-desk'), join(root, 'clear-screen'));
  name('clear-screen');
  await expect(publish()).rejects.toThrow('Enough.');
  expect(recorded).toEqual(['clear-screen']);
});

test('a file of ten megabytes is taken whole', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const bytes = Buffer.alloc(10 * 1024 * 1024, 'policy text ');
  const answer = await tobias.post('/api/documents', { ...policy, file: bytes.toString('base64') });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await tobias.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-24' });
  const [open] = await mine(tobias);
  const file = Buffer.from(await (await tobias.get(`/api/my/documents/${open!.id}/file`)).arrayBuffer());
  expect(file.equals(bytes)).toBe(true);
});

onSqlite('nothing is published or asked that could not stand', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const { id } = (await (await tobias.post('/api/documents', policy)).json()) as { id: string };
  const training = { ...policy, documentId: 'first-aid', kind: 'training' };
  const elsewhere = (await (await tobias.post('/api/documents', training)).json()) as { id: string };
  const cases: [string, unknown, string][] = [
    ['/api/documents', { ...policy, documentId: 'Home Office' }, 'invalid_input'],
    ['/api/documents', { ...policy, version: '2026 1' }, 'invalid_input'],
    ['/api/documents', { ...policy, title: 'x' }, 'invalid_input'],
    ['/api/documents', { ...policy, version: '2', fileName: '../policy.pdf' }, 'invalid_input'],
    ['/api/documents', { ...policy, version: '2', fileName: 'my policy.pdf' }, 'invalid_input'],
    ['/api/documents', { ...policy, version: '2', file: '' }, 'invalid_input'],
    ['/api/documents', { ...policy, version: '2', file: 'not base64!' }, 'invalid_input'],
    [`/api/documents/${id}/ask`, { dueOn: '2026-11-23' }, 'invalid_input'],
    [`/api/documents/${id}/ask`, { dueOn: '2026-02-30' }, 'invalid_input'],
    [`/api/documents/${elsewhere.id}/ask`, { dueOn: '2026-12-24' }, 'document_unknown'],
    ['/api/documents/nowhere/ask', { dueOn: '2026-12-24' }, 'document_unknown'],
  ];
  for (const [path, body, code] of cases)
    expect(await codeOf(await tobias.post(path, body)), JSON.stringify([path, body])).toBe(code);
  expect((await overview(tobias)).map(({ asked }) => asked)).toEqual([0, 0]);
});

onSqlite('only who answers for documents sees them all, and only who was asked sees one', async () => {
  const there = await installation();
  const tobias = await there.enter('Tobias Feld');
  const { id } = (await (await tobias.post('/api/documents', policy)).json()) as { id: string };
  const mina = await there.enter('Mina Okafor');
  expect(await mine(mina)).toEqual([]);
  for (const answer of [
    await mina.get('/api/documents'),
    await mina.get('/api/documents/people?q=feld'),
    await mina.post('/api/documents', { ...policy, version: '2' }),
    await mina.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-24' }),
    await mina.post('/api/documents/outside-training', {}),
  ])
    expect(await codeOf(answer)).toBe('not_allowed');
  await tobias.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-24' });
  const [hers] = await mine(mina);
  expect(await codeOf(await tobias.get(`/api/my/documents/${hers!.id}/file`))).toBe('document_unknown');
  expect(await codeOf(await tobias.post(`/api/my/documents/${hers!.id}/acknowledge`))).toBe('document_unknown');
  expect(await mine(mina)).toMatchObject([{ acknowledgedOn: null }]);
});

onSqlite("the learner's page has the element for documents as soon as somebody was asked, and not before", async () => {
  const there = await installation();
  const pageText = async () => (await there.app.request('/training')).text();
  const tobias = await there.enter('Tobias Feld');
  const { id } = (await (await tobias.post('/api/documents', policy)).json()) as { id: string };
  expect(await pageText()).not.toContain('a39-my-documents');
  await tobias.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-24' });
  expect(await pageText()).toContain('<a39-my-documents heading-level="2" hide-when-empty>');
});

test('who joins later is asked for the newest version of what everybody was asked for, once', async () => {
  const there = await installation();
  const { db, evidence, now, today } = there.tools;
  const tobias = await there.enter('Tobias Feld');
  const publish = async (version: string) => {
    const file = Buffer.from(`Lock the screen. ${version}`).toString('base64');
    const { id } = (await (await tobias.post('/api/documents', { ...policy, version, file })).json()) as { id: string };
    await tobias.post(`/api/documents/${id}/ask`, { dueOn: '2026-12-24' });
    return id;
  };
  await publish('2026-1');
  const newest = await publish('2026-2');
  const newcomer = {
    staffNumber: 'BW-2001',
    name: 'Thea Lindqvist',
    email: 'thea.lindqvist@brightwater.example',
    unit: 'Marketing',
    job: null,
    location: null,
    lang: null,
    joinedOn: '2026-11-25',
    leftOn: null,
  };
  const [id] = await inTransaction(db, (trx) => addPeople(trx, [newcomer], 'hand', now()));
  const ask = () => inTransaction(db, (trx) => askJoiners(trx, evidence, today(), now()));
  expect(await ask()).toBe(0);
  there.clock.now = new Date('2026-11-25T08:00:00Z');
  expect(await ask()).toBe(1);
  expect(await ask()).toBe(0);
  const asked = await db.selectFrom('acknowledgement').selectAll().where('person_id', '=', id!).execute();
  expect(asked).toMatchObject([{ document_version_id: newest, due_on: '2026-12-25' }]);
});
