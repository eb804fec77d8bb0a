import fc from 'fast-check';
import { expect } from 'vitest';
import { actorFor } from '../../../server/lms/xapi/actor.ts';
import { isSameStatement } from '../../../server/lms/xapi/same-statement.ts';
import { statementsOf, voidingOf, type Learnt, type Statement } from '../../../server/lms/xapi/statements.ts';
import { uuidOf } from '../../../server/lms/xapi/uuid.ts';
import { onSqlite } from '../../support/database.ts';
import { statementFaults } from '../../support/statement-faults.ts';

const publicUrl = 'https://learn.brightwater.example';
const now = new Date('2026-11-24T09:41:07.123Z');
const version = {
  id: 'v',
  courseId: 'whose-data',
  lang: 'en',
  version: '1.0.0',
  title: 'Whose data, who decides',
  content: `sha256:${'0'.repeat(64)}`,
};
const attempt = {
  personId: 'p',
  assignmentId: 'b7f0ba2c-6c58-4f1b-8ec1-9ae9b1b0d6de',
  attemptId: '51b2e8a1-5c1c-4c0e-9a0f-2d5cbdc4a9c7',
  version,
};
const score = { points: 750, max: 900, pass: 720 };
const passed: Learnt = { ...attempt, kind: 'passed', completionId: 'c1', score };
const happenings: Learnt[] = [
  { ...attempt, kind: 'launched' },
  { ...attempt, kind: 'progressed', moduleId: 'who-decides', percent: 33 },
  { ...attempt, kind: 'answered', questionId: 'q1', part: 'check', points: 100 },
  passed,
];
const person = { staffNumber: 'B-1042', name: 'Priya Nair', email: 'priya.nair@brightwater.example' };
const naming = { names: 'number', pseudonymKey: 'key' } as const;
const actor = actorFor(publicUrl, naming, 'p', person);
const said = (happened: Learnt) => statementsOf(happened, publicUrl, actor, now);

onSqlite('what happened is said with the verbs, results and extensions of ADL and cmi5', () => {
  const all = happenings.flatMap(said);
  expect(all.map(({ verb }) => verb.id.replace('http://adlnet.gov/expapi/verbs/', ''))).toEqual([
    'launched',
    'progressed',
    'answered',
    'completed',
    'passed',
  ]);
  const [launched, progressed, answered, completed, done] = all as [
    Statement,
    Statement,
    Statement,
    Statement,
    Statement,
  ];
  expect(launched).toEqual({
    id: expect.any(String),
    actor: { objectType: 'Agent', account: { homePage: publicUrl, name: 'B-1042' } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/launched', display: { en: 'launched' } },
    object: {
      objectType: 'Activity',
      id: `${publicUrl}/lms/xapi/courses/whose-data`,
      definition: { type: 'http://adlnet.gov/expapi/activities/course', name: { en: version.title } },
    },
    context: {
      registration: attempt.assignmentId,
      contextActivities: { category: [expect.objectContaining({ id: publicUrl })] },
      revision: '1.0.0',
      platform: 'Article 39',
      language: 'en',
      extensions: { [`${publicUrl}/lms/xapi/extensions/content`]: version.content },
    },
    timestamp: '2026-11-24T09:41:07.123Z',
  });
  expect(progressed.result).toEqual({ extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 33 } });
  // Whether it was right, and nothing of what it was.
  expect(answered.result).toEqual({ success: true });
  expect(answered.object.id).toBe(`${publicUrl}/lms/xapi/courses/whose-data/questions/q1`);
  expect(completed.result).toEqual({ completion: true });
  expect(done.result).toEqual({ success: true, score: { scaled: 0.8333, raw: 750, min: 0, max: 900 } });
  expect(done.context.extensions['https://w3id.org/xapi/cmi5/context/extensions/masteryscore']).toBe(0.8);
});

onSqlite('no score is told where none is recorded', () => {
  const [, done] = said({ ...passed, score: null }) as [Statement, Statement];
  expect(done.result).toEqual({ success: true });
  expect(JSON.stringify(done)).not.toContain('masteryscore');
});

