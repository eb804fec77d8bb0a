import { expect, test } from 'vitest';
import { auditedReports } from '../../server/auditors/audited-export.ts';
import type { NewKey } from '../../server/keys/key-shapes.ts';
import { scopes } from '../../server/keys/scopes.ts';
import { preCheckQuestions } from '../../server/learning/pre-check.ts';
import { auditorOf } from '../support/auditor.ts';
import { begin, course, everythingAbout, marks } from '../support/everything.ts';
import { client, installation, type Installation } from '../support/installation.ts';
import { readableIn } from '../support/readable.ts';

// Each row of the table in embedding.md 5.2, over every route: what is secret is made recognisable, everything is asked for by
// everybody, and then looked for in every answer.

/** Calls that write. They answer with what was written, and are tested where they belong. */
const writes = new Set([
  'POST /scim/v2/Users',
  'POST /scim/v2/Groups',
  'POST /api/v1/people',
  'POST /api/v1/people/:staffNumber/end',
  'POST /api/v1/groups',
  'POST /api/v1/groups/:group/members',
  'POST /api/v1/rules',
  'POST /api/v1/rules/:line/end',
  'POST /api/v1/assignments',
  'POST /api/v1/waivers',
  'POST /api/audit/session',
  'POST /api/audit/nonces',
  'POST /api/my/assignments/:assignment/attempt',
  'POST /api/my/refresher',
  'POST /api/my/badges',
  'POST /api/my/calendar',
  'POST /api/my/correction-requests',
  'POST /api/my/documents/:document/acknowledge',
  'POST /api/correction-requests/:request/answer',
  'POST /api/courses/:course/retake',
  'POST /api/groups',
  'POST /api/rules',
  'POST /api/waivers',
  'POST /api/evidence/records/:index/amend',
  'POST /api/evidence/records/:index/revoke',
  'POST /api/evidence/audit',
  'POST /api/erasure',
  'POST /api/auditors',
  'POST /api/auditors/:account/link',
  'POST /api/documents',
  'POST /api/documents/:document/ask',
  'POST /api/documents/outside-training',
  'POST /api/directory/imports',
  'POST /api/reminders',
  'POST /api/reminders/outbox/:reminder/retry',
  'POST /api/webhooks',
  'POST /api/webhooks/:webhook/test',
  'POST /api/webhooks/:webhook/deliveries/:delivery/retry',
  'POST /api/keys',
  'POST /api/embed/v1/session',
  'POST /api/embed/v1/session/nonce',
  'POST /api/embed/v1/session/ticket',
  'POST /api/intranet/issuers',
  'POST /api/lms/packages',
  'POST /api/lms/platforms',
  'POST /api/lms/stores',
  'POST /api/lms/stores/:store/test',
  'POST /api/lms/invitations',
  'POST /api/lms/links/:link/members',
  'POST /api/lms/strangers/links',
  'POST /api/lms/strangers/people',
  'POST /api/lms/keys',
  'POST /api/lms/deliveries/held',
  'POST /api/lms/deliveries/:delivery/again',
  'POST /api/lms/receivers/:receiver/again',
  'POST /lms/lti/login',
  'POST /lms/lti/launch',
  'POST /lms/lti/choose',
  // What a launcher asks, with the token of its launch: `tests/lms/package`.
  'POST /lms/package/v1/launches',
  'GET /lms/package/v1/launches/:registration/results',
  'POST /lms/package/v1/launches/:registration/results/:delivery',
  'POST /lms/package/v1/open',
  'POST /try',
  'POST /unsubscribe/:token',
  'POST /plain/documents/:document',
  'POST /plain/training/:assignment',
  'POST /plain/training/:assignment/steps/:module/:number',
  'POST /plain/training/:assignment/check/:number',
  'POST /plain/training/:assignment/hand-in',
]);

