import type { Db } from '../../db/open.ts';
import { standingOf } from '../outbox/deliveries.ts';
import type { Row } from './own-data-shapes.ts';
import { withoutCredentials } from './without-credentials.ts';

type TitleOf = (courseId: string) => string;

/**
 * Which learning platform (LMS) opened which course for the person, from where and under which name; then the same of packages in
 * one. What a launch said is left out: it can hold what opens the LMS.
 */
export async function learningPlatformRows(db: Db, id: string, titleOf: TitleOf): Promise<Row[]> {
  const seats = await db
    .selectFrom('lms_seat')
    .innerJoin('lms_link', 'lms_link.id', 'link_id')
    .innerJoin('lms_platform', 'lms_platform.id', 'platform_id')
    .select(['lms_platform.name', 'context_title as context', 'lms_link.title', 'lms_seat.course_id', 'subject'])
    .where('person_id', '=', id)
    .orderBy('lms_platform.name')
    .orderBy('lms_link.id')
    .execute();
  const registrations = await db
    .selectFrom('lms_registration')
    .innerJoin('lms_package', 'lms_package.id', 'package_id')
    .select(['kind', 'name', 'course_id', 'lang', 'subject', 'expires_at'])
    .where('person_id', '=', id)
    .orderBy('name')
    .orderBy('lms_registration.id')
    .execute();
  return [
    ...seats.map(({ course_id, ...row }) => ({ kind: 'lms_link', course: titleOf(course_id), course_id, ...row })),
    ...registrations.map(({ kind, course_id, ...row }) => ({ kind, course: titleOf(course_id), course_id, ...row })),
  ];
}

/** What others were told or are to be told about the person, newest first. */
export async function deliveryRows(db: Db, id: string, titleOf: TitleOf): Promise<Row[]> {
  const rows = await db
    .selectFrom('delivery')
    .leftJoin('lms_platform', 'lms_platform.id', 'receiver_id')
    .leftJoin('lrs', 'lrs.id', 'receiver_id')
    .leftJoin('lms_registration', 'lms_registration.id', 'receiver_id')
    .leftJoin('lms_package', 'lms_package.id', 'package_id')
    .select([
      'channel',
      'delivery.course_id',
      'event',
      'body',
      'state',
      'delivery.made_at',
      'delivery.ended_at',
      'tries',
    ])
    .select(['status', 'detail', (e) => e.fn.coalesce('lms_platform.name', 'lrs.name', 'lms_package.name').as('told')])
    .where('delivery.person_id', '=', id)
    .orderBy('delivery.made_at', 'desc')
    .orderBy('position', 'desc')
    .orderBy('delivery.id')
    .execute();
  return rows.map(({ channel, told, course_id, event, body, state, made_at, ended_at, tries, status, detail }) => ({
    channel,
    told,
    course: course_id === null ? null : titleOf(course_id),
    course_id,
    event,
    said: withoutCredentials(body),
    state: standingOf(state),
    made_at,
    delivered_at: state === 'delivered' ? ended_at : null,
    ended_at: state === 'dead' ? ended_at : null,
    tries,
    status,
    why: detail,
  }));
}
