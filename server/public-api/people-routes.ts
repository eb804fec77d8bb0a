import { Hono, type Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { importPeople } from '../directory/import-people.ts';
import { fields } from '../directory/import-columns.ts';
import type { FilePerson, ReadFile } from '../directory/import-read.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { isIn, isOnStaff, resolve } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import { asked, body, opened, told } from './described.ts';
import { onceAround, type Answer } from './idempotency.ts';
import { aPageOf, pageOf, wantedPage } from './paging.ts';
import {
  givenPeople,
  givenPerson,
  lastDay,
  peopleQuery,
  peopleWritten,
  person,
  type PersonView,
} from './person-shapes.ts';

const example: PersonView = {
  id: '4b2c…',
  staffNumber: 'BW-1007',
  name: 'Mina Okafor',
  email: 'mina.okafor@brightwater.example',
  unit: 'Marketing',
  job: null,
  location: 'Leeds',
  lang: 'en',
  joinedOn: '2021-03-01',
  leftOn: null,
  manager: 'BW-1001',
  onStaff: true,
};
const written = {
  joined: 1,
  returned: 0,
  moved: 0,
  left: 0,
  newManager: 0,
  changed: 0,
  unchanged: 0,
  assigned: 2,
  ended: 0,
};

/** People, as HR knows them. What becomes of a change is what an import of the same would do. */
export const peopleRoutes = new Hono<Signed>()
  .get(
    '/people',
    told({
      summary: 'People, in an order that does not change',
      scopes: ['people:read'],
      answer: aPageOf(person),
      example: { rows: [example], next: null },
      refuses: ['group_unknown'],
    }),
    opened('people:read'),
    asked(peopleQuery),
    async (c) => {
      const { db, today } = c.var.tools;
      const { unit, job, location, group, who, ...wanted } = c.req.valid('query');
      const { after, take } = wantedPage('people', ['string'], wanted);
      const members = group === undefined ? null : await resolve(db, { kind: 'groups', ids: [group] });
      const rows = await selectPeople(db, today())
        .$if(unit !== undefined, (q) => q.where('person.unit', '=', unit!))
        .$if(job !== undefined, (q) => q.where('person.job', '=', job!))
        .$if(location !== undefined, (q) => q.where('person.location', '=', location!))
        .$if(who === 'on_staff', (q) => q.where((e) => isOnStaff(e, today())))
        .$if(members !== null, (q) => q.where((e) => isIn(e, members!, today())))
        .$if(after !== null, (q) => q.where('person.id', '>', String(after![0])))
        .orderBy('person.id')
        .limit(take)
        .execute();
      const page = pageOf('people', rows, take, (row) => [row.id]);
      const people = page.rows.map((row) => viewOf(row, today()));
      await noted(c, people);
      return c.json({ rows: people, next: page.next });
    },
  )
  .post(
    '/people',
    told({
      summary: 'Adds people, or changes them, by their staff numbers',
      description:
        'All of it is done, or nothing. What is not written of somebody stays; who had left and is written without a last day is back. Safe to repeat.',
      scopes: ['people:write'],
      answer: peopleWritten,
      example: written,
      refuses: ['import_faulty', 'import_too_drastic'],
      isOnce: true,
    }),
    opened('people:write'),
    body(givenPeople),
    async (c) => {
      const wanted = c.req.valid('json');
      return onceAround(c, wanted, async () => writePeople(c, wanted.people, wanted.confirmLeavers));
    },
  )
  .get(
    '/people/:staffNumber',
    told({
      summary: 'One person, also one who has left',
      scopes: ['people:read'],
      answer: person,
      example,
      refuses: ['person_unknown'],
    }),
    opened('people:read'),
    async (c) => {
      const { db, today } = c.var.tools;
      const found = viewOf(await personCalled(db, c.req.param('staffNumber'), today()), today());
      await noted(c, [found]);
      return c.json(found);
    },
  )
  .put(
    '/people/:staffNumber',
    told({
      summary: 'Adds somebody, or changes them',
      description: 'What is not written stays; who had left and is written without a last day is back. Safe to repeat.',
      scopes: ['people:write'],
      answer: peopleWritten,
      example: written,
      refuses: ['import_faulty'],
    }),
    opened('people:write'),
    body(givenPerson),
    async (c) => {
      const staffNumber = c.req.param('staffNumber').trim().normalize('NFC');
      if (!/^[^\p{Cc}\p{Cs}]{1,64}$/u.test(staffNumber))
        throw new Refusal('invalid_input', 'staffNumber: give at most 64 characters in one line.');
      const { status, body: answer } = await writePeople(c, [{ staffNumber, ...c.req.valid('json') }]);
      return c.json(answer, status);
    },
  )
  .post(
    '/people/:staffNumber/end',
    told({
      summary: 'Says when somebody leaves, or left',
      description: 'What they learned stays on record; what is open is no longer asked of them when they are gone.',
      scopes: ['people:write'],
      answer: peopleWritten,
      example: { ...written, joined: 0, left: 1, assigned: 0, ended: 1 },
      refuses: ['person_unknown', 'import_faulty'],
      isOnce: true,
    }),
    opened('people:write'),
    body(lastDay),
    async (c) => {
      const { db, today } = c.var.tools;
      const { lastDay: leftOn } = c.req.valid('json');
      return onceAround(c, { leftOn }, async () => {
        const { staff_number: staffNumber, name, email } = await personCalled(db, c.req.param('staffNumber'), today());
        return writePeople(c, [{ staffNumber, name, email, leftOn }], 1);
      });
    },
  );

/** Who manages somebody on that day is looked up by the way. */
function selectPeople(db: Db, today: string) {
  return db
    .selectFrom('person')
    .select(['person.id', 'person.staff_number', 'person.name', 'person.email', 'person.unit', 'person.job'])
    .select(['person.location', 'person.lang', 'person.joined_on', 'person.left_on'])
    .select((e) =>
      e
        .selectFrom('management')
        .innerJoin('person as manager', 'manager.id', 'management.manager_id')
        .select('manager.staff_number')
        .whereRef('management.person_id', '=', 'person.id')
        .where('management.from_on', '<=', today)
        .where((m) => m.or([m('management.until_on', 'is', null), m('management.until_on', '>', today)]))
        .orderBy('management.from_on', 'desc')
        .limit(1)
        .as('manager'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>['executeTakeFirstOrThrow']>>;

function viewOf(row: Row, today: string): PersonView {
  const { staff_number: staffNumber, joined_on: joinedOn, left_on: leftOn, ...rest } = row;
  return { ...rest, staffNumber, joinedOn, leftOn, onStaff: joinedOn <= today && (leftOn === null || leftOn >= today) };
}

async function personCalled(db: Db, staffNumber: string, today: string): Promise<Row> {
  const row = await selectPeople(db, today).where('person.staff_number', '=', staffNumber).executeTakeFirst();
  if (!row) throw new Refusal('person_unknown', 'Nobody has that staff number.');
  return row;
}

async function writePeople(
  c: Context<Signed>,
  people: readonly Omit<FilePerson, 'line'>[],
  confirmLeavers?: number,
): Promise<Answer> {
  const { db, evidence, library, now, today } = c.var.tools;
  await library.refresh();
  const file = asFile(people);
  const when = { today: today(), now: now() };
  const { result } = await importPeople({ db, evidence, library }, file, { mode: 'changes', confirmLeavers }, when);
  const { counts, assigned, ended } = result;
  return {
    status: 200,
    body: {
      joined: counts.joins,
      returned: counts.returns,
      moved: counts.moves,
      left: counts.leaves,
      newManager: counts.manager,
      changed: counts.changes,
      unchanged: counts.unchanged,
      assigned,
      ended,
    },
  };
}

/** As if HR had sent a file: a line is a place in the list, from 1. */
function asFile(given: readonly Omit<FilePerson, 'line'>[]): ReadFile {
  const people = given.map((one, i) => ({ ...one, line: i + 1 }));
  return {
    encoding: 'utf-8',
    separator: ',',
    lines: people.length,
    columns: fields.map((field) => ({ field, heading: field })),
    ignored: [],
    people,
    numbers: new Map(people.map(({ staffNumber, line }) => [staffNumber, line])),
    faults: [],
    remarks: [],
  };
}

async function noted(c: Context<Signed>, people: readonly { id: string }[]): Promise<void> {
  const { db, today } = c.var.tools;
  const ids = people.map(({ id }) => id);
  await seen(db, { kind: 'key', id: c.var.key.id }, 'directory', ids, today());
}
