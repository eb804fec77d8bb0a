/** Something that is done (Data 2.4.4.1). */
export interface Activity {
  objectType: 'Activity';
  id: string;
  definition: { type: string; name?: Record<string, string> };
}

const adl = 'http://adlnet.gov/expapi/activities';

/** Addresses of ours below which the ids of activities stand; those of courses and modules answer what they are. */
const below = (publicUrl: string, ...path: string[]) =>
  `${publicUrl}/lms/xapi/${path.map((part) => encodeURIComponent(part)).join('/')}`;

/** A course, whatever its version: who has done one version has done the course. */
export function courseActivity(publicUrl: string, course: { courseId: string; lang: string; title: string }): Activity {
  const name = { [course.lang]: course.title };
  return {
    objectType: 'Activity',
    id: courseId(publicUrl, course.courseId),
    definition: { type: `${adl}/course`, name },
  };
}

/** A module of a course. @param title where it is said; statements do without */
export function moduleActivity(
  publicUrl: string,
  course: string,
  module: string,
  title?: Record<string, string>,
): Activity {
  const id = below(publicUrl, 'courses', course, 'modules', module);
  return { objectType: 'Activity', id, definition: { type: `${adl}/module`, ...(title && { name: title }) } };
}

/** A question, without its text: what is asked in a knowledge check is told nobody beforehand. */
export function questionActivity(publicUrl: string, course: string, question: string): Activity {
  const id = below(publicUrl, 'courses', course, 'questions', question);
  return { objectType: 'Activity', id, definition: { type: `${adl}/question`, name: { und: question } } };
}

/** From where statements come: this installation. Whoever reads a store can pick out ours by it. */
export function sourceActivity(publicUrl: string): Activity {
  return { objectType: 'Activity', id: publicUrl, definition: { type: 'http://id.tincanapi.com/activitytype/source' } };
}

/** Names the extensions of contexts that are ours. */
export function extension(publicUrl: string, name: string): string {
  return below(publicUrl, 'extensions', name);
}

function courseId(publicUrl: string, course: string): string {
  return below(publicUrl, 'courses', course);
}
