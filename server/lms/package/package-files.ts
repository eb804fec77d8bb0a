import { html } from 'hono/html';
import { join } from 'node:path';
import type { Course } from '../../courses/course-model.ts';
import { blockText } from '../../courses/plain-text.ts';
import type { Connected, Packaged } from './packaged.ts';
import type { Described } from './scorm-manifest.ts';
import { packageWords } from './words.ts';

/** Where `npm run build` puts the scripts of packages. */
export const player = join(import.meta.dirname, '../../../dist/player');

/** @param files every file of the package beside its manifest */
export function described(course: Course, files: readonly string[]): Described {
  const { id: courseId, lang, title, version, pass } = course;
  return { courseId, lang, title, version, pass, files, description: blockText(course.intro) || title };
}

/** JSON that a script of the old kind can hold: two separators end a line there, and `</script` would end one in a page. */
export function inScript(given: Packaged | Connected): string {
  return JSON.stringify(given)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/**
 * The page that an LMS opens.
 * @param more of its policy, before what holds for all
 */
export async function packagePage(
  { lang, title }: Course,
  [first, second]: [string, string],
  more: string,
): Promise<string> {
  const policy = `${more}object-src 'none'; base-uri 'none'; form-action 'none'`;
  const page = await html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <script defer src="${first}"></script>
        <script defer src="${second}"></script>
      </head>
      <body>
        <main><noscript>${packageWords(lang).noScript}</noscript></main>
      </body>
    </html> `;
  return page.toString();
}