/** The same for everybody: course text, code, words, and the form in which a page is. Nothing in them is about a person. */
const aboutNobody = new Set([
  'GET /healthz',
  'GET /metrics',
  'GET /verify.html',
  'GET /verify.html.sha256',
  'GET /embed/v1/:file',
  'GET /embed/authorize',
  'GET /embed/frame.css',
  'GET /embed/frame/connect',
  'GET /embed/frame/:tag',
  'GET /embed/haiilo/:tag',
  'GET /embed/staffbase/:tag',
  'GET /embed/:version/a39.js',
  // Nobody is signed in there; `tests/lms` looks at what is shown to whoever comes with a launch.
  'GET /lms/lti/cookie',
  'GET /lms/lti/login',
  'GET /lms/lti/choose',
  'GET /lms/lti/register',
  'GET /lms/lti/keys',
  'GET /lms/lti/configuration.json',
  'GET /lms/frame/:tag',
  'GET /lms/package/v1/open',
  'GET /lms/package/v1/cmi5',
  'GET /learning-platforms',
  'GET /lms/xapi/courses/:course',
  'GET /lms/xapi/courses/:course/modules/:module',
  // Signed anew each time, so no two answers are alike; what is in it, `tests/badges` looks at.
  'GET /badges/revoked/:list',
  'GET /certificates/check',
  'GET /certificates/check.css',
  'GET /plain/plain.css',
  'POST /certificates/check',
  'POST /api/certificates/check',
  'GET /api/v1/openapi.json',
  'POST /api/lessons/:content/questions/:question',
  'GET /api/lessons/:content/images/:name',
  'GET /api/audit/versions/:content/images/:name',
  'POST /api/refreshers/:refresher/questions/:question',
  'GET /unsubscribe/:token',
  // Where people say who they are: before that nobody is known, and after it the browser is sent on. `tests/sign-in` looks at what
  // they say, and at whom they name to whoever has a link.
  'GET /sign-in',
  'GET /sign-in.css',
  'GET /sign-in/company',
  'GET /sign-in/callback',
  'POST /sign-in/company/ended',
  'POST /sign-in/mail',
  'GET /sign-in/link',
  'POST /sign-in/link',
  'GET /sign-in/done',
  'GET /sign-out',
  'POST /sign-out',
]);

interface Caller {
  name: string;
  headers: Record<string, string>;
}

interface Answer {
  by: string;
  route: string;
  path: string;
  status: number;
  text: string;
}

interface World extends Installation {
  callers: Caller[];
  /** `METHOD /path` of every request, with the route that it is for, and its body. */
  requests: { route: string; method: string; path: string; body?: unknown; alone?: string[] }[];
  /** Routes for which nothing is known to ask with. */
  unfilled: string[];
  priya: Awaited<ReturnType<typeof everythingAbout>>;
  exempt: { id: string; name: string };
  begins: { id: string; name: string };
}

