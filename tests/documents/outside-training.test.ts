import { expect, test } from 'vitest';
import type { PersonEvidence } from '../../server/auditing/person-evidence-shapes.ts';
import type { CourseVersions } from '../../server/auditing/version-shapes.ts';
import type { DocumentOverview } from '../../server/documents/document-overview.ts';
import type { StaffFound } from '../../server/documents/find-staff.ts';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import type { MyTraining } from '../../server/learning/learning-shapes.ts';
import { answerCheck } from '../support/answers.ts';
import { bundleFrom } from '../support/bundle.ts';
import { type Caller, codeOf, installation } from '../support/installation.ts';
import { policy } from './policy.ts';

const workshop = { ...policy, documentId: 'first-aid', kind: 'training', title: 'First aid for data, a workshop' };

async function publish(by: Caller, document: typeof policy = workshop): Promise<string> {
  return ((await (await by.post('/api/documents', document)).json()) as { id: string }).id;
}

async function contentOf(by: Caller, course: string): Promise<string> {
  const { versions } = (await (await by.get('/api/courses')).json()) as CourseVersions;
  return versions.find(({ id, lang }) => id === course && lang === 'en')!.content;
}

const last = async (dpo: Caller, person: string) =>
  ((await (await dpo.get(`/api/evidence/people/${person}`)).json()) as PersonEvidence).entries.at(-1)!;

