import { inTransaction, type Trx } from '../../db/transaction.ts';
import { link, personFor } from '../access/identity.ts';
import { settle } from '../assignments/settle.ts';
import type { Tools } from '../environment.ts';
import { addPeople } from '../people/change-people.ts';
import { isKnown, newcomer } from '../people/newcomer.ts';
import { Refusal } from '../refusals.ts';
import { hashOf } from '../secret.ts';
import type { Vouched } from './host-token.ts';

type SignIn = Pick<Tools, 'db' | 'evidence' | 'library' | 'sessions' | 'now' | 'today' | 'log'>;

/**
 * Signs somebody in for pages of an origin because a host vouched for them, and answers the token. Roles, groups and managers that
 * a host claims are not looked at. Refuses a token that was shown before (`host_token_refused`), and who is nobody on staff
 * (`person_not_found`).
 */
export async function signInByHost(tools: SignIn, vouched: Vouched, origin: string): Promise<string> {
  const { db, sessions, now } = tools;
  const { issuer } = vouched;
  const how = { method: 'host', issuer: issuer.iss, issuer_session: null, origin } as const;
  const outcome = await inTransaction(db, async (trx) => {
    if (vouched.once) await spend(trx, issuer.id, vouched.once);
    const person = await personBehind(trx, tools, vouched);
    return person instanceof Refusal ? person : sessions.vouched(trx, person, how, now());
  });
  // Only now: a token is spent also when it leads to nobody.
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}

/** The id of the person that a token is about, added if need be; why there is none, before anything was written. */
async function personBehind(trx: Trx, tools: SignIn, vouched: Vouched): Promise<string | Refusal> {
  const { issuer, claimed } = vouched;
  const { foundBy: by, makesPeople } = issuer.terms;
  const moment = { today: tools.today(), now: tools.now() };
  const find = () => personFor(trx, claimed, by === 'nothing' ? [] : [by], moment);
  let found = await find();
  if (!found && makesPeople) {
    // Of two tabs of a newcomer one waits for the other, and finds whom it has added.
    await trx.updateTable('host_issuer').set({ iss: issuer.iss }).where('id', '=', issuer.id).execute();
    found = await find();
  }
  if (found?.foundBy) tools.log.info({ issuer: issuer.id, foundBy: found.foundBy }, 'somebody was linked to an issuer');
  if (found) return found.id;
  if (makesPeople) return make(trx, tools, vouched);
  return nobody('The page says who you are, but nobody on the staff list is that. Ask your training administrator.');
}

function nobody(why: string): Refusal {
  return new Refusal('person_not_found', why);
}

async function spend(trx: Trx, issuerId: string, { id, until }: NonNullable<Vouched['once']>): Promise<void> {
  const spent = await trx
    .insertInto('spent_token')
    .values({ token_hash: hashOf(`${issuerId} ${id}`), expires_at: until.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('token_hash')
    .executeTakeFirst();
  if (!spent) throw new Refusal('host_token_refused', 'The token of the page was not accepted. It was used before.');
}

/** Somebody whom HR has not named yet. */
async function make(trx: Trx, tools: SignIn, { claimed, issuer, name, email }: Vouched): Promise<string | Refusal> {
  if (name === undefined || email === undefined)
    return nobody('The page says neither name nor e-mail address, so nobody can be added.');
  const staffNumber = claimed.staffNumber ?? `${issuer.name}/${claimed.subject}`;
  if (await isKnown(trx, { email, staffNumber }))
    return nobody('Somebody on the list has this address or number. Ask your training administrator.');
  const [now, today] = [tools.now(), tools.today()];
  const [id] = await addPeople(trx, [newcomer({ staffNumber, name, email }, today)], 'hand', now);
  await link(trx, claimed, id!, 'made', now);
  await settle(trx, tools, { whom: [id!], today, now });
  return id!;
}
