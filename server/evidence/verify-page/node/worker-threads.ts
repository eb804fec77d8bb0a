import type { FirstMessage } from '../entry.ts';
import { ownScript, workerOfOwnScript } from '../own-script.ts';

// What threads say to each other: this file only passes it on.
type Said = never;

/** As much of Node's Worker as the verifier uses. Which file it is to run is not asked: there is one kind of thread. */
export class Worker {
  readonly #worker = workerOfOwnScript();

  constructor(_program: URL, { workerData: task }: { workerData: unknown; resourceLimits?: object }) {
    const first: FirstMessage = { script: ownScript.text, task };
    this.#worker.postMessage(first, {});
  }

  /** A worker of the web tells nobody of its end, so `exit` never comes. */
  on(event: 'message' | 'messageerror' | 'error' | 'exit', listener: (said: Said) => void): this {
    this.#worker.addEventListener(event, (said) => {
      listener((event === 'message' && said instanceof MessageEvent ? said.data : new Error(reasonOf(said))) as Said);
    });
    return this;
  }

  postMessage(value: unknown, transfer: Transferable[] = []): void {
    this.#worker.postMessage(value, { transfer });
  }

  async terminate(): Promise<number> {
    this.#worker.terminate();
    return 0;
  }
}

/** In a thread: what it was started with. */
export let workerData: unknown;

const waiting: Said[] = [];
let take = (said: Said): void => void waiting.push(said);

/** In a thread: the way to whoever started it. */
export const parentPort = {
  on(_event: 'message', listener: (said: Said) => void): void {
    take = listener;
    waiting.splice(0).forEach((said) => take(said));
  },
  postMessage(value: unknown, transfer: Transferable[] = []): void {
    postMessage(value, { transfer });
  },
};

/** Makes this worker such a thread; what it is sent waits until somebody listens. */
export function becomeThread(task: unknown): void {
  workerData = task;
  addEventListener('message', ({ data }: MessageEvent) => take(data as Said));
}

function reasonOf(fault: Event): string {
  return fault instanceof ErrorEvent ? fault.message : 'What a thread said could not be read.';
}
