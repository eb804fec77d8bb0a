import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { largeBundle } from './large-bundle.ts';

/** What `article39 verify` took: seconds by the clock and by the processors, and its largest resident memory. */
interface Verified {
  entries: number;
  seconds: number;
  'processor seconds': number;
  'most memory in MB': number;
}

const command = new URL('../server/evidence/verification/command.ts', import.meta.url).href;

/** Runs `article39 verify` on a full bundle of so many entries, in a process of its own. Throws if it is not verified. */
async function verifying(entries: number): Promise<Verified> {
  const { folder, vkey } = await largeBundle(entries);
  const program = `
    const { run } = await import(${JSON.stringify(command)});
    const code = await run(process.argv.slice(1));
    console.error(JSON.stringify(process.resourceUsage()));
    process.exitCode = code;`;
  const started = performance.now();
  const args = ['--input-type=module', '--eval', program, '--', folder, '--key', vkey];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const took = performance.now() - started;
  rmSync(dirname(folder), { recursive: true });
  if (status !== 0) throw new Error(`The bundle was not verified:\n${stdout}\n${stderr}`);
  // Sound: the program above has written this as its last line.
  const usage = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as NodeJS.ResourceUsage;
  return {
    entries,
    seconds: Number((took / 1_000).toFixed(1)),
    'processor seconds': Number(((usage.userCPUTime + usage.systemCPUTime) / 1e6).toFixed(1)),
    'most memory in MB': Math.round(usage.maxRSS / 1_024),
  };
}

const rows: Verified[] = [];
for (const entries of process.argv.slice(2).map(Number)) rows.push(await verifying(entries));
if (rows.length === 0) console.error('Usage: node bench/verifying.ts 100000 1000000');
else console.table(rows);
