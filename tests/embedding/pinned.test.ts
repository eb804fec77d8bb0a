import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Snippet } from '../../server/embedding/embed-shapes.ts';
import { buildIn, keepBuild } from '../../server/embedding/pinned-build.ts';
import { temporaryFolder } from '../support/database.ts';
import { codeOf, installation } from '../support/installation.ts';
import { us } from './hosts.ts';

const builtFile = join(import.meta.dirname, '../../dist/pinned/a39.js');

test('a build is named by what is in it, kept, and handed out unchanged for ever to anybody', async () => {
  const there = await installation({ A39_PUBLIC_URL: us });
  const file = join(temporaryFolder(), 'a39.js');
  expect(await buildIn(file)).toBe(undefined);
  writeFileSync(file, 'customElements.define("a39-old", class extends HTMLElement {});\n'.repeat(20));
  const old = (await buildIn(file))!;
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  expect(old.version).toBe(`${version}-${sha256.slice(0, 8)}`);
  expect(old.integrity).toBe(`sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`);
  const path = `/embed/${old.version}/a39.js`;
  expect(await codeOf(await there.app.request(path))).toBe('not_found');

  await keepBuild(there.tools.db, old, '2026-11-24');
  // A second server that shares the database keeps the same.
  await keepBuild(there.tools.db, old, '2026-11-25');
  for (const encoding of ['identity', 'gzip']) {
    const answer = await there.app.request(path, {
      headers: { origin: 'https://anybody.example', 'accept-encoding': encoding },
    });
    const header = (name: string) => answer.headers.get(name);
    expect([answer.status, header('cache-control'), header('access-control-allow-origin')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      '*',
    ]);
    expect([header('content-type'), header('cross-origin-resource-policy'), header('x-content-type-options')]).toEqual([
      'text/javascript; charset=utf-8',
      'cross-origin',
      'nosniff',
    ]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const plain = header('content-encoding') === 'gzip' ? (await import('node:zlib')).gunzipSync(bytes) : bytes;
    expect(plain.equals(readFileSync(file))).toBe(true);
  }
  for (const other of ['v1/../x', '0.0.1-00000000', `${old.version}x`, '..%2f..%2fpackage.json'])
    expect((await there.app.request(`/embed/${other}/a39.js`)).status).toBe(404);
});

test.skipIf(!existsSync(builtFile))(
  'the snippet names the build of this server, which goes on after an upgrade',
  async () => {
    const there = await installation({ A39_PUBLIC_URL: us });
    const ines = await there.enter('Ines Castellan');
    const snippet = (await (await ines.get('/api/intranet/snippet')).json()) as Snippet;
    const build = (await buildIn(builtFile))!;
    expect(snippet).toEqual({
      server: us,
      version: build.version.split('-')[0],
      evergreen: `${us}/embed/v1/a39.js`,
      pinned: { url: `${us}/embed/${build.version}/a39.js`, integrity: build.integrity },
    });
    const answer = await there.app.request(snippet.pinned!.url);
    const digest = createHash('sha384').update(Buffer.from(await answer.arrayBuffer()));
    expect(`sha384-${digest.digest('base64')}`).toBe(snippet.pinned!.integrity);
    const rows = await there.tools.db.selectFrom('embed_build').select(['version', 'integrity', 'first_on']).execute();
    expect(rows).toEqual([{ version: build.version, integrity: build.integrity, first_on: '2026-11-24' }]);
  },
);