/** An installation with everything in it, and everybody who could ask. */
async function world(): Promise<World> {
  const there = await installation();
  const { db, library } = there.tools;
  const ines = await there.enter('Ines Castellan');
  const henrik = await there.enter('Henrik Vass');
  const priya = await everythingAbout(there, 'Priya Nair', { waiver: null });
  const team = await db
    .selectFrom('management')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['person.id', 'name', 'staff_number'])
    .where('manager_id', '=', henrik.id)
    .where('name', '!=', 'Priya Nair')
    .orderBy('name')
    .execute();
  const [exempt, begins] = [team[0]!, team[1]!];
  await ines.post('/api/waivers', {
    personId: exempt.id,
    courseId: course,
    category: 'long_absence',
    untilOn: '2027-03-31',
  });
  await db.updateTable('person').set({ user_name: 'priya' }).where('id', '=', priya.id).execute();
  await db
    .insertInto('access_log')
    .values({ person_id: priya.id, on_day: lookedOn, viewer_kind: 'person', viewer_id: henrik.id, what: 'team' })
    .execute();
  await ines.post('/api/webhooks', { url: 'https://chat.example/hook', format: 'json', events: ['overdue.summary'] });
  const rule = {
    courseId: course,
    audience: { kind: 'everyone' },
    reason: 'Everybody',
    dueDays: 30,
    repeat: { kind: 'never' },
  };
  await ines.post('/api/rules', rule);

  const people = ['Sofia Marek', 'Henrik Vass', 'Mina Okafor', 'Jonas Weil', 'Tobias Feld', 'Ines Castellan'];
  const roles = ['learner', 'manager', 'other manager', 'deputy', 'training admin', 'dpo'];
  const callers: Caller[] = [
    { name: 'nobody', headers: {} },
    { name: 'herself', headers: { cookie: priya.cookie } },
  ];
  for (const [i, name] of people.entries())
    callers.push({ name: roles[i]!, headers: { cookie: (await there.enter(name)).cookie } });
  const auditor = await auditorOf(there);
  await auditor.post('/api/audit/nonces', { nonce: 'mark-nonce' });
  callers.push({ name: 'auditor', headers: { cookie: auditor.cookie } });
  const other = await auditorOf(there, { email: 'other@dahl-audit.example', maySeeNames: false });
  callers.push({ name: 'auditor without names', headers: { cookie: other.cookie } });
  for (const scope of scopes) {
    const made = await ines.post('/api/keys', { name: `Key ${scope}`, scopes: [scope], expiresOn: '2027-11-24' });
    const { token } = (await made.json()) as NewKey;
    callers.push({ name: `key ${scope}`, headers: { authorization: `Bearer ${token}` } });
  }

  const one = async (table: 'export_log' | 'waiver' | 'reminder' | 'webhook' | 'staff_group' | 'document_version') =>
    (await db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id;
  const { content } = library.current(course, 'en');
  const acknowledgement = await db
    .selectFrom('acknowledgement')
    .select('id')
    .where('person_id', '=', priya.id)
    .executeTakeFirstOrThrow();
  const completed = await db
    .selectFrom('completion')
    .select('assignment_id')
    .where('id', '=', priya.completion)
    .executeTakeFirstOrThrow();
  const { leaf_hash } = await db
    .selectFrom('evidence_entry')
    .select('leaf_hash')
    .where('idx', '=', priya.record)
    .executeTakeFirstOrThrow();
  const numbers = await db
    .selectFrom('person')
    .select('staff_number')
    .where('id', 'in', [priya.id, exempt.id])
    .execute();
  const group = await one('staff_group');
  const badgeKey = await db
    .selectFrom('signing_key')
    .select('kid')
    .where('use', '=', 'badge')
    .executeTakeFirstOrThrow();
  const hers = [priya.id, exempt.id, begins.id];
  /** What stands in the place of a parameter: by route, or else by its name. */
  const fillings: Record<string, string[]> = {
    assignment: [priya.assignmentUnderWay],
    attempt: [priya.attempt],
    completion: [priya.completion],
    badge: [priya.badge],
    kid: [badgeKey.kid],
    content: [content.replace('sha256:', '')],
    course: [course],
    number: ['1'],
    module: [library.byContent(content).course.modules[0]!.id],
    question: [...preCheckQuestions(library.byContent(content).course).keys()].slice(0, 1),
    person: hers,
    staffNumber: numbers.map((row) => row.staff_number),
    index: [String(priya.record), String(priya.record + 1)],
    group: [group],
    webhook: [await one('webhook')],
    'GET /api/exports/:id': [await one('export_log')],
    'GET /scim/v2/Users/:id': [priya.id],
    'GET /scim/v2/Groups/:id': [group],
    'GET /scim/v2/Schemas/:id': ['urn:ietf:params:scim:schemas:core:2.0:User'],
    'GET /scim/v2/ResourceTypes/:id': ['User'],
    'GET /api/documents/:document/file': [await one('document_version')],
    'GET /api/my/documents/:document/file': [acknowledgement.id],
    'GET /plain/documents/:document': [acknowledgement.id],
    'GET /plain/training/:assignment/result': [completed.assignment_id],
    'GET /api/transparency/documents/:document': ['record-of-processing', 'dpia-draft', 'works-agreement-annex'],
    'GET /calendar/:file{[A-Za-z0-9_-]{43}\\.ics}': [`${'x'.repeat(43)}.ics`],
  };
  const everyone = 'standing=everyone';
  const days = 'from=2026-01-01&to=2026-12-31';
  /** What is asked behind the question mark, where that shows more or is needed. */
  const queries: Record<string, string[]> = {
    'GET /api/team': ['', everyone, `${everyone}&size=100`, 'standing=exempt', 'q=nair'],
    'GET /api/overdue': ['', 'q=nair'],
    'GET /api/summary/units': [`course=${course}`],
    'GET /api/audit/units': [`course=${course}`],
    'GET /api/v1/standing/units': [`course=${course}`],
    'GET /api/v1/completions': [days],
    'GET /api/audit/draw': ['nonce=mark-nonce&size=50'],
    'GET /api/evidence/as-of': ['on=2026-11-24'],
    'GET /api/evidence/population': ['on=2026-11-24'],
    'GET /api/evidence/people': ['q=nair', `q=${numbers[0]!.staff_number}`],
    'GET /api/documents/people': ['q=nair'],
    'GET /api/colleagues': ['q=nair'],
    'GET /api/courses/:course/changes': [`lang=en&from=${content}&to=${content}`],
    'GET /api/courses/:course/as-of': ['lang=en&on=2026-11-24'],
    'GET /api/courses/:course/retake': [`content=${content}`],
    'GET /api/certificates/:index': [`leaf=${leaf_hash.toString('base64url')}`],
    'GET /api/access-log': ['', `person=${priya.id}`, `day=${lookedOn}`],
    'GET /api/questions': ['', days],
    'GET /api/questions/late-joiners': ['', days],
    'GET /api/v1/evidence': [''],
    'GET /api/v1/people': ['', `q=nair`],
    'GET /scim/v2/Users': ['', 'filter=userName%20pr'],
  };
  const exported = ['standing', 'obligations', 'completions', 'overdue', 'waivers', 'roster', 'rules'];
  const rows = exported.map((report) => ({ report, format: 'csv', options: { about: 'none' } }));
  // The same rows in other clothes.
  const files = [...rows, { report: 'standing', format: 'xlsx' }, { report: 'standing', format: 'pdf' }];
  const ruleChange = { kind: 'make', terms: { ...rule, audience: { kind: 'people', ids: hers } } };
  /** Calls that read with a body. `alone`: who gets an answer, where it takes long to be refused by each. */
  const bodies: Record<string, unknown[]> = {
    'POST /scim/v2/Users/.search': [{ schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] }],
    'POST /scim/v2/Groups/.search': [{ schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] }],
    'POST /api/v1/rules/preview': [ruleChange, ruleChange.terms],
    'POST /api/v1/exports': rows,
    'POST /api/exports': files,
    'POST /api/rules/preview': [ruleChange],
    'POST /api/audit/bundle': [{ kind: 'period' }],
    'POST /api/audit/exports': auditedReports.map((report) => ({ report, format: 'csv' })),
    'POST /api/evidence/bundle': [{ kind: 'full' }],
    'POST /api/evidence/self-check': [{}],
    'POST /api/evidence-questions/preview': [{ kind: 'person', person: priya.id }],
    'POST /api/reminders/preview': [{ pairs: hers.map((personId) => ({ personId, courseId: course })) }],
    'POST /api/directory/imports/preview': [
      {
        file: Buffer.from(`Staff number;Name;E-mail\n${numbers[0]!.staff_number};Someone;a@b.example\n`).toString(
          'base64',
        ),
        fileName: 'hr.csv',
        mode: 'changes',
      },
    ],
  };

  const requests: World['requests'] = [];
  const unfilled: string[] = [];
  const routes = new Set(there.app.routes.map(({ method, path }) => `${method} ${path}`));
  for (const route of routes) {
    const [method, pattern] = route.split(' ') as [string, string];
    if (pattern.includes('*') || !['GET', 'POST'].includes(method)) continue;
    if (writes.has(route) || aboutNobody.has(route)) continue;
    if (method === 'POST' && !bodies[route]) {
      unfilled.push(route);
      continue;
    }
    let paths: string[] | undefined = [pattern];
    for (const [parameter, name] of pattern.matchAll(/:(\w+)(?:\{[^/]*)?/g)) {
      const values = fillings[route] ?? fillings[name!];
      paths = values && paths?.flatMap((path) => values.map((value) => path.replace(parameter, value)));
    }
    if (!paths) unfilled.push(route);
    for (const path of paths ?? [])
      for (const query of queries[route] ?? [''])
        for (const body of bodies[route] ?? [undefined])
          requests.push({ route, method, path: query ? `${path}?${query}` : path, body });
  }
  for (const known of [...writes, ...aboutNobody, ...Object.keys(queries), ...Object.keys(bodies)])
    if (!routes.has(known)) unfilled.push(`there is no ${known} any more`);
  return { ...there, callers, requests, unfilled, priya, exempt, begins };
}

