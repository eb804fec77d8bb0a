import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import yauzl from 'yauzl';
import { makePackage } from '../../../server/lms/package/command.ts';

export const today = '2026-11-26';

/** Runs `article39 package` and answers what it printed, with the zip if there is one. */
export async function packageCommand(
  ...args: string[]
): Promise<{ code: number; printed: string; complained: string; zip: Buffer | undefined }> {
  const folder = mkdtempSync(join(tmpdir(), 'a39-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'made.zip');
  const printed: string[] = [];
  const complained: string[] = [];
  const surroundings = {
    print: (text: string) => void printed.push(text),
    complain: (text: string) => void complained.push(text),
    today,
  };
  const code = await makePackage([...args, '--out', out], surroundings);
  const zip = code === 0 && printed[0]?.startsWith(out) ? readFileSync(out) : undefined;
  return { code, printed: printed.join('\n'), complained: complained.join('\n'), zip };
}

/** The files of a zip by their path, in the order of the zip. */
export async function filesIn(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const opened = await yauzl.fromBufferPromise(zip);
  for await (const entry of opened.eachEntry())
    files.set(entry.fileName, await buffer(await opened.openReadStreamPromise(entry)));
  return files;
}

/** The files of a package of a course of ours. */
export async function packagedFiles(...args: string[]): Promise<Map<string, Buffer>> {
  const { zip, complained } = await packageCommand(...args);
  if (!zip) throw new Error(complained);
  return filesIn(zip);
}
