import { expect, test } from 'vitest';
import { sights } from '../../server/people/access-log.ts';
import { columnsOfActs } from '../../server/own-data/looks-and-acts.ts';
import { holdings, withheldColumns } from '../../server/own-data/holdings.ts';
import { sectionNames, type MyData, type MyDataFile, type SectionName } from '../../server/own-data/own-data-shapes.ts';
import { toldLine } from '../../server/own-data/told-sentences.ts';
import { ownDataWords } from '../../server/own-data/words.ts';
import { onSqlite } from '../support/database.ts';
import { everythingAbout, idOf, marks } from '../support/everything.ts';
import { client, codeOf, installation, type Caller } from '../support/installation.ts';

const fileOf = async (caller: Pick<Caller, 'get'>) =>
  (await (await caller.get('/api/my/data.json')).json()) as MyDataFile;

/** Columns that hold the id of somebody. */
const ofSomebody = /^(person_id|subject_id|manager_id|deputy_id|recipient_id|sender_id|viewer_id|\w+_by)$/;
/** They are no people: claims of servers, and by what an identity was found. */
const ofNobody = ['reminder.claimed_by', 'delivery.claimed_by', 'identity.found_by'];

test('every table with somebody in it is in the answer, and everything that says who did something', async () => {
  const { db } = (await installation()).tools;
  const tables = (await db.introspection.getTables()).filter(({ name }) => name in holdings);
  expect(tables.map(({ name }) => name).toSorted()).toEqual(Object.keys(holdings).toSorted());
  const everyTable = await db.introspection.getTables();
  const found = everyTable
    .flatMap(({ name, columns }) => columns.map((column) => [name, column.name] as const))
    .filter(([, column]) => ofSomebody.test(column))
    .filter(([table, column]) => !ofNobody.includes(`${table}.${column}`));
  expect(found.length).toBeGreaterThan(40);
  // What is left out is over in a quarter of an hour and opens a session, or nobody knows whom it is about. Adding to it is a decision that a reviewer must see.
  const withheld = Object.entries(holdings).filter(
    ([, sections]) => typeof sections === 'object' && 'withheld' in sections,
  );
  expect(withheld.map(([table]) => table)).toEqual(['ticket', 'sign_in_link', 'embed_code', 'lms_stranger']);
  for (const [table] of found.filter(([name]) => name !== 'sign_in_link'))
    expect(holdings[table as keyof typeof holdings], `${table} is about somebody and not in the answer`).toSatisfy(
      (sections: unknown) => Array.isArray(sections) && sections.length > 0,
    );
  const acted = found.filter(([, column]) => /_by$|^sender_id$|^viewer_id$/.test(column)).map((one) => one.join('.'));
  expect(columnsOfActs.toSorted()).toEqual(acted.toSorted());
  for (const column of withheldColumns) {
    const [table, name] = column.split('.');
    const known = everyTable.find((one) => one.name === table)!.columns.map((one) => one.name);
    expect(known).toContain(name);
  }
});

onSqlite('there is a sentence in both languages for each part, and a word for every field and code in it', async () => {
  const there = await installation();
  const priya = await everythingAbout(there, 'Priya Nair');
  const { sections } = await fileOf(priya);
  const [en, de] = [ownDataWords('en'), ownDataWords('de')];
  const codedFields = Object.keys(en.codes);
  for (const name of sectionNames)
    for (const row of sections[name].rows)
      for (const [field, value] of Object.entries(row)) {
        for (const words of [en, de]) expect(words.labels, `${name}.${field}`).toHaveProperty(field);
        if (typeof value === 'string' && codedFields.includes(field))
          for (const words of [en, de]) expect(words.codes[field], `${name}.${field}: ${value}`).toHaveProperty(value);
      }
  expect(Object.keys(en.codes['what']!).toSorted()).toEqual(sights.toSorted());
  expect(Object.keys(de.labels)).toEqual(Object.keys(en.labels));
  for (const field of codedFields) expect(Object.keys(de.codes[field]!)).toEqual(Object.keys(en.codes[field]!));
});