const lookedOn = '2026-10-03';

/** Asks everything, by everybody. */
async function sweep({ app, callers, requests }: World, wanted = requests): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { route, method, path, body } of wanted)
    for (const { name, headers } of callers) {
      const response = await app.request(path, {
        method,
        headers: { ...client, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await readableIn(Buffer.from(await response.arrayBuffer()));
      const shown = body === undefined ? path : `${path} ${JSON.stringify(body)}`;
      answers.push({ by: name, route, path: shown, status: response.status, text });
    }
  return answers;
}

interface Asked extends Omit<World, keyof Installation> {
  answers: Answer[];
  /** Answers to others than the learner that are not the same, byte by byte, after she has begun. */
  changed: string[];
  /** What she herself is told then. */
  own: string;
}

let asked: Promise<Asked> | undefined;

/** All answers; each test looks for something else in them. */
function everythingAsked(): Promise<Asked> {
  asked ??= (async () => {
    const there = await world();
    const { callers, requests, unfilled, priya, exempt, begins } = there;
    const answers = await sweep(there);
    return { answers, ...(await withBeginning(there)), callers, requests, unfilled, priya, exempt, begins };
  })();
  return asked;
}

/**
 * What changes when somebody begins. Everything was asked before, so that what is made by asking, such as who looked, is there. An
 * answer that is another each time would be found too.
 */
async function withBeginning(there: World): Promise<{ changed: string[]; own: string }> {
  // Calls that leave a line in the log of exports are compared by themselves: what shows that log is another each time.
  const isLogged = ({ route }: { route: string }) => route === 'GET /api/v1/training-records';
  const isRead = (route: string) => route.startsWith('GET ') || route.endsWith('/preview');
  // The PDF of what is kept about somebody is made of what `GET /api/my/data` answers, and making it takes the longest.
  const reads = there.requests.filter(({ route }) => isRead(route) && route !== 'GET /api/my/data.pdf');
  const [logged, quiet] = [reads.filter(isLogged), reads.filter((one) => !isLogged(one))];
  const told = await sweep(there, logged);
  // Who reads the access log is in it from then on, for everybody whom it showed.
  const log = quiet.filter(({ route }) => route === 'GET /api/access-log');
  for (let i = 0; i < 3; i++) await sweep(there, log);
  const before = [...(await sweep(there, quiet)), ...told];
  const learner = await there.enter(there.begins.name);
  await begin(there, learner, await learner.assignment());
  const after = [...(await sweep(there, quiet)), ...(await sweep(there, logged))];
  const changed = before.filter((one, i) => one.text !== after[i]!.text).map(({ by, path }) => `${by}: ${path}`);
  return { changed, own: await (await learner.get('/api/my/training')).text() };
}

/** Who got it, by which route. */
async function whoGot(what: string | RegExp, among: (answer: Answer) => boolean = () => true): Promise<string[]> {
  const { answers } = await everythingAsked();
  const has = (text: string) => (typeof what === 'string' ? text.includes(what) : what.test(text));
  return [...new Set(answers.filter((one) => among(one) && has(one.text)).map(({ by, route }) => `${by}: ${route}`))];
}

/** Of what `whoGot` answers, what is not allowed: `who` may have it by any route, or by those named. */
function besides(got: string[], allowed: Record<string, true | string[]>): string[] {
  return got.filter((one) => {
    const [who, route] = one.split(/: (.*)/s) as [string, string];
    const may = allowed[who];
    return may !== true && !may?.includes(route);
  });
}

const inBundle = ['POST /api/evidence/bundle'];
const patient = { timeout: 600_000 };

test('every route is asked, and each answers somebody', patient, async () => {
  const { answers, unfilled } = await everythingAsked();
  expect(unfilled).toEqual([]);
  const answered = new Set(answers.filter(({ status }) => status < 300).map(({ route }) => route));
  const silent = [...new Set(answers.map(({ route }) => route))].filter((route) => !answered.has(route));
  // A calendar has a secret in its address.
  const why = (route: string) => [...new Set(answers.filter((one) => one.route === route).map((one) => one.text))];
  // The address of a course says nothing: it leads to the one of an assignment.
  const leads = (route: string) => route.startsWith('GET /calendar/') || route === 'GET /plain/courses/:course';
  expect(silent.filter((route) => !leads(route)).map((route) => [route, ...why(route)])).toEqual([]);
  expect(answers.filter(({ status }) => status >= 500).map(({ by, path }) => `${by}: ${path}`)).toEqual([]);
});

test('answers, wrong ones too, and attempts are for nobody but the learner', patient, async () => {
  const { priya } = await everythingAsked();
  for (const mark of [marks.answer, priya.attempt, marks.step, marks.begunAt]) {
    const got = await whoGot(mark);
    expect(got.length, mark).toBeGreaterThan(0);
    expect(besides(got, { herself: true }), mark).toEqual([]);
  }
  // By it questions are drawn and mixed.
  expect(await whoGot(marks.seed)).toEqual([]);
});

test(
  'points and drawn questions are in the bundle that the data protection officer makes, and on no screen but the own one',
  patient,
  async () => {
    const got = await whoGot(/"score\\*"\s*:\s*\d|"shown_by_pre_check\\*"\s*:\s*\[|"drawn\\*"\s*:\s*\[\s*\\*"/);
    expect(got).toContain('dpo: POST /api/evidence/bundle');
    expect(besides(got, { herself: true, dpo: inBundle })).toEqual([]);
    const columns = await whoGot(/(^|[,;\t])"?(score|points|attempts?|started|begun)"?($|[,;\t])/im, ({ route }) =>
      route.endsWith('exports'),
    );
    expect(columns).toEqual([]);
  },
);

test(
  'the time of day of a completion is in the bundle that the data protection officer makes and nowhere else',
  patient,
  async () => {
    const got = await whoGot(/10:37/);
    // It is looked for in what is sealed, too.
    expect(got).toEqual(expect.arrayContaining(['herself: GET /api/my/data.json', 'dpo: POST /api/evidence/bundle']));
    expect(besides(got, { herself: true, dpo: inBundle })).toEqual([]);
    // The day is what a manager sees.
    expect(await whoGot('"doneOn":"2026-11-24"')).toContain('manager: GET /api/team');
  },
);

test(
  'why somebody is exempt is for those who exempt; a manager and an auditor see that they are',
  patient,
  async () => {
    const got = await whoGot(/long.absence|lange Abwesenheit/i);
    expect(got).toEqual(expect.arrayContaining(['dpo: GET /api/waivers', 'training admin: GET /api/waivers']));
    // A key is made by those who may see it, and this scope is for waivers.
    const keys = { 'key assignments:read': ['GET /api/v1/waivers'] };
    expect(besides(got, { dpo: true, 'training admin': true, ...keys })).toEqual([]);
    const seen = await whoGot(/"(standing|state)":"exempt"/);
    expect(seen).toEqual(expect.arrayContaining(['manager: GET /api/team', 'auditor: GET /api/audit/people']));
  },
);

test('reminders are for the person, with their sender, and for those who look after the mail', patient, async () => {
  const { answers } = await everythingAsked();
  const own = answers.find(({ by, route }) => by === 'herself' && route === 'GET /api/my/reminders')!;
  expect(own.text).toContain('"sender":"Henrik Vass"');
  const got = await whoGot(new RegExp(`${marks.batch}|${marks.remindedAt}`));
  expect(besides(got, { herself: true, dpo: true, 'training admin': true })).toEqual([]);
  const outbox = await whoGot('Priya Nair', ({ route }) => route.startsWith('GET /api/reminders'));
  expect(besides(outbox, { dpo: true, 'training admin': true })).toEqual([]);
});

test('by what an issuer knows somebody, and where they are signed in, is for the person alone', patient, async () => {
  const known = await whoGot(marks.subject);
  expect(known).toContain('herself: GET /api/my/data.json');
  expect(besides(known, { herself: true })).toEqual([]);
  const { answers } = await everythingAsked();
  const signIns = answers.filter(({ route }) => route === 'GET /api/my/sign-ins');
  const idsBy = new Map(
    signIns.map(({ by, text }) => [by, [...text.matchAll(/"id":"([\w-]+)"/g)].map(([, id]) => id!)]),
  );
  expect(idsBy.get('herself')).toHaveLength(1);
  for (const [by, ids] of idsBy)
    for (const id of ids) expect(besides(await whoGot(id), { [by]: ['GET /api/my/sign-ins'] })).toEqual([]);
});

test(
  'what others were told is for the person alone, where it was opened for administrators too, what opens them for nobody',
  patient,
  async () => {
    const told = await whoGot(marks.told);
    expect(told.length).toBeGreaterThan(0);
    expect(besides(told, { herself: true })).toEqual([]);
    expect(besides(await whoGot(marks.learner), { herself: true, dpo: true, 'training admin': true })).toEqual([]);
    expect(await whoGot(marks.opens)).toEqual([]);
  },
);

test('who looked is for the person and for the data protection officer', patient, async () => {
  const got = await whoGot(new RegExp(`${lookedOn}|3 October 2026`));
  expect(got).toEqual(expect.arrayContaining(['herself: GET /api/my/access', 'dpo: GET /api/access-log']));
  // Whoever looked knows that they did, but not at whom.
  const own = ['GET /api/my/data', 'GET /api/my/data.json', 'GET /api/my/data.pdf'];
  expect(besides(got, { herself: true, manager: own, dpo: ['GET /api/access-log'] })).toEqual([]);
});

test(
  'requests for correction and legal holds are for the person and for the data protection officer',
  patient,
  async () => {
    for (const mark of [marks.request, marks.hold]) {
      const got = await whoGot(mark);
      expect(got.length).toBeGreaterThan(1);
      expect(besides(got, { herself: true, dpo: true })).toEqual([]);
    }
  },
);

test('of the people of others a manager learns the name at most, and a learner nothing', patient, async () => {
  const tryMode = ['GET /api/try/people', 'GET /try'];
  const got = await whoGot(/Priya Nair|priya\.nair|BW-1015/);
  const strangers = got.filter((one) => /^(nobody|learner|other manager|auditor without names):/.test(one));
  const allowed = {
    nobody: tryMode,
    learner: tryMode,
    'auditor without names': tryMode,
    // Whom a manager may name as deputy.
    'other manager': [...tryMode, 'GET /api/colleagues'],
  };
  expect(besides(strangers, allowed)).toEqual([]);
  expect(got).toEqual(expect.arrayContaining(['manager: GET /api/team', 'deputy: GET /api/team']));
});

test('a key opens what its scope says and nothing about people besides', patient, async () => {
  const got = (await whoGot(/Priya Nair|BW-1015/)).filter((one) => one.startsWith('key '));
  const wrong = got.filter(
    (one) => !/^key [\w:]+: (GET|POST) (\/api\/v1\/|\/scim\/v2\/|\/api\/try\/people|\/try$)/.test(one),
  );
  expect(wrong).toEqual([]);
  const shown = got.filter((one) => one.startsWith('key scim: ') && one.includes('/api/v1/'));
  expect(shown).toEqual([]);
});

test('whether somebody has begun changes no answer to anybody else, byte by byte', patient, async () => {
  const { changed, own } = await everythingAsked();
  expect(changed).toEqual([]);
  expect(own).toContain('in_progress');
});

test('time spent, clicks, devices, addresses and last sign-ins have no column', async () => {
  const { tools } = await installation();
  const columns = (await tools.db.introspection.getTables()).flatMap(({ name, columns: all }) =>
    all.map((column) => `${name}.${column.name}`),
  );
  expect(columns.length).toBeGreaterThan(200);
  // A browser is known by a random cookie for the ten minutes of a sign-in, and the row says of whom nothing.
  for (const known of ['oidc_request.browser_hash', 'lms_login.browser_hash'])
    columns.splice(columns.indexOf(known), 1);
  const watched =
    /seconds|duration|spent(?!_token)|click|user_agent|device|browser|(^|[._])ip($|_)|address$|last_(login|seen|sign)/;
  expect(columns.filter((name) => watched.test(name))).toEqual([]);
});