onSqlite('people are known by their number, their address, or not at all', () => {
  const mail = { names: 'mail', pseudonymKey: 'key' } as const;
  expect(actorFor(publicUrl, mail, 'p', person)).toEqual({
    objectType: 'Agent',
    name: 'Priya Nair',
    mbox: 'mailto:priya.nair@brightwater.example',
  });
  // An address that stores do not take.
  expect(actorFor(publicUrl, mail, 'p', { ...person, email: 'priya@intranet' })).toEqual(actor);
  const nobody = (personId: string, pseudonymKey: string) =>
    actorFor(publicUrl, { names: 'nobody', pseudonymKey }, personId, person).account!.name;
  expect(nobody('p', 'key')).toMatch(/^[\w-]{22}$/);
  expect(nobody('p', 'key')).toBe(nobody('p', 'key'));
  expect(new Set([nobody('p', 'key'), nobody('q', 'key'), nobody('p', 'other')]).size).toBe(3);
  expect(JSON.stringify(actorFor(publicUrl, { names: 'nobody', pseudonymKey: 'key' }, 'p', person))).not.toMatch(
    /Priya|B-1042|"p"/,
  );
});

onSqlite('the id of a statement is a UUID of version 5 of what happened', () => {
  // By Python's uuid.uuid5(uuid.NAMESPACE_URL, …).
  expect(uuidOf('https://learn.example/lms/xapi/passed/1')).toBe('d8d785db-9bbe-5699-8c24-bd02152100c7');
  const [, done] = said(passed) as [Statement, Statement];
  expect(done.id).toBe(uuidOf(`${publicUrl}/lms/xapi/passed/c1`));
  // Whoever is told, and however somebody is known there.
  const mail = actorFor(publicUrl, { names: 'mail', pseudonymKey: 'key' }, 'p', person);
  expect(statementsOf(passed, publicUrl, mail, now).map(({ id }) => id)).toEqual(said(passed).map(({ id }) => id));
  const later = new Date(now.getTime() + 1_000);
  const answered = happenings[2]!;
  // Practice that was answered again is another answer; the same launch told again is not another launch.
  expect(statementsOf(answered, publicUrl, actor, later)[0]!.id).not.toBe(said(answered)[0]!.id);
  expect(statementsOf(happenings[0]!, publicUrl, actor, later)[0]!.id).toBe(said(happenings[0]!)[0]!.id);
});

const anyText = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' });
const anyVersion = fc.record({
  id: anyText,
  courseId: anyText,
  lang: fc.constantFrom('en', 'de-AT', 'zh-Hant', 'pl'),
  version: anyText,
  title: anyText,
  content: anyText,
});
const anyAttempt = fc.record({
  personId: anyText,
  assignmentId: fc.oneof(fc.uuid(), anyText),
  attemptId: anyText,
  version: anyVersion,
});
const anyScore = fc
  .integer({ min: 1, max: 10_000 })
  .chain((max) => fc.record({ points: fc.nat({ max }), max: fc.constant(max), pass: fc.nat({ max }) }));
const anyHappened: fc.Arbitrary<Learnt> = fc.oneof(
  anyAttempt.map((one) => ({ ...one, kind: 'launched' as const })),
  fc
    .tuple(anyAttempt, anyText, fc.integer({ min: 0, max: 100 }))
    .map(([one, moduleId, percent]) => ({ ...one, kind: 'progressed' as const, moduleId, percent })),
  fc
    .tuple(anyAttempt, anyText, fc.constantFrom('practice', 'check', 'pre-check'), fc.integer({ min: 0, max: 100 }))
    .map(([one, questionId, part, points]) => ({ ...one, kind: 'answered' as const, questionId, part, points })),
  fc
    .tuple(anyAttempt, anyText, fc.option(anyScore))
    .map(([one, completionId, found]) => ({ ...one, kind: 'passed' as const, completionId, score: found })),
);
const anyNaming = fc.record({ names: fc.constantFrom('number', 'mail', 'nobody'), pseudonymKey: anyText });
const anyPerson = fc.record({
  staffNumber: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
  name: anyText,
  email: fc.oneof(fc.emailAddress(), anyText),
});
const anyMoment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31T00:00:00Z') });