test('a learner is told everything: what they answered, who looked and who sent reminders, and why it is kept', async () => {
  const there = await installation();
  const priya = await everythingAbout(there, 'Priya Nair');
  const { format, sections } = await fileOf(priya);
  expect(format).toBe('article39/own-data/1');
  const empty = sectionNames.filter((name) => sections[name].rows.length === 0);
  // She has no role, and did nothing for others.
  expect(empty).toEqual(['roles', 'acts']);
  expect(sections.answers.rows).toContainEqual(expect.objectContaining({ response: { note: marks.answer } }));
  expect(sections.identities.rows).toMatchObject([
    { issuer: 'Campus', subject: 'since', found_by: 'admin' },
    { subject: marks.subject, found_by: 'email' },
  ]);
  expect(sections.sessions.rows).toMatchObject([{ method: 'try', issuer: null }]);
  expect(sections.waivers.rows).toMatchObject([{ category: 'long_absence', by: 'Ines Castellan' }]);
  expect(sections.reminders.rows).toMatchObject([
    { kind: 'manual', sender: 'Henrik Vass', told: 'Priya Nair' },
    { kind: 'turn' },
  ]);
  const { claims } = sections.evidence.rows.find((row) => row['entry'] === priya.record) as {
    claims: { detail: { score: number }; person: { name: string } };
  };
  expect([claims.person.name, typeof claims.detail.score]).toEqual(['Priya Nair', 'number']);
  const looks = sections.looks.rows.map((row) => [row['on_day'], row['name'], row['viewer'], row['what']]);
  expect(looks).toContainEqual(['2026-11-24', 'Henrik Vass', 'person', ['team']]);
  expect(sections.exports.rows).toMatchObject([{ report: 'standing', name: 'Ines Castellan', included: 'yes' }]);
  expect(sections.learning_platforms.rows).toMatchObject([
    { kind: 'lms_link', name: 'Campus', context: 'First week', title: 'Privacy', subject: marks.learner },
    { kind: 'cmi5', name: 'For Campus', subject: marks.learner, course_id: 'whose-data' },
  ]);
  const toldAt = sections.deliveries.rows.find((row) => row['channel'] === 'ags')!['made_at'];
  expect(sections.deliveries.rows).toMatchObject([
    { channel: 'cmi5', told: 'For Campus', state: 'refused', status: 200, delivered_at: null, ended_at: toldAt },
    { channel: 'xapi', told: 'Records', state: 'pending', said: { result: { response: marks.told } }, ended_at: null },
    {
      channel: 'ags',
      told: 'Campus',
      state: 'delivered',
      said: { score: { points: 9 } },
      delivered_at: toldAt,
      status: 200,
    },
  ]);
  expect(sections.erasure.rows).toMatchObject([{ kind: 'erased_next_night' }, { reason: 'Lawsuit 12/2026' }]);
  expect(sections.requests.rows).toMatchObject([{ text: marks.request, entry: priya.record, answered_at: null }]);
  for (const name of sectionNames) expect(sections[name].kept).not.toMatch(/[{}]/);

  const ines = await there.enter('Ines Castellan');
  const hers = (await fileOf(ines)).sections;
  expect(hers.acts.rows.map((row) => row['act'])).toEqual(
    expect.arrayContaining(['corrected', 'granted_waiver', 'placed_hold', 'named_deputy', 'exported', 'looked']),
  );
  // What it was about belongs to others.
  expect(JSON.stringify(hers.acts)).not.toContain('Priya');
});

onSqlite('nothing that opens a session or a calendar is told, and nothing of anybody else', async () => {
  const there = await installation();
  const priya = await everythingAbout(there, 'Priya Nair');
  const { db } = there.tools;
  const hashes = [
    ...(await db.selectFrom('session').select('token_hash').execute()),
    ...(await db.selectFrom('calendar_feed').select('token_hash').execute()),
  ].map((row) => row.token_hash);
  expect(hashes.length).toBeGreaterThan(2);
  const text = await (await priya.get('/api/my/data.json')).text();
  for (const secret of [...hashes, marks.seed, marks.opens, await idOf(there, 'Sofia Marek')])
    expect(text).not.toContain(secret);
  const sofia = await there.enter('Sofia Marek');
  const other = await (await sofia.get('/api/my/data.json')).text();
  for (const mark of [marks.answer, marks.request, marks.learner, marks.told, 'Priya', 'Lawsuit', priya.attempt])
    expect(other).not.toContain(mark);
});

