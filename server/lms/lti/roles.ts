import type { PlatformTerms } from './platform.ts';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const system = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';

/** Who teaches in a course, or looks after the platform: they may choose what a link opens (LTI Core 1.3, A.2). */
const teaching = ['Administrator', 'ContentDeveloper', 'Instructor', 'Manager'];

/** Whether somebody may choose courses there. Short names come from older platforms (A.2.3.1). */
export function mayChoose(roles: readonly string[]): boolean {
  return roles.some((role) => {
    const name = nameOf(role, membership);
    return (name !== undefined && teaching.includes(name)) || role === `${institution}Administrator`;
  });
}

const staff = ['Administrator', 'Faculty', 'Staff', 'Instructor', 'Employee'];
const outside = ['Student', 'ProspectiveStudent', 'Alumni', 'Guest', 'Observer', 'Applicant', 'Learner'];

/**
 * Whether the platform says of somebody that they study there or are guests, and not that they work there: they are nobody on staff,
 * unless the organisation says that they are. A learner of a course (membership) can be anybody; what somebody is to the institution
 * counts.
 */
export function isOutsider(roles: readonly string[], { takesStudents }: PlatformTerms): boolean {
  if (takesStudents) return false;
  const atInstitution = roles.flatMap((role) => {
    if (role.startsWith(institution)) return role.slice(institution.length);
    // Lists of members shorten names; of these words, courses have but one.
    return role !== 'Learner' && outside.includes(role) ? role : [];
  });
  return atInstitution.some((role) => outside.includes(role)) && !atInstitution.some((role) => staff.includes(role));
}

/** Whether the launch is a test of whoever teaches there, and stands for nobody. */
export function isTest(roles: readonly string[]): boolean {
  return (
    roles.includes(`${system}TestUser`) || roles.includes('http://purl.imsglobal.org/vocab/lti/system/person#TestUser')
  );
}

/** `Instructor`, also of `membership/Instructor#GuestInstructor`; undefined for roles elsewhere. */
function nameOf(role: string, vocabulary: string): string | undefined {
  if (/^\w+$/.test(role)) return role;
  if (!role.startsWith(vocabulary)) return undefined;
  const rest = role.slice(vocabulary.length);
  return rest.startsWith('#') ? rest.slice(1) : /^\/(\w+)#/.exec(rest)?.[1];
}