onSqlite('whatever happened, what is said is valid, and the same input gives the same bytes', () => {
  fc.assert(
    fc.property(anyHappened, anyNaming, anyPerson, anyMoment, (...all) => {
      const [happened, how, somebody, at] = all;
      const make = () => statementsOf(happened, publicUrl, actorFor(publicUrl, how, happened.personId, somebody), at);
      const statements = make();
      expect(statements.flatMap(statementFaults)).toEqual([]);
      expect(JSON.stringify(make())).toBe(JSON.stringify(statements));
      expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
      if (how.names !== 'mail') for (const { actor: who } of statements) expect(who.name).toBeUndefined();
    }),
  );
});

type Fields = Record<string, unknown>;

/** A copy with one field changed, or without it. @param path e.g. `result.score.raw` */
function changed(from: object, path: string, value?: unknown): unknown {
  const copy = structuredClone(from);
  const keys = path.split('.');
  const last = keys.pop()!;
  const inside = keys.reduce<Fields>((at, key) => at[key] as Fields, copy as Fields);
  if (value === undefined) delete inside[last];
  else inside[last] = value;
  return copy;
}

onSqlite('the checker refuses what the specification refuses', () => {
  const [, good] = said(passed) as [Statement, Statement];
  expect(statementFaults(good)).toEqual([]);
  expect(voidingOf('c1', publicUrl, now).flatMap(statementFaults)).toEqual([]);
  const wrong: [section: string, path: string, value?: unknown][] = [
    ['2.4.1', 'id', good.id.replaceAll('-', '')],
    ['is missing', 'actor'],
    ['is not known', 'note', 'text'],
    ['2.4.2.1', 'actor.mbox', 'mailto:a@b.example'],
    ['2.4.2.1', 'actor.account'],
    ['2.4.2.3', 'actor', { mbox: 'a@b.example' }],
    ['4.1', 'actor.account.homePage', 'learn'],
    ['4.1', 'verb.id', 'passed'],
    ['4.2', 'verb.display', { english_: 'passed' }],
    ['4.1', 'object.id', '/courses/1'],
    ['2.2', 'result.success', 'true'],
    ['2.2', 'result.completion', null],
    ['2.2', 'result.extensions', {}],
    ['4.1', 'result.extensions', { progress: 1 }],
    ['2.4.5.1', 'result.score.scaled', 1.1],
    ['2.4.5.1', 'result.score.raw', 901],
    ['2.4.5.1', 'result.score.min', 900],
    ['4.4', 'result.duration', '20 minutes'],
    ['2.4.1', 'context.registration', 'b7'],
    ['is not known', 'context.contextActivities.near', []],
    ['2.4.6.2', 'context.contextActivities.other', []],
    ['2.4.6', 'object', { objectType: 'StatementRef', id: good.id }],
    ['4.5', 'timestamp', '24 November 2026'],
    ['4.5', 'timestamp', '2026-11-24T09:41:07-00:00'],
    ['2.3.2', 'verb.id', 'http://adlnet.gov/expapi/verbs/voided'],
  ];
  for (const [section, path, value] of wrong)
    expect(statementFaults(changed(good, path, value)).join('\n'), path).toContain(section);
});

onSqlite('what a store has is compared by what nobody may change', () => {
  const [, good] = said(passed) as [Statement, Statement];
  const theirs = {
    ...good,
    id: good.id.toUpperCase(),
    verb: { id: good.verb.id },
    object: { ...good.object, definition: { name: { en: 'Another title' } } },
    timestamp: '2026-11-24T10:41:07.123000+01:00',
    stored: '2026-11-24T09:41:08Z',
    authority: { mbox: 'mailto:lrs@lrs.example' },
  };
  expect(isSameStatement(good, theirs)).toBe(true);
  const others: [path: string, value?: unknown][] = [
    ['actor.account.name', 'B-7'],
    ['actor'],
    ['verb.id', 'http://adlnet.gov/expapi/verbs/failed'],
    ['object.id', `${good.object.id}-2`],
    ['result.score.raw', 899],
    ['result.success', false],
    ['result'],
    ['context.registration', uuidOf('other')],
    ['context'],
    ['timestamp', '2026-11-24T09:41:08Z'],
  ];
  for (const [path, value] of others) expect(isSameStatement(good, changed(theirs, path, value)), path).toBe(false);
  expect(isSameStatement(good, null)).toBe(false);
});
