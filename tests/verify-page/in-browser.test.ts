import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/database.ts';

const root = join(import.meta.dirname, '../..');
const verification = join(root, 'server/evidence/verification');
const page = join(root, 'server/evidence/verify-page');

// Not in the page: it reads zips and folders in its own way, and leaves the tokens unchecked.
const notInThePage = /verification\/(?:zip-files|folder-files|timestamp-token)\.ts/;

/** What the compiler says of the verifier if the page's stand-ins are all that there is of Node. */
function errorsWith(further: string): string[] {
  const folder = temporaryFolder();
  const globals = join(folder, 'globals.d.ts');
  writeFileSync(
    globals,
    `import type { Buffer as PageBuffer } from '${page}/node/buffer.ts';\n` +
      'declare global {\n  type Buffer = PageBuffer;\n  const Buffer: typeof PageBuffer;\n}\n',
  );
  const probe = join(folder, 'probe.ts');
  writeFileSync(probe, further);
  const standIns = { crypto: 'crypto', 'fs/promises': 'fs-promises', worker_threads: 'worker-threads' };
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      types: [],
      lib: ['ES2024', 'DOM', 'DOM.Iterable'],
      composite: false,
      declaration: false,
      emitDeclarationOnly: false,
      noEmit: true,
      paths: Object.fromEntries(
        Object.entries(standIns).map(([name, file]) => [`node:${name}`, [join(page, 'node', `${file}.ts`)]]),
      ),
    },
    files: [
      globals,
      probe,
      ...['verify-bundle.ts', 'block-workers.ts', 'block-worker.ts'].map((f) => join(verification, f)),
    ],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return [];
  } catch (error) {
    // Sound: a failed child of `execFileSync` throws what it said.
    return (error as { stdout: string }).stdout.split('\n').filter((line) => / error TS/.test(line));
  }
}

test('everything that the verifier takes from Node is there in the page', () => {
  expect(errorsWith('export {};').filter((line) => !notInThePage.test(line))).toEqual([]);
});

test('what the page lacks would be noticed', () => {
  const errors = errorsWith("Buffer.from('ab').swap16();\nBuffer.alloc(3, 1, 'hex');\nexport {};");
  expect(errors.filter((line) => line.includes('probe.ts'))).toHaveLength(2);
});
