import { parentPort, workerData } from 'node:worker_threads';
import { answerOf } from './read-pdf.ts';

// Sound: `readPdf` gives the bytes of the file.
const answer = await answerOf(workerData as Uint8Array);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads of one process have no origin.
parentPort?.postMessage(answer);
