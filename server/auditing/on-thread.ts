import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Runs a module on a thread of its own, so that work which reads the whole log keeps nobody waiting.
 * @param module it reads `workerData` and posts one message, its result
 * Throws what the module throws.
 */
export async function onThread<Result>(module: URL, workerData: unknown): Promise<Result> {
  const worker = new Worker(module, { workerData });
  try {
    const [result] = (await once(worker, 'message')) as [Result];
    return result;
  } finally {
    await worker.terminate();
  }
}
