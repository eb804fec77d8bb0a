import { Worker } from 'node:worker_threads';
import { Refused } from '../refusals.ts';
import type { PdfReading } from './pdf-reading.ts';
import { surveyStreams } from './pdf-streams.ts';

const largest = 2 * 1_048_576;
// A certificate takes one second of a processor; a busy machine may need longer for that.
const longestWork = 5_000;
const longestWait = 15_000;
const mostMegabytes = 256;
// What a PDF unpacks to lies outside the heap that a thread can be limited to.
const mostGrowth = 400 * 1_048_576;
const watchEvery = 25;

/** What reading comes to: what pdf.js found, or that it could not make sense of the file. */
type Answer = { reading: Omit<PdfReading, 'attachedFiles'> } | { unreadable: string };

/** Reads a file that is known to be harmless, or on a thread that can be ended. */
export async function answerOf(pdf: Uint8Array): Promise<Answer> {
  try {
    // Only where it is needed, because it takes half a second to load.
    const { readWithPdfJs } = await import('./pdf-js.ts');
    // A copy of its own: pdf.js takes no Buffer, and keeps what it is given.
    return { reading: await readWithPdfJs(new Uint8Array(pdf)) };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message.slice(0, 200) : 'unknown' };
  }
}

/**
 * Reads a PDF that anybody may have made: in a thread of its own that runs nothing of the file, has 256 MiB, and is ended after
 * five seconds of work, or when the process grows.
 * @param read what reads it, once it is known to be small; `answerOf` for a file of one's own
 * Refuses `file_too_large` over 2 MiB, `file_unreadable` for what is no PDF, is damaged or takes too much.
 */
export async function readPdf(pdf: Uint8Array, read: typeof answerOf = answerOfThread): Promise<PdfReading> {
  if (pdf.length > largest) throw new Refused('file_too_large', 'The file has more than 2 MiB; no certificate does.');
  if (Buffer.from(pdf.subarray(0, 5)).toString('latin1') !== '%PDF-')
    throw new Refused('file_unreadable', 'The file is not a PDF.');
  const { attachedFiles, revisions, isEncrypted, hasImages, hasReplacements } = surveyStreams(pdf);
  const answer = await read(pdf);
  if ('unreadable' in answer) throw new Refused('file_unreadable', `The PDF cannot be read: ${answer.unreadable}`);
  const foreign = new Set(answer.reading.foreign);
  if (hasImages) foreign.add('image');
  if (revisions > 1) foreign.add('revision');
  if (hasReplacements) foreign.add('replacement');
  if (isEncrypted) foreign.add('encryption');
  return { ...answer.reading, foreign: [...foreign], attachedFiles };
}

/** Reads a file that anybody may have made. @param mostWork how many milliseconds of work it is given before it is ended */
export async function answerOfThread(pdf: Uint8Array, mostWork = longestWork): Promise<Answer> {
  const worker = new Worker(new URL('pdf-worker.ts', import.meta.url), {
    workerData: pdf,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  const ended = Date.now() + longestWait;
  const most = process.memoryUsage.rss() + mostGrowth;
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const giveUp = () => reject(tooMuch());
      watch = setInterval(() => {
        if (Date.now() > ended || process.memoryUsage.rss() > most) giveUp();
        void workOf(worker).then((work) => work > mostWork && giveUp());
      }, watchEvery);
      worker.once('message', resolve);
      worker.once('error', giveUp);
      worker.once('exit', giveUp);
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

/** Milliseconds that a processor has worked for the thread; none where Node cannot tell (before 24.6) or the thread has ended. */
async function workOf(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1_000;
  } catch {
    return 0;
  }
}

function tooMuch(): Refused {
  return new Refused('file_unreadable', 'Reading the PDF takes too long or too much memory; no certificate does.');
}
