import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import { Refusal, refusals, type RefusalCode } from '../../refusals.ts';
import { securityHeaders } from '../../security-headers.ts';
import { jsonBody } from '../../validated.ts';
import { pictureType, withPictures } from '../pictures.ts';
import { judgePreview, previewPage } from './preview-page.ts';
import type { JudgeRequest } from './preview-shapes.ts';
import { findDraft, listCourses } from './read-folder.ts';
import { FolderChanges } from './watch.ts';

export interface PreviewDeps {
  /** The folder `courses`. */
  root: string;
  /** `YYYY-MM-DD`, by which `law-checked` is judged. */
  today: () => string;
}

/** Where `vite build` puts the elements. */
const elements = join(import.meta.dirname, '../../../dist/web');

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};
const typeOf = (name: string): string | undefined => types[name.split('.').at(-1) ?? ''];

const largestAnswer = 64 * 1024;

const judgeRequest: v.GenericSchema<unknown, JudgeRequest> = v.strictObject({
  course: v.string(),
  lang: v.string(),
  module: v.string(),
  question: v.string(),
  response: v.unknown(),
});

/**
 * Only under the name of this machine: a page elsewhere whose name was made to lead here (DNS rebinding) reads no drafts.
 */
const ownName = createMiddleware(async (c, next) => {
  if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(c.req.url).hostname))
    throw new Refusal('foreign_origin', 'The preview is for this machine only. Open it as 127.0.0.1.');
  // Nobody else's page may show a draft's pictures.
  c.header('cross-origin-resource-policy', 'same-origin');
  await next();
});

/**
 * The courses of a folder as learners see them, with what the checker says; for authors, on their own machine. It has no
 * sign-in and keeps nothing, so it must listen on the loopback address only.
 */
export function previewApp({ root, today }: PreviewDeps): Hono {
  const changes = new FolderChanges(root);
  const app = new Hono();
  app.onError((error, c) => {
    const { code, message } = refusalOf(error);
    if (refusals[code] >= 500) console.error(error);
    return c.json({ error: { code, message } }, refusals[code]);
  });
  app.notFound(() => {
    throw nothing();
  });
  app.use(securityHeaders, ownName);

  app.get('/', (c) => c.html(shell));
  app.get('/embed/v1/:file', async (c) => {
    const name = c.req.param('file');
    const names: string[] = await readdir(elements).catch(() => []);
    const type = typeOf(name);
    if (!names.includes(name) || !type) throw nothing();
    return c.body(new Uint8Array(await readFile(join(elements, name))), 200, { 'content-type': type });
  });
  app.get('/preview/images/:course/:lang/:name', async (c) => {
    const { course, lang, name } = c.req.param();
    const bytes = (await findDraft(root, course, lang, today())).files.get(`images/${name}`);
    const type = pictureType(name);
    if (!bytes || !type) throw nothing();
    return c.body(new Uint8Array(bytes), 200, { 'content-type': type });
  });

  app.get('/preview/api/courses', async (c) => c.json(await listCourses(root, today())));
  app.get('/preview/api/module', async (c) => {
    const { course = '', lang = '', module = '' } = c.req.query();
    const page = previewPage(await findDraft(root, course, lang, today()), module);
    return c.body(JSON.stringify(withPictures(page, addressIn(course, lang))), 200, json);
  });
  app.post(
    '/preview/api/judge',
    bodyLimit({
      maxSize: largestAnswer,
      onError: () => {
        throw new Refusal('body_too_large', `An answer may have ${largestAnswer / 1024} KiB.`);
      },
    }),
    jsonBody(judgeRequest),
    async (c) => {
      const { course, lang, module, question, response } = c.req.valid('json');
      const draft = await findDraft(root, course, lang, today());
      const judged = judgePreview(draft, module, question, response);
      return c.body(JSON.stringify(withPictures(judged, addressIn(course, lang))), 200, json);
    },
  );
  app.get('/preview/api/changes', (c) =>
    streamSSE(c, async (stream) => {
      const gone = Promise.withResolvers<void>();
      stream.onAbort(gone.resolve);
      const stop = await changes.listen(
        (paths) => void stream.writeSSE({ event: 'change', data: JSON.stringify(paths) }),
      );
      await stream.writeSSE({ event: 'watching', data: '' });
      await gone.promise;
      stop();
    }),
  );
  return app;
}

const json = { 'content-type': 'application/json' };

const nothing = (): Refusal => new Refusal('not_found', 'There is nothing at this address.');

function refusalOf(error: Error): { code: RefusalCode; message: string } {
  if (error instanceof Refusal) return error;
  if (error instanceof HTTPException && error.status === 400)
    return { code: 'invalid_json', message: 'The body must be JSON.' };
  return { code: 'internal', message: `The preview cannot show this: ${error.message}` };
}

/** Under which address this server gives a picture of a draft. */
const addressIn = (course: string, lang: string) => (path: string) =>
  `/preview/images/${course}/${lang}/${path.slice('images/'.length)}`;

/** The page around the element; without inline script or style, because our policy allows neither. */
const shell = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light dark" />
      <title>Course preview · Article 39</title>
      <link rel="icon" href="/embed/v1/mark.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/embed/v1/page.css" />
      <script type="module" src="/embed/v1/a39.js"></script>
    </head>
    <body>
      <main id="main" tabindex="-1">
        <a39-preview>
          <p>If this does not go away, build the elements once: npm run build. Then reload the page.</p>
        </a39-preview>
      </main>
    </body>
  </html>`;
