import type { Db } from '../../db/open.ts';
import type { LmsPlatformTable } from '../../db/tables/lms.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import type { Tools } from '../environment.ts';
import { countsOf } from '../outbox/deliveries.ts';
import { invitationsOpen } from './invitations.ts';
import type { ByHand, DeploymentView, LinkView, LmsOverview, PlaceView, PlatformView } from './lms-shapes.ts';
import { addressesOf } from './lti/tool-configuration.ts';
import { toPlatform } from './lti/platform.ts';
import { takesResults } from './lti/results.ts';
import { strangersWaiting } from './people-of-platforms.ts';

/** Everything that is connected, but for people and deliveries. */
export async function lmsOverview({
  db,
  config,
  library,
  today,
  now,
}: Pick<Tools, 'db' | 'config' | 'library' | 'today' | 'now'>): Promise<LmsOverview> {
  const rows = await db
    .selectFrom('lms_platform')
    .leftJoin('person', 'person.id', 'lms_platform.made_by')
    .selectAll('lms_platform')
    .select('person.name as by')
    .orderBy((e) => e.case().when('disabled_at', 'is', null).then(0).else(1).end())
    .orderBy('lms_platform.name')
    .orderBy('lms_platform.id')
    .execute();
  const [deployments, links, people] = [await deploymentsOf(db), await linksOf(db, library), await peopleAt(db)];
  const platforms: PlatformView[] = [];
  for (const row of rows)
    platforms.push({
      ...shown(row),
      deployments: deployments.get(row.id) ?? [],
      links: links.get(row.id) ?? [],
      people: people.get(row.id) ?? 0,
      counts: await countsOf(db, { receiverId: row.id }),
    });
  return {
    byHand: byHand(config.publicUrl),
    platforms,
    invitations: await invitationsOpen(db, now()),
    strangers: await strangersWaiting(db, today()),
    places: await places(db),
    keySince: await keySince(db),
  };
}

/** Since when the key for platforms is in use. */
export async function keySince(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('signing_key')
    .select('made_at')
    .where('use', '=', 'lti')
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return row?.made_at ?? null;
}

function byHand(publicUrl: string): ByHand {
  const { login: loginUrl, launch: launchUrl, keys: keysUrl, configuration: configurationUrl } = addressesOf(publicUrl);
  return { loginUrl, launchUrl, keysUrl, deepLinkingUrl: launchUrl, configurationUrl };
}

type Row = LmsPlatformTable & { by: string | null };

function shown(row: Row): Omit<PlatformView, 'deployments' | 'links' | 'people' | 'counts'> {
  const { isDisabled: _, ...platform } = toPlatform(row);
  return { ...platform, since: row.made_at, by: row.by, disabledAt: row.disabled_at };
}

async function deploymentsOf(db: Db): Promise<Map<string, DeploymentView[]>> {
  const rows = await db
    .selectFrom('lms_deployment')
    .selectAll()
    .orderBy((e) => e.case().when('state', '=', 'waiting').then(0).else(1).end())
    .orderBy('first_seen_at')
    .execute();
  return byPlatform(rows, ({ deployment_id: deploymentId, state, first_seen_at: firstSeenAt }) => ({
    deploymentId,
    state,
    firstSeenAt,
  }));
}

async function linksOf(db: Db, library: CourseLibrary): Promise<Map<string, LinkView[]>> {
  const rows = await db
    .selectFrom('lms_link')
    .leftJoin('lms_seat', 'lms_seat.link_id', 'lms_link.id')
    .selectAll('lms_link')
    .select((e) => e.fn.count<number>('lms_seat.person_id').as('people'))
    .groupBy('lms_link.id')
    .orderBy('context_title')
    .orderBy('title')
    .orderBy('lms_link.id')
    .execute();
  const titleOf = (id: string) => (library.has(id) ? library.current(id).title : null);
  return byPlatform(rows, (row) => ({
    id: row.id,
    deploymentId: row.deployment_id,
    title: row.title,
    contextTitle: row.context_title,
    course: row.course_id === null ? null : { id: row.course_id, title: titleOf(row.course_id) },
    people: row.people,
    takesResults: takesResults(row.grades),
    hasMembers: row.members_url !== null,
    firstSeenAt: row.first_seen_at,
  }));
}

/** How many people are known at each platform. */
async function peopleAt(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('identity')
    .innerJoin('lms_platform', 'lms_platform.id', 'identity.issuer')
    .select(['lms_platform.id', (e) => e.fn.countAll<number>().as('people')])
    .groupBy('lms_platform.id')
    .execute();
  return new Map(rows.map(({ id, people }) => [id, people]));
}

async function places(db: Db): Promise<PlaceView[]> {
  const rows = await db
    .selectFrom('lms_endpoint')
    .selectAll()
    .orderBy((e) => e.case().when('state', '=', 'waiting').then(0).else(1).end())
    .orderBy('origin')
    .execute();
  return rows.map(({ origin, state, first_seen_at: firstSeenAt }) => ({ origin, state, firstSeenAt }));
}

function byPlatform<R extends { platform_id: string }, V>(rows: R[], show: (row: R) => V): Map<string, V[]> {
  const found = [...Map.groupBy(rows, (row) => row.platform_id)];
  return new Map(found.map(([id, mine]) => [id, mine.map(show)]));
}
