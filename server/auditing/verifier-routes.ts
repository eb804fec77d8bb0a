import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';

const built = join(import.meta.dirname, '../../dist/verify');

/**
 * The page that checks a bundle offline, to download and keep; and its hash, to compare with the one that a release names. It is
 * not for looking at here: a page from the server that is being checked would be no independent check.
 */
export const verifierRoutes = new Hono<Signed>()
  .get('/verify.html', async (c) =>
    c.body(await builtFile('verify.html'), 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'attachment; filename="verify.html"',
      'cache-control': 'no-cache',
    }),
  )
  .get('/verify.html.sha256', async (c) =>
    c.body(await builtFile('verify.html.sha256'), 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
    }),
  );

async function builtFile(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(join(built, name)).catch(() => undefined);
  if (!bytes) throw new Refusal('not_found', 'This server runs without a build. Run "npm run build" first.');
  return new Uint8Array(bytes);
}
