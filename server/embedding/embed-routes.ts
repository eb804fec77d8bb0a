import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { compressed, sendCompressed, type Compressed } from '../compressed.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';

const folder = join(import.meta.dirname, '../../dist/web');

interface Asset extends Compressed {
  type: string;
  cacheControl: string;
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

let assets: Promise<Map<string, Asset>> | undefined;

/** Reads the built elements once; they are a few dozen kilobytes and never change while the server runs. */
async function load(): Promise<Map<string, Asset>> {
  const names = (await readdir(folder)).filter((name) => types[name.split('.').pop()!]);
  const entries = names.map(async (name): Promise<[string, Asset]> => {
    // A name with a hash never changes its bytes; `a39.js` is what intranets point to, and gets fixes.
    const hashed = /-[\w-]{8}\./.test(name);
    return [
      name,
      {
        ...compressed(await readFile(join(folder, name))),
        type: types[name.split('.').pop()!]!,
        cacheControl: hashed
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=300, stale-while-revalidate=86400',
      },
    ];
  });
  return new Map(await Promise.all(entries));
}

/** The elements, for our own pages and for anybody's: `<script type="module" src="…/embed/v1/a39.js">`. */
export const embedRoutes = new Hono<Signed>().get('/:file', async (c) => {
  assets ??= load();
  const asset = (await assets.catch(() => (assets = undefined)))?.get(c.req.param('file'));
  if (!asset) throw new Refusal('not_found', 'There is no such file. If it is a39.js, run `npm run build` first.');
  return sendCompressed(c, asset, {
    'content-type': asset.type,
    'cache-control': asset.cacheControl,
    'access-control-allow-origin': '*',
  });
});
