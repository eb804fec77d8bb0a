import type { RetakeAsked, RetakePreview } from '../../server/assignments/retake-shapes.ts';
import type { CourseVersions, TaughtOn, VersionChanges } from '../../server/auditing/version-shapes.ts';
import { serverFor, type Api } from '../api/client.ts';

export type { CourseVersions, TaughtOn, VersionChanges } from '../../server/auditing/version-shapes.ts';
export type { Change, Line, Severity } from '../../server/courses/changes/change.ts';

/** What the Courses screen asks of the server. Tests hand the element their own object. */
export interface VersionsApi extends Api {
  courses(): Promise<CourseVersions>;
  changes(course: string, query: { lang: string; from: string; to: string }): Promise<VersionChanges>;
  taughtOn(course: string, query: { lang: string; on: string }): Promise<TaughtOn>;
  retakePreview(course: string, content: string): Promise<RetakePreview>;
  askToRetake(course: string, wanted: { content: string; dueOn: string; reason: string }): Promise<RetakeAsked>;
}

export function versionsServer(element: Parameters<typeof serverFor>[0]): Omit<VersionsApi, keyof Api> {
  const { courses } = serverFor(element);
  const one = courses[':course'];
  return {
    courses: async () => (await courses.$get()).json(),
    changes: async (course, query) => (await one.changes.$get({ param: { course }, query })).json(),
    taughtOn: async (course, query) => (await one['as-of'].$get({ param: { course }, query })).json(),
    retakePreview: async (course, content) => (await one.retake.$get({ param: { course }, query: { content } })).json(),
    askToRetake: async (course, json) => (await one.retake.$post({ param: { course }, json })).json(),
  };
}
