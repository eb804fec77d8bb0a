import { Hono } from 'hono';
import { namesOf, scopes, type Course, type Lms } from './lms.ts';
import { pageOf } from './paging.ts';
import { toolWithAccess } from './token.ts';

const containerType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

/** Where the members of a course are listed. */
export const membersUrl = (lms: Lms, course: Course): string => `${lms.services}/members/${course.id}`;

/** Names and Role Provisioning Services 2.0. */
export function members(lms: Lms): Hono {
  return new Hono().get('/:course', (c) => {
    const access = toolWithAccess(lms, c, scopes.members);
    if ('refused' in access) return access.refused;
    const course = lms.courses.get(c.req.param('course'));
    if (!course) return c.text('No such course', 404);
    const accepted = (c.req.header('accept') ?? '').split(',').map((one) => one.trim().split(';')[0]);
    if (!accepted.includes(containerType)) return c.text(`Accept ${containerType}`, 406);
    const wanted = c.req.query('role');
    const word = (role: string) => role.slice(role.indexOf('#') + 1);
    const all = course.members.filter(
      ({ who }) => wanted === undefined || who.roles.some((role) => role === wanted || word(role) === wanted),
    );
    const page = pageOf(all, c, lms.tastes.pageSize).map(({ who, status = 'Active' }) => ({
      status,
      user_id: who.id,
      roles: lms.tastes.shortRoles ? who.roles.map(word) : who.roles,
      ...(who.staffNumber !== undefined && { lis_person_sourcedid: who.staffNumber }),
      ...(lms.tastes.sendsName && namesOf(who)),
      ...(lms.tastes.sendsEmail && who.email !== undefined && { email: who.email }),
    }));
    const { id, label, title } = course;
    const body = { id: membersUrl(lms, course), context: { id, label, title }, members: page };
    return c.body(JSON.stringify(body), 200, { 'content-type': containerType });
  });
}
