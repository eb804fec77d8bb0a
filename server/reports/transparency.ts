import type { Kysely } from 'kysely';
import type { Database } from '../../db/tables/index.ts';
import { hostPages } from '../access/host-pages.ts';
import type { Config } from '../config.ts';
import { strangerDays } from '../erasure/delete-expired.ts';
import type { ReportName } from '../exports/exports-shapes.ts';
import { keptDays as accessLogDays } from '../people/access-log.ts';
import { isOnStaff } from '../people/audience.ts';
import { keptDays as reminderDays } from '../reminders/outbox.ts';
import { smallestGroup } from './summary.ts';
import type { KeptFor, NeverRecorded, Transparency } from './transparency-shapes.ts';
import { whoSeesWhat } from './who-sees-what.ts';

/** What is in no column of the database, and in no line of a log. */
const never: NeverRecorded[] = [
  'time_spent',
  'clicks',
  'last_login',
  'device',
  'network_address',
  'thoughts',
  'voluntary_reading',
  'health',
];

/** The closed catalogue, with who may make which. A new report is a type error here until it is decided. */
const reports = {
  standing: 'managers',
  obligations: 'managers',
  completions: 'managers',
  overdue: 'managers',
  waivers: 'managers',
  roster: 'admins',
  rules: 'admins',
} as const satisfies Record<ReportName, 'managers' | 'admins'>;

/** What this installation keeps, shows and is connected to, from its live settings. Without a secret, and without a name of staff. */
export async function transparencyOf(
  db: Kysely<Database>,
  config: Config,
  { today, mail }: { today: string; mail: boolean },
): Promise<Transparency> {
  return {
    organisation: config.organisation,
    contact: config.contact,
    tryMode: config.tryMode,
    sees: whoSeesWhat(config),
    kept: keptFor(config),
    never,
    recordsPoints: config.recordScores,
    smallestGroup,
    reports: Object.entries(reports).map(([name, whose]) => ({ name: name as ReportName, for: whose })),
    roles: await roleCounts(db, today),
    connections: {
      mail,
      ...(await connectionsOf(db, today)),
      ...(await learningRecordsGoTo(db)),
      embedOrigins: [...(await hostPages({ db, config })).keys()].toSorted(),
      ...outsideOf(config),
    },
    documents: ['record-of-processing', 'dpia-draft', 'works-agreement-annex', 'cse-note'],
  };
}

function keptFor({ keepRecordsYears, keepIdleAnswersDays }: Config): KeptFor[] {
  return [
    { what: 'records', period: { kind: 'years', n: keepRecordsYears }, setting: 'A39_KEEP_RECORDS_YEARS' },
    { what: 'leavers', period: { kind: 'as_records' }, setting: 'A39_KEEP_RECORDS_YEARS' },
    { what: 'answers', period: { kind: 'days', n: keepIdleAnswersDays }, setting: 'A39_KEEP_IDLE_ANSWERS_DAYS' },
    { what: 'access_log', period: { kind: 'days', n: accessLogDays }, setting: null },
    { what: 'reminders', period: { kind: 'days', n: reminderDays }, setting: null },
    { what: 'webhooks', period: { kind: 'days', n: reminderDays }, setting: null },
    { what: 'strangers', period: { kind: 'days', n: strangerDays }, setting: null },
    { what: 'sessions', period: { kind: 'hours', n: 12 }, setting: null },
    { what: 'server_log', period: { kind: 'operator' }, setting: null },
  ];
}

async function roleCounts(db: Kysely<Database>, today: string): Promise<Transparency['roles']> {
  const rows = await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select(['role', (e) => e.fn.countAll<number>().as('people')])
    .where((e) => isOnStaff(e, today))
    .groupBy('role')
    .execute();
  return (['training_admin', 'dpo'] as const).map((role) => ({
    role,
    people: rows.find((row) => row.role === role)?.people ?? 0,
  }));
}

async function connectionsOf(db: Kysely<Database>, today: string) {
  const keys = await db
    .selectFrom('api_key')
    .select('scopes')
    .where('revoked_at', 'is', null)
    .where((e) => e.or([e('expires_on', 'is', null), e('expires_on', '>=', today)]))
    .execute();
  const hooks = await db.selectFrom('webhook').select(['url', 'format', 'paused_at']).orderBy('made_at').execute();
  const { auditors } = await db
    .selectFrom('auditor_account')
    .select((e) => e.fn.countAll<number>().as('auditors'))
    .where('revoked_at', 'is', null)
    .where('from_on', '<=', today)
    .where('until_on', '>=', today)
    .executeTakeFirstOrThrow();
  return {
    // Written by `makeKey`, so their shape is known.
    scimKeys: keys.filter(({ scopes }) => (JSON.parse(scopes) as string[]).includes('scim')).length,
    keys: keys.length,
    // The path is a secret of most chat systems.
    webhooks: hooks.map(({ url, format, paused_at }) => ({
      host: new URL(url).host,
      format,
      paused: paused_at !== null,
    })),
    auditors,
  };
}

/** Learning platforms, packages and record stores: who is told what of a learner. */
async function learningRecordsGoTo(db: Kysely<Database>) {
  const platforms = await db
    .selectFrom('lms_platform')
    .select(['issuer', 'terms'])
    .where('disabled_at', 'is', null)
    .orderBy('made_at')
    .execute();
  const { packages } = await db
    .selectFrom('lms_package')
    .select((e) => e.fn.countAll<number>().as('packages'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  const stores = await db
    .selectFrom('lrs')
    .select(['endpoint', 'tells', 'names', 'paused_at'])
    .orderBy('made_at')
    .execute();
  return {
    platforms: platforms.map(({ issuer, terms }) => ({
      host: new URL(issuer).host,
      // Written by whoever registers it, so its shape is known.
      sends: (JSON.parse(terms) as { sends: 'completion' | 'score' }).sends,
    })),
    packages,
    stores: stores.map(({ endpoint, paused_at, ...told }) => ({
      host: new URL(endpoint).host,
      ...told,
      paused: paused_at !== null,
    })),
  };
}

/** Addresses may hold a user and a password; a host does not. */
function outsideOf({ witnesses, tsa }: Config) {
  return {
    witnesses: witnesses.map(({ url }) => new URL(url).host),
    timeStamps: tsa === null ? null : new URL(tsa.url).host,
  };
}
