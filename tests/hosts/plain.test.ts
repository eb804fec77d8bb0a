import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { basename, join } from 'node:path';
import type { JWK } from 'jose';
import * as v from 'valibot';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { issuerTerms } from '../../server/embedding/issuer.ts';
import { addIssuer } from '../../server/embedding/issuers.ts';
import { closeBrowser, newBrowser } from '../support/browser.ts';
import { hostsFolder } from './php.ts';
import { freePort, trainingServer } from './training-server.ts';

afterAll(closeBrowser);

interface BackEnd {
  newKey(): string;
  publicJwk(pem: string): JWK;
  tokenRoute(whoIsSignedIn: () => Promise<{ id: string; email: string }>, site: object): RequestListener;
}

const skipped = inject('databaseKind') === 'postgres' || !existsSync('dist/web/a39.js');

test.skipIf(skipped)(
  'a page and a back end without any plugin: the colleague whom the page vouches for learns in it',
  async () => {
    const its = (await import(join(hostsFolder, 'plain/back-end.mjs'))) as BackEnd;
    const port = await freePort('localhost');
    const origin = `http://localhost:${port}`;
    const { url, tools } = await trainingServer(origin);
    const people = await tools.db.selectFrom('person').select(['id', 'name', 'email']).execute();
    const [mina, ines] = ['Mina Okafor', 'Ines Castellan'].map((name) =>
      people.find((person) => person.name === name)!,
    );
    const pem = its.newKey();
    const keys = [its.publicJwk(pem)];
    const terms = v.parse(issuerTerms, { kind: 'keys', audience: url, keys, foundBy: 'email' });
    await addIssuer(tools.db, { name: 'Intranet', iss: origin, origin, terms }, { id: ines!.id, now: new Date() });

    const tokens = its.tokenRoute(async () => ({ id: 'u-17', email: mina!.email }), {
      pem,
      issuer: origin,
      audience: url,
      origin,
    });
    const host = createServer((request, response) => {
      if (request.url === '/training-token') return tokens(request, response);
      const file = join(hostsFolder, 'plain', basename(request.url!));
      if (!existsSync(file) || request.url === '/') return response.writeHead(404).end();
      // What the pages need, and nothing else: docs/hosts/README.md.
      response.writeHead(200, {
        'content-type': file.endsWith('.js') ? 'text/javascript' : 'text/html',
        'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self' ${url}; connect-src 'self' ${url}; img-src ${url}; require-trusted-types-for 'script'; trusted-types lit-html`,
      });
      return response.end(readFileSync(file, 'utf8').replaceAll('https://learn.example.org', url));
    }).listen(port, 'localhost');
    await once(host, 'listening');
    onTestFinished(() => void host.close());

    const page = await (await newBrowser()).newPage();
    await page.goto(`${origin}/token.html`);
    await page.locator('a39-course').getByRole('heading', { name: 'Whose data, who decides' }).first().waitFor();
    const linked = await tools.db.selectFrom('identity').select(['person_id', 'subject', 'found_by']).execute();
    expect(linked).toEqual([{ person_id: mina!.id, subject: 'u-17', found_by: 'email' }]);
  },
);
