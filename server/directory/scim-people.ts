import type { Trx } from '../../db/transaction.ts';
import { settle, type Settling } from '../assignments/settle.ts';
import { daysAfter, laterOf } from '../day.ts';
import { addPeople, changePeople, setManagers, type PersonDetails } from '../people/change-people.ts';
import { hasLeft } from './import-person.ts';
import { invalid, ScimFault, taken } from './scim-fault.ts';
import { managerCalled, resolveManagers } from './scim-managers.ts';
import { leaveGroups } from './scim-members.ts';
import { applyStep, readResource, readSteps, type Resource } from './scim-patch.ts';
import { attributesOf, enterpriseSchema } from './scim-person-shape.ts';
import { holdPerson, personNamed, scimPerson, type ScimPerson } from './scim-person-queries.ts';
import { joinedName, nameOf, readPerson, shownName, wholeName, type Said } from './scim-person.ts';
import { staffNumberOf, unlinkedPerson } from './scim-staff-number.ts';
import { assertVersion } from './scim-version.ts';

/** Of one request: the days and the instant it goes by. */
export interface When {
  /** Day in the organisation's time zone. */
  today: string;
  now: Date;
}

/**
 * Adds somebody, or takes over whoever HR entered under the same staff number; somebody who left is back then. Refuses a user
 * name or staff number of another person (`uniqueness`) and what does not fit (`invalidValue`).
 */
export async function createPerson(trx: Trx, tools: Settling, body: unknown, when: When): Promise<ScimPerson> {
  const said = readPerson(readResource(body));
  const { userName } = said;
  if (!userName) throw invalid('userName: Everybody needs one.');
  if (await personNamed(trx, userName)) throw taken(`There is somebody with the user name ${userName}.`);
  const { staffNumber, linked } = await staffNumberOf(trx, said, userName);
  const before = linked === undefined ? undefined : await unlinkedPerson(trx, linked);
  const stay = stayAfter(before ?? { joinedOn: when.today, leftOn: null }, said.active ?? true, when.today);
  const details = {
    staffNumber,
    name: said.name ?? before?.name ?? userName,
    email: said.email ?? before?.email ?? addressIn(userName),
    unit: said.unit ?? before?.unit ?? null,
    job: said.job ?? before?.job ?? null,
    location: said.location ?? before?.location ?? null,
    lang: said.lang ?? before?.lang ?? null,
    ...stay,
    userName,
    externalId: said.externalId ?? null,
  };
  if (before && linked !== undefined) await sayLeft(trx, tools, { id: linked, ...before }, stay, when);
  if (linked !== undefined) await changePeople(trx, [{ id: linked, details }], 'scim', when.now);
  const id = linked ?? (await addPeople(trx, [details], 'scim', when.now))[0]!;
  await keepManager(trx, id, said.manager ?? undefined, when);
  await follow(trx, tools, { id, ...details }, when);
  return there(trx, id, when.today);
}

/** Writes somebody as a PUT says; what it leaves out is taken away, but for what only some directories send. */
export async function replacePerson(
  trx: Trx,
  tools: Settling,
  { id, body, ifMatch }: { id: string; body: unknown; ifMatch: string | undefined },
  when: When,
): Promise<ScimPerson> {
  const resource = readResource(body);
  const before = await held(trx, id, ifMatch, when.today);
  const said = readPerson(resource);
  const hasExtension = Object.keys(body as object).some((key) => key.toLowerCase() === enterpriseSchema.toLowerCase());
  // Whoever does not map the extension, or an address, says nothing about it.
  const { unit = hasExtension ? null : before.unit, location = before.location } = said;
  const manager = said.manager === undefined && hasExtension ? null : said.manager;
  const lang = said.lang === undefined && resource.has('preferredlanguage') ? before.lang : (said.lang ?? null);
  return write(trx, tools, before, { ...said, unit, location, manager, lang, job: said.job ?? null }, when);
}

/**
 * Changes somebody by a PATCH. Doing it again changes nothing. Refuses as `readSteps` does, values that do not fit
 * (`invalidValue`), a user name of another person (`uniqueness`) and another staff number (`mutability`).
 */
export async function patchPerson(
  trx: Trx,
  tools: Settling,
  { id, body, ifMatch }: { id: string; body: unknown; ifMatch: string | undefined },
  when: When,
): Promise<ScimPerson> {
  const steps = readSteps(body);
  const before = await held(trx, id, ifMatch, when.today);
  const attributes = attributesOf(before, when.today);
  for (const step of steps) applyStep(attributes, step);
  const said = readPerson(attributes);
  const { unit = null, job = null, location = null, manager = null } = said;
  const lang = said.lang === undefined && attributes.has('preferredlanguage') ? before.lang : (said.lang ?? null);
  const name = nameAfter(before, attributes);
  return write(trx, tools, before, { ...said, name, unit, job, location, manager, lang }, when);
}

/**
 * Somebody leaves today, and the directory forgets them: nothing finds them any more. Their training stays. If HR's number
 * comes again, so do they.
 */
export async function deletePerson(
  trx: Trx,
  tools: Settling,
  { id, ifMatch }: { id: string; ifMatch: string | undefined },
  when: When,
): Promise<void> {
  const before = await held(trx, id, ifMatch, when.today);
  const stay = stayAfter(before, false, when.today);
  const details = { ...detailsOf(before), ...stay, userName: null, externalId: null, managerRef: null };
  await changePeople(trx, [{ id, details }], 'scim', when.now);
  await leaveGroups(trx, id, when.today);
  await follow(trx, tools, { id, ...details }, when);
}

