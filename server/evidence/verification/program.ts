/** `verify.mjs`: the verifier as one file, for whoever has Node and nothing else of ours. Its threads run the same file. */
import { isMainThread } from 'node:worker_threads';
import { run } from './command.ts';

if (isMainThread) process.exitCode = await run(process.argv.slice(2));
else await import('./block-worker.ts');
