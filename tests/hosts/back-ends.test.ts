import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { calculateJwkThumbprint, importJWK, jwtVerify, type JWK } from 'jose';
import { parse } from 'yaml';
import { expect, inject, onTestFinished, test } from 'vitest';
import { onSqlite, temporaryFolder } from '../support/database.ts';
import { filesOf, hostsFolder } from './php.ts';

interface BackEnd {
  newKey(): string;
  publicJwk(pem: string): JWK;
  tokenFor(person: object, site: object): string;
  tokenRoute(
    whoIsSignedIn: (request: { headers: object }) => Promise<object | undefined>,
    site: object,
  ): RequestListener;
}

const backEnd = join(hostsFolder, 'plain/back-end.mjs');
const load = async <Its>(path: string) => (await import(path)) as Its;

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

onSqlite('a site without a plugin makes a key, and vouches for whoever its own session names', async () => {
  const its = await load<BackEnd>(backEnd);
  const file = join(temporaryFolder(), 'private-key.pem');
  const shown = JSON.parse(execFileSync(process.execPath, [backEnd, 'new-key', file], { encoding: 'utf8' })) as JWK;
  expect(statSync(file).mode & 0o077).toBe(0);
  const pem = readFileSync(file, 'utf8');
  expect(its.publicJwk(pem)).toEqual(shown);
  expect(shown.kid).toBe(await calculateJwkThumbprint(shown));
  expect(shown).not.toHaveProperty('d');
  // A second key does not silently take the place of the first.
  expect(spawnSync(process.execPath, [backEnd, 'new-key', file]).status).not.toBe(0);

  const site = {
    pem,
    issuer: 'https://intranet.brightwater.example',
    audience: 'https://learn.example.org',
    origin: 'https://intranet.brightwater.example',
  };
  const people: Record<string, object> = {
    'session=mina': { id: 'u-17', email: 'mina@brightwater.example' },
    'session=jan': { id: 'u-18' },
  };
  const url = await listening(
    its.tokenRoute(async ({ headers }) => people[(headers as Record<string, string>)['cookie'] ?? ''], site),
  );
  const ask = async (headers: Record<string, string>, method = 'POST') => fetch(url, { method, headers });
  const good = await ask({ origin: site.origin, cookie: 'session=mina' });
  expect(good.headers.get('cache-control')).toBe('no-store');
  const { token } = (await good.json()) as { token: string };
  const { payload, protectedHeader } = await jwtVerify(token, await importJWK(shown, 'ES256'), {
    algorithms: ['ES256'],
    issuer: site.issuer,
    audience: site.audience,
    requiredClaims: ['jti'],
  });
  expect(protectedHeader).toEqual({ alg: 'ES256', kid: shown.kid, typ: 'JWT' });
  expect(payload).toMatchObject({ sub: 'u-17', email: 'mina@brightwater.example', email_verified: true });
  expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(300);
  const { token: jans } = (await (await ask({ origin: site.origin, cookie: 'session=jan' })).json()) as {
    token: string;
  };
  expect(Object.keys((await jwtVerify(jans, await importJWK(shown, 'ES256'))).payload).sort()).toEqual([
    'aud',
    'exp',
    'iat',
    'iss',
    'jti',
    'sub',
  ]);

  expect((await ask({ origin: site.origin })).status).toBe(401);
  expect((await ask({ origin: 'https://evil.example', cookie: 'session=mina' })).status).toBe(403);
  expect((await ask({ cookie: 'session=mina' })).status).toBe(403);
  expect((await ask({ origin: site.origin, cookie: 'session=mina' }, 'GET')).status).toBe(405);
});

onSqlite('no two tokens of a site are the same', async () => {
  const its = await load<BackEnd>(backEnd);
  const site = { pem: its.newKey(), issuer: 'https://a.example', audience: 'https://b.example', now: new Date(0) };
  expect(new Set(Array.from({ length: 100 }, () => its.tokenFor({ id: '1' }, site))).size).toBe(100);
});

onSqlite('the launch that tries Staffbase is signed as Staffbase signs', async () => {
  const { launchToken } = await load<{ launchToken: (of: object) => string }>(
    join(hostsFolder, 'staffbase/try-launch.mjs'),
  );
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const { payload } = await jwtVerify(launchToken({ pem, plugin: 'p1', user: 'u1' }), publicKey, {
    algorithms: ['RS256'],
    audience: 'p1',
    requiredClaims: ['iat', 'exp', 'nbf', 'instance_id'],
  });
  expect(payload.sub).toBe('u1');
});

