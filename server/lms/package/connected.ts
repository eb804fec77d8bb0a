import { html } from 'hono/html';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course } from '../../courses/course-model.ts';
import { cmi5Structure } from './cmi5-structure.ts';
import type { PackageWanted } from './package-shapes.ts';
import type { Connected } from './packaged.ts';
import { described, inScript, packagePage, player } from './package-files.ts';
import type { PackageKey } from './packages.ts';
import { scorm12Manifest, scorm2004Manifest } from './scorm-manifest.ts';
import { packageWords } from './words.ts';

type Wanted = Pick<PackageWanted, 'kind' | 'score' | 'identifies'>;

/**
 * The files of a package that opens the course on our server: a launcher with its key and what an LMS reads. For cmi5 that is the
 * address alone, and without an LMS a page with a link.
 */
export async function connectedFiles(
  { course, content }: { course: Course; content: string },
  { kind, score, identifies }: Wanted,
  made: PackageKey & { server: string },
): Promise<Map<string, Uint8Array | string>> {
  const { id, lang, title } = course;
  const files = new Map<string, Uint8Array | string>([
    ['README.txt', readme(course, content, { kind, score, identifies }, made.server)],
  ]);
  if (kind === 'cmi5') {
    const query = new URLSearchParams({ package: made.id, key: made.key, ...(score && { score: 'yes' }) });
    const address = `${made.server}/lms/package/v1/cmi5?${query}`;
    return files.set('cmi5.xml', cmi5Structure(described(course, []), { address, connected: true }));
  }
  if (kind === 'html') {
    const address = `${made.server}/lms/package/v1/open?package=${made.id}`;
    return files.set('index.html', (await linkPage(course, address)).toString());
  }
  const given: Connected = {
    format: kind,
    server: made.server,
    package: made.id,
    key: made.key,
    lang,
    title,
    score,
  };
  files
    .set('index.html', await packagePage(course, ['connect.js', 'launcher.js'], ''))
    .set('connect.js', `window.article39Connected = ${inScript(given)};\n`)
    .set('launcher.js', await readFile(join(player, 'launcher.js')))
    .set('LICENSE.txt', await readFile(join(player, 'LICENSE.txt')));
  const manifest = kind === 'scorm12' ? scorm12Manifest : scorm2004Manifest;
  files.set(
    'imsmanifest.xml',
    manifest({ ...described(course, [...files.keys()].toSorted()), courseId: `${id}-connected` }),
  );
  return files;
}

function linkPage({ lang, title }: Course, address: string) {
  const { connected } = packageWords(lang);
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${connected.about}</p>
          <p><a href="${address}">${connected.open}</a></p>
        </main>
      </body>
    </html> `;
}

function readme(
  { id, lang, title, version }: Course,
  content: string,
  { kind, score, identifies }: Wanted,
  server: string,
): string {
  return `${title}

${packageWords(lang).connected.about}

This is a connected package of Article 39: the course itself is on ${server}, in the version that is published there
when somebody opens it. Completions are recorded there.
${
  kind === 'html'
    ? 'Learners sign in there. Nobody else is told.'
    : `The LMS is told that the course is unfinished or passed${score ? ', and the score' : '; no score'}.
The package holds a key: give it only to whoever looks after the LMS. ${
        identifies !== 'sign_in' || kind === 'cmi5'
          ? kind === 'cmi5'
            ? 'The LMS says who the learner is, and the server asks it for each launch.'
            : 'The LMS says who the learner is. It hands the key to the browser of every learner: one could claim to be another.'
          : 'Learners sign in on the server themselves.'
      }`
}

Course      ${id}
Language    ${lang}
Version     ${version}, when the package was made
Content     ${content}
Form        connected
Format      ${kind}
`;
}
