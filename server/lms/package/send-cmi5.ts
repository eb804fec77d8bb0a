import type { Tools } from '../../environment.ts';
import { fetchGuarded } from '../../guarded-fetch.ts';
import type { Outcome, Send } from '../../outbox/send.ts';
import { notTheirs, packageEnded } from '../give-up.ts';
import { uuidOf } from '../xapi/uuid.ts';
import { headersWith, putStatement, type Cmi5Launch } from './cmi5-launch.ts';
import { passedStatements, statementOf, type Said } from './cmi5-statements.ts';
import type { ForLms } from './results.ts';

/**
 * Tells the LMS of a cmi5 package that somebody passed: completed, passed, and that the session is over. Each may be said once in a
 * registration (9.3), so the ids come from that, and an LMS that has one of them already knows it. When its token is over, the next launch
 * brings another.
 */
export function cmi5Sender({ db, config }: Pick<Tools, 'db' | 'config'>): Send {
  return async ({ receiverId, personId, body }) => {
    const row = await db
      .selectFrom('lms_registration')
      .innerJoin('lms_package', 'lms_package.id', 'lms_registration.package_id')
      .select(['launch', 'ended_at', 'person_id'])
      .where('lms_registration.id', '=', receiverId)
      .executeTakeFirst();
    if (!row || row.ended_at !== null) return refused(null, packageEnded);
    if (row.person_id !== personId) return refused(null, notTheirs);
    // Both were written by us: at the launch, and when it was passed.
    const launch = JSON.parse(row.launch) as Cmi5Launch;
    const { at, share } = JSON.parse(body) as ForLms;
    if (launch.mode !== 'Normal')
      return nextLaunch(null, 'The LMS has let the learner look at it without recording anything.');
    if (launch.mastery !== null && share !== null && share < launch.mastery)
      return refused(null, `The LMS asks for ${launch.mastery} of 1, which is more than the course does.`);

    const { activityId, registration } = launch.whose;
    const named = (verb: string): string => uuidOf(`${activityId}#${registration}#${verb}`);
    const duration = spent(launch.began, at);
    const passed = { completed: named('completed'), passed: named('passed'), at, duration, share };
    const statements: Said[] = [
      ...passedStatements(passed, { score: launch.score, mastery: launch.mastery ?? undefined }),
      { id: named('terminated'), verb: 'terminated', at, result: { duration } },
    ];
    let status = 204;
    for (const said of statements) {
      const answer = await putStatement(launch, said.id, statementOf(said, launch.whose), config.webhookPrivate);
      status = answer.status;
      const isThere = answer.ok || (status === 409 && (await hasStatement(launch, said.id, config.webhookPrivate)));
      if (!isThere) return outcomeOf(status, new URL(launch.endpoint).host);
    }
    return { outcome: 'delivered', status };
  };
}

/** Whoever passed before this launch has spent no time in it. */
function spent(began: string, at: string): string {
  return `PT${Math.max(0, Math.round((Date.parse(at) - Date.parse(began)) / 1_000))}S`;
}

async function hasStatement({ endpoint, token }: Cmi5Launch, id: string, allowPrivate: boolean): Promise<boolean> {
  const query = new URLSearchParams({ statementId: id });
  return (await fetchGuarded(`${endpoint}/statements?${query}`, allowPrivate, { headers: headersWith(token) })).ok;
}

function outcomeOf(status: number, host: string): Outcome {
  if (status === 401 || status === 403)
    return nextLaunch(
      status,
      `${host} answered ${status}: the launch is over. It is told when the learner opens it again.`,
    );
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    return refused(status, `${host} answered ${status}: it takes no such statement.`);
  return { outcome: 'later', status, detail: `${host} answered ${status}.` };
}

function nextLaunch(status: number | null, detail: string): Outcome {
  return { outcome: 'held', status, detail };
}

function refused(status: number | null, detail: string): Outcome {
  return { outcome: 'refused', status, detail };
}
