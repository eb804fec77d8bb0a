import * as v from 'valibot';
import { inTransaction, type Trx } from '../../../db/transaction.ts';
import { personFor } from '../../access/identity.ts';
import type { Tools } from '../../environment.ts';
import { Refusal } from '../../refusals.ts';
import type { MembersFound } from '../lms-shapes.ts';
import { makePeople, type Described } from '../make-person.ts';
import { metStranger } from '../strangers.ts';
import { numberIn } from './launch.ts';
import { platformWith, type Platform } from './platform.ts';
import { isOutsider, isTest } from './roles.ts';
import { askPlatform } from './ask-platform.ts';

export const membersScope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const membersType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

/** More than a company has; a platform that says more of them is not read further. */
const mostMembers = 10_000;
const mostPages = 1_000;
/** How many are looked for in one transaction: nobody who learns waits for long. */
const atOnce = 200;

const text = v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(254))), undefined as never);
/** Many platforms send names and addresses only if somebody allowed it (Names and Role Provisioning Services 2.0, 2.2). */
const aPage = v.object({
  members: v.array(
    v.object({
      user_id: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
      status: v.optional(v.string(), 'Active'),
      roles: v.optional(v.array(v.string()), []),
      name: text,
      given_name: text,
      family_name: text,
      email: text,
      lis_person_sourcedid: text,
    }),
  ),
});
type Member = v.InferOutput<typeof aPage>['members'][number];

type Looking = Pick<Tools, 'db' | 'config' | 'evidence' | 'library' | 'now' | 'today'>;

/**
 * Looks who is in the course of a link, by what the platform says (Names and Role Provisioning Services 2.0). Whoever is nobody here
 * waits for an administrator from now on, or is added where the platform's people are staff. Refuses a link that is unknown
 * (`lms_link_unknown`), and one whose platform does not say who is there (`lms_members_refused`).
 */
export async function lookWhoIsThere(tools: Looking, linkId: string): Promise<MembersFound> {
  const link = await tools.db
    .selectFrom('lms_link')
    .select(['platform_id', 'members_url'])
    .where('id', '=', linkId)
    .executeTakeFirst();
  const platform = link && (await platformWith(tools.db, link.platform_id));
  if (!link || !platform) throw new Refusal('lms_link_unknown', 'There is no such link. Reload the page.');
  if (link.members_url === null || platform.isDisabled)
    throw refused('It has not said where, since somebody opened the link last, or it is disabled.');
  const { members, isCut } = await membersAt(tools, platform, link.members_url);
  const people = members.filter(({ status, roles }) => !/^(Inactive|Deleted)$/i.test(status) && !isTest(roles));
  const found = { total: people.length, known: 0, added: 0, strangers: 0, outsiders: 0, isCut };
  for (let from = 0; from < people.length; from += atOnce) {
    const part = people.slice(from, from + atOnce);
    const counts = await inTransaction(tools.db, (trx) => placed(trx, tools, platform, part));
    for (const kind of ['known', 'added', 'strangers', 'outsiders'] as const) found[kind] += counts[kind];
  }
  return found;
}

type Counts = Pick<MembersFound, 'known' | 'added' | 'strangers' | 'outsiders'>;

async function placed(trx: Trx, tools: Looking, platform: Platform, members: readonly Member[]): Promise<Counts> {
  const moment = { today: tools.today(), now: tools.now() };
  const { foundBy, makesPeople } = platform.terms;
  const unknown: (Described & { isOutsider: boolean })[] = [];
  for (const member of members) {
    const described = { ...describedBy(member), isOutsider: isOutsider(member.roles, platform.terms) };
    const claimed = { issuer: platform.id, tenant: '', ...described };
    // The number of a student is none of staff.
    const by = foundBy === 'nothing' || described.isOutsider ? [] : [foundBy];
    if (!(await personFor(trx, claimed, by, moment))) unknown.push(described);
  }
  const staff = unknown.filter((one) => !one.isOutsider);
  const made = makesPeople ? await makePeople(trx, tools, platform, staff, moment) : new Map<string, string>();
  const strangers = staff.filter(({ subject }) => !made.has(subject));
  // Of students and guests, of whom an LMS may have thousands, nothing is kept.
  for (const one of strangers) await metStranger(trx, { issuer: platform.id, ...one }, moment.today);
  return {
    known: members.length - unknown.length,
    added: made.size,
    strangers: strangers.length,
    outsiders: unknown.length - staff.length,
  };
}

function describedBy(member: Member): Described {
  const { user_id: subject, name, given_name: given, family_name: family, email } = member;
  const parts = [given, family].filter(Boolean).join(' ');
  return {
    subject,
    name: name || parts || undefined,
    email: email || undefined,
    staffNumber: numberIn(member.lis_person_sourcedid),
  };
}

/** All members, page by page: each names the next in its `Link` header. The same person is listed once. */
async function membersAt(
  tools: Looking,
  platform: Platform,
  first: string,
): Promise<{ members: Member[]; isCut: boolean }> {
  const members = new Map<string, Member>();
  let next: string | undefined = first;
  for (let pages = 0; next !== undefined && pages < mostPages; pages++) {
    // Our token is for the platform that gave it.
    if (new URL(next).origin !== new URL(first).origin) throw refused('Its list goes on at another server.');
    const answer = await asked(tools, platform, next);
    const page = v.safeParse(aPage, await answer.json().catch(() => null));
    if (!page.success) throw refused(`${new URL(first).host} answered something else than a list of people.`);
    for (const member of page.output.members) members.set(member.user_id, member);
    next = nextPage(answer.headers.get('link'), next);
    if (members.size >= mostMembers) break;
  }
  return { members: [...members.values()].slice(0, mostMembers), isCut: next !== undefined };
}

async function asked(tools: Looking, platform: Platform, address: string): Promise<Response> {
  return askPlatform(tools, platform, { scopes: [membersScope], address, headers: { accept: membersType } }).catch(
    // It says in a sentence what the platform did.
    (error: unknown) => {
      throw refused(error instanceof Error ? error.message : String(error), error);
    },
  );
}

/** The address of the next page (RFC 8288); undefined on the last. */
export function nextPage(header: string | null, base: string): string | undefined {
  for (const [, target, parameters] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g))
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.test(parameters!) && URL.canParse(target!, base))
      return new URL(target!, base).href;
  return undefined;
}

function refused(why: string, cause?: unknown): Refusal {
  return new Refusal('lms_members_refused', `The learning platform does not say who is there. ${why}`, { cause });
}
