import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Signed, Tools } from '../environment.ts';
import { anchorsOf } from '../evidence/anchors.ts';
import { headOf } from '../evidence/log-queries.ts';
import { Refusal } from '../refusals.ts';
import { lastSelfCheck } from './run-self-check.ts';

/** `/metrics` in the text format of Prometheus, for whoever has the token. It holds numbers only, nothing about people. */
export const metricsRoutes = new Hono<Signed>().get('/', async (c) => {
  const { config } = c.var.tools;
  if (config.metricsToken === null) throw new Refusal('not_found', 'There is nothing at this address.');
  if (!isSame(c.req.header('authorization') ?? '', `Bearer ${config.metricsToken}`))
    throw new Refusal('sign_in_required', 'Send the token of A39_METRICS_TOKEN as a bearer token.');
  return c.text(await metrics(c.var.tools), 200, {
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    'cache-control': 'no-store',
  });
});

/** How long a comparison takes must not tell how much of a guess was right. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

async function metrics({ db, evidence, now }: Tools): Promise<string> {
  const age = (instant: string) => Math.max(0, Math.round((now().getTime() - Date.parse(instant)) / 1000));
  const check = await lastSelfCheck(db);
  const anchored = new Map((await anchorsOf(db)).map(({ kind, createdAt }) => [kind, createdAt]));
  const jobs = await db
    .selectFrom('job_run')
    .select(({ fn }) => ['name', fn.max('finished_at').as('at')])
    .where('finished_at', 'is not', null)
    .groupBy('name')
    .execute();
  return [
    gauge('a39_evidence_size', 'Entries in the evidence log.', [['', (await headOf(db)).size]]),
    gauge('a39_evidence_halted', '1 if nothing is recorded any more.', [['', evidence.halted === undefined ? 0 : 1]]),
    ...(check
      ? [
          gauge('a39_self_check_faults', 'Faults that the last self-check found.', [['', check.faultCount]]),
          gauge('a39_self_check_age_seconds', 'Since the last self-check.', [['', age(check.finishedAt)]]),
        ]
      : []),
    gauge(
      'a39_anchor_age_seconds',
      'Since a checkpoint last left the house.',
      [...anchored].map(([kind, at]) => [`{kind="${kind}"}`, age(at)]),
    ),
    gauge(
      'a39_job_age_seconds',
      'Since the nightly work was last finished.',
      jobs.map(({ name, at }) => [`{job="${name}"}`, age(at!)]),
    ),
  ].join('');
}

function gauge(name: string, help: string, values: [string, number][]): string {
  const lines = values.map(([labels, value]) => `${name}${labels} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`;
}
