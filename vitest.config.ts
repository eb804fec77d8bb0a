import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumPath } from './tests/support/chromium.ts';
import { folderOfRun } from './tests/support/temporary-folder.ts';

const executablePath = await chromiumPath();

process.env['TMPDIR'] = folderOfRun();

// Each test file is a process of its own, and each bundle a thread, and all of them would compile the server again. Node looks
// at the text itself before it takes what it compiled earlier.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

// Two cores have the rest of the suite to do: what is waited for comes, but when it comes says nothing.
const patient = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };

/**
 * Every server test runs twice: once on SQLite, once on PostgreSQL. `tests/support/database.ts` gives each test an empty
 * database of the project's kind, so a test never says which one it is on.
 */
const server = {
  include: ['tests/**/*.test.ts'],
  exclude: ['tests/**/*.browser.test.ts', 'tests/journeys/**'],
  environment: 'node' as const,
  // A worker keeps what it has loaded: the server once more for each file costs as much as running it. No test may change a module.
  isolate: false,
  ...patient,
};

/** Each has a page of its own: one replaces a module that others have loaded, one measures to the pixel. */
const ownPages = {
  'browser, without a module': 'tests/web-components/rare-kinds-gone.browser.test.ts',
  'browser, gallery': 'tests/web-components/gallery.browser.test.ts',
};

export default defineConfig({
  test: {
    // Much of the time is waiting for a disk, a socket or a browser.
    maxWorkers: availableParallelism() + 2,
    projects: [
      {
        test: {
          ...server,
          name: 'sqlite',
          provide: { databaseKind: 'sqlite' },
          globalSetup: ['tests/support/prepare.ts'],
        },
      },
      {
        test: {
          ...server,
          name: 'postgres',
          // What never opens a database, or asks nothing of it that another test does not, is not asked a second time.
          exclude: [
            ...server.exclude,
            'tests/promises/**',
            'tests/threads/**',
            'tests/hosts/**',
            'tests/web-components/languages.test.ts',
            'tests/certificates/**',
            'tests/access/{guards,who-may-see-what}.test.ts',
            'tests/auditing/population.test.ts',
            'tests/exports/{command,csv,formats,questions}.test.ts',
            'tests/auditors/{access,questions,sample}.test.ts',
            'tests/directory/{import-read,import-command,scim-protocol,scim-okta}.test.ts',
            'tests/reminders/{by-hand,histories,policy,unsubscribe-and-calendar,unsure-mail,webhooks}.test.ts',
            'tests/operating/{doctor,assign,backup}.test.ts',
            'tests/public-api/document.test.ts',
            'tests/start.test.ts',
            'tests/evidence/verification/**',
            'tests/evidence/tree.test.ts',
            'tests/courses/**',
            'tests/verify-page/**',
            'tests/anchoring/{anchor-now,mailer,timestamp,witness}.test.ts',
            'tests/learning/pictures.test.ts',
            'tests/lms/package/{cmi5,kept-text,manifests,packaged-course,scorm}.test.ts',
            'tests/web-components/policy.test.ts',
            'tests/reports/transparency.test.ts',
            'tests/embedding/{ceiling,company-tokens,framed-tokens,host-tokens,key-sets,origins,pinned,redirects,traces}.test.ts',
            'tests/sign-in/{company,forged,return-to,settings}.test.ts',
          ],
          provide: { databaseKind: 'postgres' },
          globalSetup: ['tests/support/postgres.ts', 'tests/support/prepare.ts'],
        },
      },
      {
        oxc: { decorator: { legacy: true } },
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.test.ts'],
          // A page keeps what it has loaded, above all an axe that the browser has made fast. So the fewer pages, the better.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          ...patient,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: executablePath
                ? { executablePath, args: ['--disable-quic', '--disable-background-networking'] }
                : {},
            }),
            instances: [
              { browser: 'chromium', exclude: Object.values(ownPages) },
              ...Object.entries(ownPages).map(([name, file]) => ({
                browser: 'chromium' as const,
                name,
                include: [file],
              })),
            ],
          },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          environment: 'node',
          // One Chromium for all files of a worker.
          isolate: false,
          ...patient,
          provide: { databaseKind: 'sqlite' },
          globalSetup: ['tests/support/prepare.ts'],
        },
      },
    ],
  },
});