onSqlite('the SharePoint package takes the script whose hash was named, and no other', async () => {
  const script = 'export {}; // the elements';
  const url = await listening((request, response) => {
    response.writeHead(request.url === '/embed/1.4.2/a39.js' ? 200 : 404);
    response.end(script);
  });
  const folder = temporaryFolder();
  cpSync(join(hostsFolder, 'sharepoint/get-bundle.mjs'), join(folder, 'get-bundle.mjs'));
  cpSync(join(hostsFolder, 'sharepoint/src/bundle'), join(folder, 'src/bundle'), { recursive: true });
  const written = join(folder, 'src/bundle/a39.js');
  const hash = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
  const run = async (...parts: string[]) => {
    const child = spawn(process.execPath, [join(folder, 'get-bundle.mjs'), ...parts], { stdio: 'ignore' });
    return ((await once(child, 'exit')) as [number])[0];
  };
  expect(await run(url, '1.4.2', hash('another script'))).toBe(1);
  expect(await run(url, '1.4.3', hash(script))).toBe(1);
  expect(await run(url, 'v1', hash(script))).toBe(2);
  expect(await run(url, '1.4.2')).toBe(2);
  expect(existsSync(written)).toBe(false);
  expect(await run(url, '1.4.2', hash(script))).toBe(0);
  expect(readFileSync(written, 'utf8')).toBe(script);
});

onSqlite('what the hosts read as JSON and YAML is such, and speaks of the same things', () => {
  const json = (path: string) => JSON.parse(readFileSync(join(hostsFolder, path), 'utf8')) as Record<string, unknown>;
  for (const file of filesOf('.json')) JSON.parse(readFileSync(file, 'utf8'));
  const solution = json('sharepoint/config/package-solution.json')['solution']! as Record<string, unknown>;
  expect(solution['webApiPermissionRequests']).toEqual([
    { resource: 'Data Protection Training', scope: 'training.embed' },
  ]);
  expect(solution['includeClientSideAssets']).toBe(true);
  expect(readFileSync(join(hostsFolder, 'sharepoint/README.md'), 'utf8')).toContain('Data Protection Training');

  const liferay = parse(readFileSync(join(hostsFolder, 'liferay/article39/client-extension.yaml'), 'utf8')) as Record<
    string,
    Record<string, unknown>
  >;
  const widget = readFileSync(join(hostsFolder, 'liferay/article39/assets/article39.js'), 'utf8');
  const agent = Object.entries(liferay).find(([, each]) => each['type'] === 'oAuthApplicationUserAgent')!;
  const element = Object.values(liferay).find((each) => each['type'] === 'customElement')!;
  expect(agent[1]['scopes']).toEqual(['training.embed']);
  expect(widget).toContain(`'${agent[0]}'`);
  expect(widget).toContain(`define('${String(element['htmlElementName'])}'`);

  const { entryPoints } = json('haiilo/manifest.json') as { entryPoints: { id: string; url: string }[] };
  for (const { url } of entryPoints) expect(url).toMatch(/^https:\/\/learn\.example\.org\/embed\/haiilo\/[a-z-]+$/);
  expect(new Set(entryPoints.map(({ id }) => id)).size).toBe(entryPoints.length);
});

const java = '/usr/bin/java';
const velocity = '/usr/share/java/velocity.jar';
const noVelocity = !existsSync(velocity) || !existsSync(java);
if (noVelocity)
  console.warn(
    'hosts: the Confluence macro is not tried: there is no Velocity (Debian: `apt-get install velocity default-jdk-headless`).',
  );

test.skipIf(noVelocity || inject('databaseKind') === 'postgres')(
  'the Confluence macro writes elements from its own lists, and nothing that an author wrote',
  () => {
    const cases = [
      [
        'my-training',
        'none',
        '<a39-my-training><a href="https://learn.example.org/plain">Data protection training</a></a39-my-training>',
      ],
      [
        'course',
        'whose-data',
        '<a39-course course="whose-data"><a href="https://learn.example.org/plain/courses/whose-data">Data protection training</a></a39-course>',
      ],
      ['course', 'x"><script>alert(1)</script>', ''],
      ['course', '', ''],
      ['evidence', '', ''],
      ['x><script>alert(1)</script', '', ''],
    ] as const;
    const program = `import org.apache.velocity.*; import org.apache.velocity.app.*; import java.io.*; import java.nio.file.*;
    public class Macro { public static void main(String[] a) throws Exception {
      VelocityEngine e = new VelocityEngine(); e.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute"); e.init();
      for (int i = 1; i < a.length; i += 2) { VelocityContext x = new VelocityContext(); x.put("paramElement", a[i]); x.put("paramCourse", a[i + 1]);
        StringWriter w = new StringWriter(); e.evaluate(x, w, "macro", Files.readString(Path.of(a[0]))); System.out.println(w.toString().trim().replaceAll("\\\\s*\\n\\\\s*", "")); } } }`;
    const source = join(temporaryFolder(), 'Macro.java');
    writeFileSync(source, program);
    const path = ['velocity', 'commons-collections3', 'commons-lang']
      .map((name) => `/usr/share/java/${name}.jar`)
      .join(':');
    const given = cases.flatMap(([element, course]) => [element, course]);
    const out = execFileSync(java, ['-cp', path, source, join(hostsFolder, 'confluence/article39.vm'), ...given], {
      encoding: 'utf8',
    });
    expect(out.split('\n').slice(0, -1)).toEqual(cases.map(([, , written]) => written));
  },
);
