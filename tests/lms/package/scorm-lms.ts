import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { BrowserContext } from 'playwright';
import { onTestFinished } from 'vitest';

const scormAgain = readFileSync(createRequire(import.meta.url).resolve('scorm-again'));

/** What an LMS has of a learner, as scorm-again sends and takes it. */
export interface Stored {
  suspend_data?: string;
  location?: string;
  completion_status?: string;
  success_status?: string;
  core?: { lesson_status?: string; lesson_location?: string; exit?: string };
  [name: string]: unknown;
}

/** Where the course is shown: in the page of the LMS, or in a window that it opens. */
type Stand = 'frame' | 'window';

const page = (version: string, stored: Stored | undefined, stand: Stand, learner: string): string => `<!doctype html>
<meta charset="utf-8"><title>LMS</title>
<style>html,body{margin:0;height:100%} iframe{border:0;width:100%;height:100%}</style>
<script src="/scorm-again.js"></script>
<script>
const api = new ${version === 'scorm12' ? 'Scorm12API' : 'Scorm2004API'}({ lmsCommitUrl: '/commit', autocommit: false, logLevel: 5 });
const stored = ${JSON.stringify(stored ?? null)};
if (stored) api.loadFromJSON(stored);
${version === 'scorm12' ? 'api.cmi.core.student_id' : 'api.cmi.learner_id'} = ${JSON.stringify(learner)};
window.${version === 'scorm12' ? 'API' : 'API_1484_11'} = api;
window.ended = 0;
api.on('${version === 'scorm12' ? 'LMSFinish' : 'Terminate'}', () => window.ended++);
</script>
${stand === 'frame' ? '<iframe src="/package/index.html" title="Course"></iframe>' : '<button onclick="window.open(\'/package/index.html\')">Open</button>'}`;

/**
 * An LMS with one learner: scorm-again in its page, and what that commits on its server. The package's files come with a strict policy.
 * @param given `speaksTo`: the only server to which the package may speak
 */
export async function scormLms(
  version: 'scorm12' | 'scorm2004',
  files: ReadonlyMap<string, Buffer>,
  { learner = 'learner-7', speaksTo = "'none'" } = {},
) {
  const lms = {
    base: '',
    stored: undefined as Stored | undefined,
    commits: 0,
    down: false,
    /** Opens the course as the LMS does, with what it has, and answers the page or frame that the course is in. */
    async open(context: BrowserContext, stand: Stand = 'frame') {
      const around = await context.newPage();
      await around.goto(`${lms.base}/lms.html?${stand}`);
      if (stand === 'frame') return { around, course: around.frameLocator('iframe') };
      const [opened] = await Promise.all([around.waitForEvent('popup'), around.getByRole('button').click()]);
      return { around, course: opened };
    },
  };
  const commit = async (request: IncomingMessage): Promise<boolean> => {
    const body = await text(request);
    if (lms.down) return false;
    lms.stored = (JSON.parse(body) as { cmi: Stored }).cmi;
    lms.commits++;
    return true;
  };
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url!, 'http://lms.example');
    const send = (status: number, type: string, body: string | Buffer, more = {}): void => {
      response.writeHead(status, { 'content-type': type, ...more });
      response.end(body);
    };
    if (pathname === '/lms.html') send(200, 'text/html', page(version, lms.stored, search.slice(1) as Stand, learner));
    else if (pathname === '/scorm-again.js') send(200, 'text/javascript', scormAgain);
    else if (pathname === '/commit')
      void commit(request).then(
        (taken) =>
          send(taken ? 200 : 500, 'application/json', JSON.stringify({ result: taken, errorCode: taken ? 0 : 391 })),
        () => {},
      );
    else {
      const file = files.get(pathname.replace('/package/', ''));
      if (!file) return send(404, 'text/plain', '');
      send(200, pathname.endsWith('.html') ? 'text/html' : 'text/javascript', file, {
        'content-security-policy': `default-src 'none'; script-src 'self'; img-src 'self'; connect-src ${speaksTo}; frame-src ${speaksTo}`,
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  lms.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return lms;
}

/** How the LMS would put it to a person. */
export function standingIn(stored: Stored | undefined): string {
  return stored?.core?.lesson_status ?? `${stored?.completion_status} ${stored?.success_status}`;
}
