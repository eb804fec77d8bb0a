import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What each feature may import besides itself, `db` and the files at the top of `server/` (architecture.md, Arrows). */
const allowed: Record<string, string[]> = {
  people: [],
  standing: [],
  roster: ['people', 'courses', 'evidence', 'standing'],
  courses: [],
  evidence: [],
  access: ['people'],
  'sign-in': ['access', 'people', 'mail', 'pages', 'keys'],
  assignments: ['people', 'courses', 'evidence', 'access', 'roster', 'standing'],
  learning: ['people', 'assignments', 'courses', 'evidence', 'access', 'standing'],
  auditing: ['people', 'courses', 'documents', 'evidence', 'access', 'roster', 'threads'],
  documents: ['people', 'courses', 'evidence', 'access', 'standing'],
  auditors: ['people', 'courses', 'evidence', 'access', 'assignments', 'auditing', 'reports', 'standing', 'exports'],
  directory: [
    'people',
    'assignments',
    'roster',
    'evidence',
    'access',
    'courses',
    'standing',
    'jobs',
    'keys',
    'reminders',
  ],
  exports: [
    'people',
    'assignments',
    'reports',
    'standing',
    'access',
    'courses',
    'evidence',
    'auditing',
    'documents',
    'roster',
    'operating',
    'threads',
  ],
  'public-api': ['people', 'directory', 'assignments', 'reports', 'exports', 'evidence', 'keys'],
  reports: ['people', 'assignments', 'standing', 'access', 'reminders', 'erasure'],
  'own-data': ['access', 'courses', 'evidence', 'mail', 'outbox', 'people', 'reports'],
  corrections: ['evidence', 'access', 'standing'],
  erasure: ['people', 'evidence', 'access', 'standing'],
  keys: ['access', 'people'],
  reminders: ['people', 'assignments', 'standing', 'access', 'courses', 'mail', 'jobs', 'pages', 'outbox'],
  outbox: [],
  signing: [],
  lms: [
    'access',
    'learning',
    'embedding',
    'people',
    'assignments',
    'courses',
    'evidence',
    'standing',
    'outbox',
    'signing',
    'pages',
    'operating',
    'jobs',
    'mail',
    'reminders',
  ],
  jobs: [],
  threads: [],
  mail: [],
  anchoring: ['evidence', 'mail'],
  witness: ['evidence'],
  certificates: ['people', 'courses', 'evidence', 'access', 'pages'],
  badges: ['people', 'assignments', 'certificates', 'courses', 'signing'],
  operating: [
    'assignments',
    'auditing',
    'anchoring',
    'courses',
    'directory',
    'erasure',
    'evidence',
    'mail',
    'outbox',
    'people',
    'signing',
    'standing',
  ],
  embedding: ['access', 'assignments', 'people', 'pages', 'sign-in'],
  pages: [],
  plain: ['access', 'courses', 'documents', 'learning', 'pages'],
  'try-mode': ['access', 'people', 'assignments', 'courses', 'evidence'],
};

/** Files that put the features together; nothing in a feature imports them. */
const composers = [
  'server/app.ts',
  'server/main.ts',
  'server/start.ts',
  'server/schedule.ts',
  'server/senders.ts',
  'server/command-line.ts',
];

function* imports(pattern: string): Generator<{ from: string; to: string; typeOnly: boolean }> {
  for (const from of globSync(pattern, { cwd: root })) {
    const text = readFileSync(join(root, from), 'utf8');
    for (const [, type, target] of text.matchAll(/^(?:import|export)( type)?[^;]*?from '(\.[^']+)'/gm))
      yield { from, to: relative(root, join(root, dirname(from), target!)), typeOnly: type !== undefined };
  }
}

test('features import only what they may, and the arrows point one way', () => {
  const wrong: string[] = [];
  for (const { from, to, typeOnly } of imports('server/**/*.ts')) {
    if (composers.includes(from)) continue;
    if (composers.includes(to)) wrong.push(`${from} -> ${to}`);
    const [, mine, file] = from.split('/');
    const [top, theirs, theirFile] = to.split('/');
    if (!file || top !== 'server' || !theirFile || mine === theirs) continue;
    if (!allowed[mine!]) wrong.push(`${from}: the feature "${mine}" is not in the list`);
    else if (!allowed[mine!]!.includes(theirs!) && !typeOnly) wrong.push(`${from} -> ${to}`);
  }
  expect(wrong).toEqual([]);
});

test('the database folder knows nothing of HTTP or rules, and the browser only the types of the server', () => {
  const wrong = [
    ...[...imports('db/**/*.ts')].filter(({ to }) => !to.startsWith('db/')),
    ...[...imports('web-components/**/*.ts')].filter(({ to, typeOnly }) => to.startsWith('server/') && !typeOnly),
    ...[...imports('server/witness/**/*.ts')].filter(
      ({ to }) => !/^server\/(witness|evidence\/verification)\//.test(to),
    ),
    ...[...imports('server/evidence/verification/**/*.ts')].filter(
      ({ to }) => !to.startsWith('server/evidence/verification/'),
    ),
  ];
  expect(wrong).toEqual([]);
});

test('only config.ts reads the environment', () => {
  const readers = globSync('{server,db,web-components}/**/*.ts', { cwd: root }).filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('process.env'),
  );
  expect(readers).toEqual(['server/config.ts']);
});

test('no folder or file has a name that says nothing', () => {
  const vague = globSync('{server,db,web-components,tests,bench}/**', { cwd: root }).filter((path) =>
    /(^|\/)(utils?|helpers?|services?|managers?|shared|common|lib|misc)(\.|\/|$)/.test(path),
  );
  expect(vague).toEqual([]);
});