/** What PATCH and PUT have in common: `said` names everything. */
async function write(trx: Trx, tools: Settling, before: ScimPerson, said: Said, when: When): Promise<ScimPerson> {
  const { id } = before;
  if (said.staffNumber && said.staffNumber !== before.staffNumber)
    throw new ScimFault(
      400,
      `employeeNumber: The staff number ${before.staffNumber} stays, because evidence names people by it.`,
      'mutability',
    );
  const userName = said.userName ?? before.userName;
  const other = await personNamed(trx, userName);
  if (other && other.id !== id) throw taken(`There is somebody else with the user name ${userName}.`);
  const { unit = null, job = null, location = null, lang = null } = said;
  const details = {
    ...detailsOf(before),
    name: said.name ?? before.name,
    email: said.email ?? before.email,
    unit,
    job,
    location,
    lang,
    ...stayAfter(before, said.active, when.today),
    userName,
    externalId: said.externalId === undefined ? before.externalId : said.externalId,
  };
  const isSame = JSON.stringify(details) === JSON.stringify(detailsOf(before));
  const hasMoved = await namesAnother(trx, before, said.manager);
  if (isSame && !hasMoved) return before;
  await sayLeft(trx, tools, before, details, when);
  await changePeople(trx, [{ id, details }], 'scim', when.now);
  if (hasMoved) await keepManager(trx, id, said.manager, when);
  await follow(trx, tools, { id, ...details }, when);
  return there(trx, id, when.today);
}

/** The log must say of somebody who comes back that they left, before it says that they are back. */
async function sayLeft(
  trx: Trx,
  tools: Settling,
  before: PersonDetails & { id: string },
  after: Pick<PersonDetails, 'leftOn'>,
  when: When,
): Promise<void> {
  if (hasLeft(before, when.today) && !hasLeft(after, when.today))
    await settle(trx, tools, { whom: [before.id], ...when });
}

/** What follows from any change: managers who were waited for, the end of a leaver's sessions, what is asked of them. */
async function follow(trx: Trx, tools: Settling, person: PersonDetails & { id: string }, when: When): Promise<void> {
  await resolveManagers(trx, [person], when);
  if (hasLeft(person, when.today)) await trx.deleteFrom('sign_in').where('person_id', '=', person.id).execute();
  await settle(trx, tools, { whom: [person.id], ...when });
}

/** Whether that is another manager than before, or one who was waited for and is there by now. */
async function namesAnother(trx: Trx, before: ScimPerson, ref: string | null | undefined): Promise<boolean> {
  if (ref === undefined || ref === before.managerId) return false;
  if (ref !== before.managerRef || before.managerId !== null) return ref !== null || before.managerId !== null;
  return ref !== null && (await managerCalled(trx, ref)) !== undefined;
}

/** Says who manages somebody, or keeps the name of one who is not known yet; the former one does not any more. */
async function keepManager(trx: Trx, id: string, ref: string | null | undefined, when: When): Promise<void> {
  if (ref === undefined) return;
  const managerId = ref === null ? undefined : await managerCalled(trx, ref);
  if (managerId === id) throw invalid('manager: Nobody manages themselves.');
  await setManagers(trx, new Map([[id, managerId ?? null]]), when.today);
  await trx
    .updateTable('person')
    .set({ manager_ref: managerId === undefined ? ref : null })
    .where('id', '=', id)
    .execute();
}

/** Access ends at once, so the last day was yesterday. Who comes back begins anew; what they learned stays. */
function stayAfter(
  before: Pick<PersonDetails, 'joinedOn' | 'leftOn'>,
  active: boolean | undefined,
  today: string,
): Pick<PersonDetails, 'joinedOn' | 'leftOn'> {
  const { joinedOn, leftOn } = before;
  const gone = hasLeft(before, today);
  if (active === false && !gone) return { joinedOn, leftOn: daysAfter(today, -1) };
  if (active === true && gone) return { joinedOn: laterOf(joinedOn, today), leftOn: null };
  return { joinedOn, leftOn };
}

async function held(trx: Trx, id: string, ifMatch: string | undefined, today: string): Promise<ScimPerson> {
  await holdPerson(trx, id);
  const person = await there(trx, id, today);
  assertVersion(ifMatch, person);
  return person;
}

async function there(trx: Trx, id: string, today: string): Promise<ScimPerson> {
  const person = await scimPerson(trx, id, today);
  if (!person) throw new ScimFault(404, 'There is nobody with this id.');
  return person;
}

/** Both names are ours: what a PATCH made different is meant. */
function nameAfter(before: ScimPerson, attributes: Resource): string | null | undefined {
  const changed = [wholeName(attributes), shownName(attributes)].find((name) => name && name !== before.name);
  return changed ?? joinedName(attributes) ?? nameOf(attributes);
}

function detailsOf(person: ScimPerson): PersonDetails {
  const { staffNumber, name, email, unit, job, location, lang, joinedOn, leftOn, userName, externalId } = person;
  return { staffNumber, name, email, unit, job, location, lang, joinedOn, leftOn, userName, externalId };
}

function addressIn(userName: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(userName)) return userName;
  throw invalid('emails: Everybody needs an address.');
}