onSqlite(
  'the page and the PDF say it in the language that was asked for, without a time of day where only a day is known',
  async () => {
    const there = await installation();
    const priya = await everythingAbout(there, 'Priya Nair');
    const german = { headers: { ...client, cookie: priya.cookie, 'accept-language': 'de' } };
    const said = (await (await there.app.request('/api/my/data', german)).json()) as MyData;
    const titles = said.sections.map(({ name, title }) => [name, title]);
    expect(titles).toContainEqual(['looks', 'Wer hingesehen hat'] satisfies [SectionName, string]);
    const outside = said.sections.find(({ name }) => name === 'outside_trainings')!;
    expect(outside.lines[0]).toContainEqual({ label: 'Abgeschlossen', text: '20. November 2026' });
    const title = 'Wessen Daten, wessen Entscheidung';
    expect(said.sections.find(({ name }) => name === 'deliveries')!.lines).toEqual([
      [
        {
          label: '24. November 2026',
          text: `Wir wollten For Campus mitteilen, dass du „${title}“ bestanden hast. Es wurde nicht angenommen.`,
        },
      ],
      [
        {
          label: '24. November 2026',
          text: `Wir teilen Records mit, dass du „${title}“ abgeschlossen hast. Es ist unterwegs.`,
        },
      ],
      [
        {
          label: '24. November 2026',
          text: `Wir haben Campus mitgeteilt, dass du „${title}“ bestanden hast, mit deinen Punkten. Es ist angekommen.`,
        },
      ],
    ]);
    const response = await there.app.request('/api/my/data.pdf', german);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="my-data.pdf"');
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.7/);
    for (const tag of ['/StructTreeRoot', '/Lang (de)', '/MarkInfo']) expect(pdf).toContain(tag);
  },
);

onSqlite('what others were told is a sentence in each language, for everything that anybody is told', () => {
  const row = {
    told: null,
    course: 'X',
    said: { share: null },
    made_at: '2026-03-03T23:30:00.000Z',
    delivered_at: null,
  };
  const events = ['launched', 'progressed', 'answered', 'completed', 'passed', 'withdrawn', 'voided'];
  for (const lang of ['en', 'de', 'es', 'fr', 'it', 'nl', 'pl']) {
    const words = ownDataWords(lang);
    const said = (['pending', 'delivered', 'refused'] as const).flatMap((state) =>
      events.map((event) =>
        toldLine({ ...row, event, state, ended_at: null }, words, { lang, timeZone: 'Europe/Paris' }),
      ),
    );
    expect(said.flat().map(({ label }) => label)).toEqual(said.map(() => said[0]![0]!.label));
    expect(said[0]![0]!.label).toMatch(/\b4\b/);
    // A withdrawal is told to platforms and stores by two names, and is the same.
    expect(new Set(said.flat().map(({ text }) => text)).size).toBe(3 * (events.length - 1));
    for (const { text } of said.flat()) expect(text).toMatch(/X.*\.$/);
    expect(said.flat().some(({ text }) => text.includes(words.told.withPoints))).toBe(false);
    const scored = {
      ...row,
      event: 'passed',
      state: 'delivered',
      said: { result: { score: { scaled: 1 } } },
      ended_at: null,
    };
    expect(toldLine(scored, words, { lang, timeZone: 'UTC' })[0]!.text).toContain(words.told.withPoints);
  }
});

onSqlite('a sign-in from an LMS says through which place of it, and under which id there', async () => {
  const there = await installation();
  const sofia = await there.enter('Sofia Marek');
  const at = { created_at: '2026-11-24T08:00:00.000Z', expires_at: '2026-11-24T16:00:00.000Z' };
  const through = { lms_id: 'gone', lms_place: 'second', lms_subject: 'u-7' };
  await there.tools.db
    .insertInto('sign_in')
    .values({
      id: 'x',
      person_id: sofia.id,
      method: 'lms',
      issuer: 'https://lms.example',
      issuer_session: null,
      origin: null,
      ...through,
      ...at,
    })
    .execute();
  const { sections } = (await (await sofia.get('/api/my/data.json')).json()) as MyDataFile;
  expect(sections.sessions.rows).toContainEqual(expect.objectContaining({ place: 'second', subject: 'u-7' }));
});

onSqlite('a page of another origin gets no copy of it', async () => {
  const there = await installation({ A39_EMBED_ORIGINS: 'https://intranet.example' });
  const sofia = await there.enter('Sofia Marek');
  for (const path of ['/api/my/data', '/api/my/data.json', '/api/my/data.pdf']) {
    const headers = await sofia.inPage('https://intranet.example');
    expect(await codeOf(await there.app.request(path, { headers }))).toBe('not_allowed');
  }
});
