import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { inTransaction } from '../../../db/transaction.ts';
import { fetchGuarded } from '../../guarded-fetch.ts';
import { release } from '../../outbox/put.ts';
import { Refusal } from '../../refusals.ts';
import { newSecret } from '../../secret.ts';
import { takeTurn } from '../came-through.ts';
import { statementOf, xapiVersion, type LaunchData, type Whose } from './cmi5-statements.ts';
import { areLetIn, gone, opened, personBehind, register, signedInBy, waiting, type Opening } from './launches.ts';
import { packageInUse } from './packages.ts';

/** What an LMS puts into the address of a unit (cmi5 8.1), and the package into its own. */
export const cmi5Query = v.object({
  package: v.pipe(v.string(), v.maxLength(100)),
  key: v.pipe(v.string(), v.maxLength(100)),
  score: v.optional(v.string()),
  endpoint: v.pipe(v.string(), v.url(), v.maxLength(2_000)),
  fetch: v.pipe(v.string(), v.url(), v.maxLength(2_000)),
  actor: v.pipe(v.string(), v.maxLength(4_000)),
  registration: v.pipe(v.string(), v.uuid()),
  activityId: v.pipe(v.string(), v.maxLength(2_000)),
});

/** By an account and nothing else (8.1.3): an LMS that looks at something else in it would vouch for somebody else. */
const anActor = v.strictObject({
  objectType: v.optional(v.literal('Agent')),
  name: v.optional(v.string()),
  account: v.strictObject({ homePage: v.string(), name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)) }),
});

const launchData = v.object({
  contextTemplate: v.optional(v.record(v.string(), v.unknown()), {}),
  launchMode: v.optional(v.picklist(['Normal', 'Browse', 'Review'])),
  masteryScore: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
});

/** What is kept of a launch: with it the LMS is told of the result. */
export interface Cmi5Launch {
  endpoint: string;
  token: string;
  whose: Whose;
  mode: NonNullable<LaunchData['launchMode']>;
  mastery: number | null;
  score: boolean;
  /** Instant, UTC. */
  began: string;
}

/**
 * Opens the course for the learner of a cmi5 launch, and answers where the browser goes on. What the address says of the learner counts
 * only because the LMS has launch data for exactly that learner, and shows them to us (10.0). Refuses what `launchPackage` refuses, and an
 * LMS that does not hand out its token or data (`lms_launch_refused`).
 * @param proofHash of what must be shown with the ticket
 */
export async function launchCmi5(
  tools: Opening,
  said: v.InferOutput<typeof cmi5Query>,
  proofHash: string,
): Promise<string> {
  const shown = { key: said.key, kinds: ['cmi5'] } as const;
  const made = await packageInUse(tools.db, said.package, shown);
  const origins = [new URL(said.endpoint).origin, new URL(said.fetch).origin];
  const letIn = await inTransaction(tools.db, (trx) => areLetIn(trx, origins, tools.now()));
  if (!letIn) throw waiting();
  if (!tools.library.has(made.course_id)) throw gone();
  const actor = parsed(said.actor);
  const launch = await takeOver(tools, said, actor);

  const { homePage, name } = actor.account;
  const outcome = await inTransaction(tools.db, async (trx) => {
    await takeTurn(trx, said.package);
    // It took some seconds, in which it may have been ended, or the LMS shut out.
    await packageInUse(trx, said.package, shown);
    if (!(await areLetIn(trx, origins, tools.now()))) return waiting();
    const learner = { id: `${name} ${homePage}`, name: actor.name ?? '', staffNumber: name };
    const personId = await personBehind(trx, tools, made, learner);
    if (personId instanceof Refusal) return personId;
    // A registration is a person's once they have it: a new one is a new obligation (cmi5 3.0).
    const subject = `${said.registration} ${learner.id}`;
    const { id: registration } = await register(trx, tools, made, {
      subject,
      token: newSecret(),
      personId,
      kept: launch,
    });
    const assignmentId = await opened(trx, tools, made, { registration, personId });
    // What could not be told when the last launch was over can be told now.
    await release(trx, registration, tools.now());
    const how = signedInBy(tools, made, { origins, subject: learner.id });
    const ticket = await tools.sessions.launched(trx, personId, how, proofHash, tools.now());
    const query = new URLSearchParams({ assignment: assignmentId, lang: made.lang });
    return `/lms/frame/course?${query}#${new URLSearchParams({ ticket })}`;
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}

function parsed(actor: string): v.InferOutput<typeof anActor> {
  try {
    return v.parse(anActor, JSON.parse(actor));
  } catch (cause) {
    throw refused('It does not say who learns (actor).', cause);
  }
}

/**
 * Gets the token of the launch, which the LMS gives once (8.2), and what it says of the launch; then says that we are there, before anything
 * else can be said (9.3).
 */
async function takeOver(
  tools: Opening,
  { endpoint, fetch: tokenFrom, registration, activityId, score }: v.InferOutput<typeof cmi5Query>,
  agent: v.InferOutput<typeof anActor>,
): Promise<Cmi5Launch> {
  const { config, now } = tools;
  const answer = await asked(fetchGuarded(tokenFrom, config.webhookPrivate, { method: 'POST' }));
  const token = ((await answer.json().catch(() => null)) as Record<string, unknown> | null)?.['auth-token'];
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,2000}$/.test(token))
    throw refused('The learning platform gives no token (fetch): the page was opened before.');
  const base = endpoint.replace(/\/*$/, '');
  const query = new URLSearchParams({
    activityId,
    // As we understand it, and not as it is written: readers of JSON do not agree on what stands there twice.
    agent: JSON.stringify(agent),
    registration,
    stateId: 'LMS.LaunchData',
  });
  const data = await asked(
    fetchGuarded(`${base}/activities/state?${query}`, config.webhookPrivate, { headers: headersWith(token) }),
  );
  const found = v.safeParse(launchData, await data.json().catch(() => null));
  if (!found.success) throw refused('The learning platform has no launch data for it (LMS.LaunchData).');
  const { contextTemplate: template, launchMode: mode = 'Normal', masteryScore } = found.output;
  const launch: Cmi5Launch = {
    endpoint: base,
    token,
    whose: { actor: agent, activityId, registration, template },
    mode,
    mastery: masteryScore ?? null,
    score: score !== undefined,
    began: now().toISOString(),
  };
  const id = randomUUID();
  const initialized = statementOf({ id, verb: 'initialized', at: launch.began }, launch.whose);
  await asked(putStatement(launch, id, initialized, config.webhookPrivate));
  return launch;
}

export function headersWith(token: string): Record<string, string> {
  return { ...xapiVersion, authorization: `Basic ${token}` };
}

export function putStatement(
  { endpoint, token }: Cmi5Launch,
  id: string,
  statement: object,
  allowPrivate: boolean,
): Promise<Response> {
  return fetchGuarded(`${endpoint}/statements?${new URLSearchParams({ statementId: id })}`, allowPrivate, {
    method: 'PUT',
    headers: { ...headersWith(token), 'content-type': 'application/json' },
    body: JSON.stringify(statement),
  });
}

async function asked(answer: Promise<Response>): Promise<Response> {
  const found = await answer.catch((cause: unknown) => {
    throw refused('The learning platform does not answer.', cause);
  });
  if (!found.ok) throw refused(`The learning platform answers ${found.status}.`);
  return found;
}

function refused(why: string, cause?: unknown): Refusal {
  return new Refusal('lms_launch_refused', `The launch was not accepted. ${why}`, { cause });
}
