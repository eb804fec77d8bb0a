import type { Context } from 'hono';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';

/** Names courses in the asker's language; one that was taken away by its id. */
export function titlesIn(c: Context<Signed>): (courseId: string) => string {
  const { library } = c.var.tools;
  const lang = languageOf(c);
  const published = new Set(library.all().map((version) => version.courseId));
  return (courseId) => (published.has(courseId) ? library.current(courseId, lang).title : courseId);
}