test('a training elsewhere is recorded for several people at once, each with who typed it in', async () => {
  const there = await installation();
  const [tobias, ines, mina, sven] = await Promise.all(
    ['Tobias Feld', 'Ines Castellan', 'Mina Okafor', 'Sven Aalto'].map(there.enter),
  );
  const documentVersionId = await publish(tobias!);
  const answer = await tobias!.post('/api/documents/outside-training', {
    taught: { documentVersionId },
    personIds: [mina!.id, sven!.id, mina!.id],
    outcome: 'attended',
    completedOn: '2026-11-20',
  });
  expect(answer.status).toBe(201);
  const { first, recorded } = (await answer.json()) as { first: number; recorded: number };
  expect(recorded).toBe(2);
  const entries = [await last(ines!, mina!.id), await last(ines!, sven!.id)];
  expect(entries.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual([first, first + 1]);
  for (const entry of entries)
    expect(entry).toMatchObject({
      type: 'record',
      course: { id: 'first-aid', version: '2026-1' },
      outcome: 'attended',
      completedOn: '2026-11-20',
      via: 'admin',
    });
  const documents = (await (await tobias!.get('/api/documents')).json()) as DocumentOverview[];
  expect(documents).toMatchObject([{ kind: 'training', recorded: 2, asked: 0 }]);
  const { folder, vkey } = await bundleFrom(ines!);
  expect((await verifyBundle(folder, { vkeys: [vkey], held: [] })).errors).toEqual([]);
});

test('a course of ours that was taught in a room meets the open assignment, also of whoever had begun in the player', async () => {
  const there = await installation();
  const [tobias, ines, mina] = await Promise.all(['Tobias Feld', 'Ines Castellan', 'Mina Okafor'].map(there.enter));
  const attempt = await answerCheck(there.tools, mina!, 'rightly');
  const training = {
    taught: { content: await contentOf(tobias!, 'whose-data') },
    personIds: [mina!.id],
    outcome: 'passed',
    completedOn: '2026-11-24',
  };
  expect((await tobias!.post('/api/documents/outside-training', training)).status).toBe(201);
  const { assignments } = (await (await mina!.get('/api/my/training')).json()) as MyTraining;
  expect(assignments.find(({ courseId }) => courseId === 'whose-data')).toMatchObject({
    standing: 'completed',
    completedOn: '2026-11-24',
  });
  // Handing in afterwards is answered with the completion there is: nothing is recorded twice.
  expect((await mina!.put(`/api/attempts/${attempt}/hand-in`)).status).toBe(200);
  expect(await codeOf(await tobias!.post('/api/documents/outside-training', training))).toBe('assignment_unknown');
  const { folder, vkey } = await bundleFrom(ines!);
  const verdict = await verifyBundle(folder, { vkeys: [vkey], held: [] });
  expect(verdict.errors).toEqual([]);
  expect(verdict.counts).toMatchObject({ records: 1 });
});

test('two who record the same course at the same moment record it once', async () => {
  const there = await installation();
  const [tobias, ines, mina] = await Promise.all(['Tobias Feld', 'Ines Castellan', 'Mina Okafor'].map(there.enter));
  const training = {
    taught: { content: await contentOf(tobias!, 'whose-data') },
    personIds: [mina!.id],
    outcome: 'attended',
    completedOn: '2026-11-24',
  };
  const answers = await Promise.all([tobias!, ines!].map((by) => by.post('/api/documents/outside-training', training)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
  const rows = await there.tools.db.selectFrom('completion').selectAll().where('person_id', '=', mina!.id).execute();
  expect(rows.length).toBe(1);
});

test('if one of the list is refused, nobody is recorded', async () => {
  const there = await installation();
  const [tobias, mina, sven] = await Promise.all(['Tobias Feld', 'Mina Okafor', 'Sven Aalto'].map(there.enter));
  const documentVersionId = await publish(tobias!);
  const readOnly = await publish(tobias!, policy);
  await there.tools.db.updateTable('person').set({ left_on: '2026-11-23' }).where('id', '=', sven!.id).execute();
  const fine = {
    taught: { documentVersionId },
    personIds: [mina!.id],
    outcome: 'attended',
    completedOn: '2026-11-20',
  };
  const cases: [unknown, string][] = [
    [{ ...fine, personIds: [mina!.id, sven!.id] }, 'person_unknown'],
    [{ ...fine, personIds: [mina!.id, 'nobody'] }, 'person_unknown'],
    [{ ...fine, personIds: [] }, 'invalid_input'],
    [{ ...fine, completedOn: '2026-11-25' }, 'invalid_input'],
    [{ ...fine, outcome: 'acknowledged' }, 'invalid_input'],
    [{ ...fine, taught: { documentVersionId: readOnly } }, 'document_unknown'],
    [{ ...fine, taught: { documentVersionId: 'nothing' } }, 'document_unknown'],
    [{ ...fine, taught: { content: 'sha256:nothing' } }, 'course_unknown'],
  ];
  const { size } = await there.tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow();
  for (const [body, code] of cases)
    expect(await codeOf(await tobias!.post('/api/documents/outside-training', body)), JSON.stringify(body)).toBe(code);
  expect(await there.tools.db.selectFrom('evidence_log').select('size').executeTakeFirstOrThrow()).toEqual({ size });
  expect(await there.tools.db.selectFrom('outside_training').selectAll().execute()).toEqual([]);
});

test('a training admin finds people on staff by name or staff number, and learns nothing else of them', async () => {
  const there = await installation();
  const [tobias, mina] = await Promise.all(['Tobias Feld', 'Mina Okafor'].map(there.enter));
  const find = async (q: string) =>
    (await (await tobias!.get(`/api/documents/people?q=${encodeURIComponent(q)}`)).json()) as StaffFound[];
  const [found, ...others] = await find('OKAF');
  expect(others).toEqual([]);
  expect(found).toEqual({ id: mina!.id, name: 'Mina Okafor', staffNumber: found!.staffNumber });
  expect(await find(found!.staffNumber.toLowerCase())).toEqual([found]);
  expect(await find('%%')).toEqual([]);
  expect(await find('__')).toEqual([]);
  expect(await codeOf(await tobias!.get('/api/documents/people?q=o'))).toBe('invalid_input');
  await there.tools.db.updateTable('person').set({ left_on: '2026-11-23' }).where('id', '=', mina!.id).execute();
  expect(await find('okaf')).toEqual([]);
});
