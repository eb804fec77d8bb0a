import { Hono } from 'hono';
import { compressed, sendCompressed, type Compressed } from '../compressed.ts';
import type { Signed } from '../environment.ts';
import { Refusal } from '../refusals.ts';
import { buildNamed } from './pinned-build.ts';

/** Compressed once each; there are as many as pages name. */
const ready = new Map<string, Compressed>();
const mostReady = 8;

/** The elements as one file that never changes: `<script integrity="…" src="…/embed/<version>/a39.js">`. */
export const pinnedRoutes = new Hono<Signed>().get('/:version/a39.js', async (c) => {
  const { db, today } = c.var.tools;
  const wanted = c.req.param('version');
  let file = ready.get(wanted);
  if (!file) {
    const build = await buildNamed(db, wanted, today());
    if (!build)
      throw new Refusal('not_found', 'This server has no such build. Take the tag from the page "Intranet" again.');
    if (ready.size >= mostReady) ready.clear();
    file = compressed(build.bytes);
    ready.set(wanted, file);
  }
  return sendCompressed(c, file, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
  });
});
