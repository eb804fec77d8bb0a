import type { Db } from '../../db/open.ts';
import type { Tools } from '../environment.ts';
import { isOnStaff } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import { hashOf, newSecret } from '../secret.ts';
import { signInWords } from './words.ts';

const minutesGood = 15;
/** So many links that were not used yet may be under way to one person. */
const mostUnderWay = 3;

type From = Pick<Tools, 'db' | 'mailer' | 'config' | 'log' | 'now' | 'today'>;

interface Asked {
  address: string;
  returnTo: string;
  /** For those whose own language is not known. */
  lang: string;
}

/**
 * Mails a link to whoever has that address, if exactly one person on staff has it. Nothing is answered, and all of it is done when the
 * answer is on its way: whether somebody works here is nobody's business, and the time that it takes would tell.
 */
export function mailLink(from: From, asked: Asked): void {
  setImmediate(() => {
    findAndMail(from, asked).catch((err: unknown) => from.log.error({ err }, 'a sign-in link was not made'));
  });
}

async function findAndMail(from: From, { address, returnTo, lang }: Asked): Promise<void> {
  const { db, mailer, config, log, now, today } = from;
  const people = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'lang'])
    .where((e) => e(e.fn<string>('lower', ['email']), '=', address.toLowerCase()))
    .where((e) => isOnStaff(e, today()))
    .limit(2)
    .execute();
  const [person] = people;
  if (!person || people.length > 1) return;
  const token = await newLink(db, person.id, returnTo, now());
  if (token === undefined) return;
  const words = signInWords(person.lang ?? lang).mail;
  const url = `${config.publicUrl}/sign-in/link?${new URLSearchParams({ token })}`;
  const fill = (text: string) =>
    text
      .replaceAll('{name}', () => person.name)
      .replaceAll('{url}', url)
      .replaceAll('{minutes}', String(minutesGood))
      .replaceAll('{organisation}', () => config.organisation);
  const to = { name: person.name, address: person.email };
  const delivery = await mailer.send({ to, subject: fill(words.subject), text: fill(words.text) });
  if (!delivery.sent) log.warn({ reason: delivery.detail }, 'a sign-in link was not mailed');
}

/** Undefined where too many are under way already: somebody else may be asking for them. */
async function newLink(db: Db, personId: string, returnTo: string, now: Date): Promise<string | undefined> {
  await db.deleteFrom('sign_in_link').where('expires_at', '<=', now.toISOString()).execute();
  const underWay = await db
    .selectFrom('sign_in_link')
    .select((e) => e.fn.countAll<number | string>().as('n'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  if (Number(underWay.n) >= mostUnderWay) return undefined;
  const token = newSecret();
  await db
    .insertInto('sign_in_link')
    .values({
      token_hash: hashOf(token),
      person_id: personId,
      return_to: returnTo,
      made_at: now.toISOString(),
      expires_at: new Date(now.getTime() + minutesGood * 60_000).toISOString(),
    })
    .execute();
  return token;
}

/** Takes a link out of use and answers whose it was. Refuses one that was used, is too old or was never made (`link_unknown`). */
export async function useLink(db: Db, token: string, now: Date): Promise<{ personId: string; returnTo: string }> {
  // The deletion is the claim: of two that come with the same link, one finds nothing.
  const row = await db
    .deleteFrom('sign_in_link')
    .where('token_hash', '=', hashOf(token))
    .returning(['person_id', 'return_to', 'expires_at'])
    .executeTakeFirst();
  if (!row || row.expires_at <= now.toISOString())
    throw new Refusal('link_unknown', 'This link was used or is too old. Have a new one sent.');
  await db.deleteFrom('sign_in_link').where('person_id', '=', row.person_id).execute();
  return { personId: row.person_id, returnTo: row.return_to };
}

/** Who would be signed in by a link; looking at it uses nothing up. Undefined if it opens nothing. */
export async function whoseLink(db: Db, token: string, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom('sign_in_link')
    .innerJoin('person', 'person.id', 'sign_in_link.person_id')
    .select('name')
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  return row?.name;
}
