import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const enough = 2 * 1024 ** 3;

/**
 * A folder for everything that one run of the tests writes, gone when the run has ended: in memory where there is room, because no
 * test reads a file again after a loss of power, and waiting for a disk would be a third of the run.
 */
export function folderOfRun(): string {
  const parent = hasRoom(memory) ? memory : tmpdir();
  for (const left of readdirSync(parent)) {
    const [, pid] = /^a39-run-(\d+)-/.exec(left) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(parent, left), { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(parent, `a39-run-${process.pid}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
