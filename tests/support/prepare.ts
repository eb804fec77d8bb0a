import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { preparedIn } from './beginning.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the installation is that tests copy; undefined when each begins with nothing. */
    preparedFolder: string | undefined;
  }
}

/**
 * vitest's global set-up: founds one installation for all tests of the project to copy (`prepared.ts`), in a process of its
 * own while vitest starts.
 */
export default function setup(project: TestProject): (() => Promise<void>) | undefined {
  // In watch mode the server is edited under the tests, and what an older one founded would hide what is new.
  if (project.vitest.config.watch) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'a39-prepared-'));
  project.provide('preparedFolder', folder);
  const { databaseKind, postgresUrl } = project.getProvidedContext();
  const program = join(import.meta.dirname, 'prepare-installation.ts');
  const child = spawn(process.execPath, [program, folder, ...(databaseKind === 'postgres' ? [postgresUrl] : [])], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.once('close', () => {
    const { ready, failed } = preparedIn(folder);
    if (existsSync(folder) && !existsSync(ready)) writeFileSync(failed, '');
  });
  return async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    rmSync(folder, { recursive: true, force: true });
  };
}
