/** Asks an address every 20 ms until told to stop, and answers how long each answer took, in milliseconds. */
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { url, headers } = workerData as { url: string; headers: Record<string, string> };
const latencies: number[] = [];
const stop = new AbortController();
parentPort!.once('message', () => stop.abort());
const ask = async () => {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(await response.text());
  await response.arrayBuffer();
};
for (let i = 0; i < 50; i++) await ask();
parentPort!.postMessage('ready', []);
while (!stop.signal.aborted) {
  const started = performance.now();
  await ask();
  latencies.push(performance.now() - started);
  await pause(20);
}
parentPort!.postMessage(latencies, []);
