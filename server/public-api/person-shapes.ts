import * as v from 'valibot';
import { oneLine } from '../validated.ts';
import { paged } from './paging.ts';
import { day, givenDay, staffNumber, word } from './shapes.ts';

/** A person as they are answered. */
export const person = v.pipe(
  v.object({
    id: v.string(),
    staffNumber: v.string(),
    name: v.string(),
    email: v.string(),
    unit: v.nullable(v.string()),
    job: v.nullable(v.string()),
    location: v.nullable(v.string()),
    lang: v.nullable(v.string()),
    joinedOn: day,
    leftOn: v.pipe(v.nullable(day), v.description('Last day on staff.')),
    manager: v.pipe(v.nullable(v.string()), v.description('Staff number of the manager.')),
    onStaff: v.boolean(),
  }),
  v.metadata({ ref: 'Person' }),
);
export type PersonView = v.InferOutput<typeof person>;

export const peopleQuery = v.object({
  unit: word,
  job: word,
  location: word,
  group: v.pipe(word, v.description('Id of a group.')),
  who: v.pipe(
    v.optional(v.picklist(['on_staff', 'everybody']), 'on_staff'),
    v.description('`everybody` has those too who left or are still to come.'),
  ),
  ...paged,
});

const about = (most: number) => v.exactOptional(v.nullable(oneLine(1, most)));
const aMail = v.pipe(v.string(), v.trim(), v.maxLength(254), v.email('give an e-mail address'));

/** What is not written stays as it is; null takes it away. */
const details = {
  name: oneLine(1, 200),
  email: aMail,
  unit: about(120),
  job: about(120),
  location: about(120),
  lang: v.exactOptional(
    v.nullable(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'give a language such as de'))),
  ),
  joinedOn: v.exactOptional(givenDay),
  leftOn: v.pipe(v.exactOptional(v.nullable(givenDay)), v.description('Last day on staff.')),
  manager: v.pipe(
    v.exactOptional(v.nullable(staffNumber)),
    v.description('Staff number of the manager; null for none.'),
  ),
};
export const givenPerson = v.pipe(v.strictObject(details), v.metadata({ ref: 'GivenPerson' }));

export const givenPeople = v.pipe(
  v.strictObject({
    people: v.pipe(
      v.array(v.strictObject({ staffNumber, ...details })),
      v.minLength(1, 'name at least one'),
      v.maxLength(1_000, 'name at most 1000 at once'),
      v.check(
        (people) => new Set(people.map((one) => one.staffNumber)).size === people.length,
        'somebody is in it twice',
      ),
    ),
    confirmLeavers: v.pipe(
      v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      v.description('How many leave, if they are more than 5 and more than a tenth of the staff.'),
    ),
  }),
  v.metadata({ ref: 'GivenPeople' }),
);

export const peopleWritten = v.pipe(
  v.object({
    joined: v.number(),
    returned: v.number(),
    moved: v.number(),
    left: v.number(),
    newManager: v.number(),
    changed: v.number(),
    unchanged: v.number(),
    assigned: v.pipe(v.number(), v.description('Assignments that the rules gave out.')),
    ended: v.pipe(v.number(), v.description('Assignments that are no longer asked for.')),
  }),
  v.metadata({ ref: 'PeopleWritten' }),
);

export const lastDay = v.strictObject({
  lastDay: v.pipe(givenDay, v.description('Last day on staff. Access ends when it is over.')),
});
