import { noCounts } from '../verification/census.ts';
import type { Verdict } from '../verification/verify-bundle.ts';
import { check } from './check.ts';
import type { Listener, Question } from './check.ts';
import type { FirstMessage } from './entry.ts';
import { ownScript, workerOfOwnScript } from './own-script.ts';

type Message = { share: number } | { verdict: Verdict };

const saidEvery = 40;

/** In a worker: answers the question, and says meanwhile how far it is. */
export function answer(question: Question): void {
  const say = (message: Message) => postMessage(message);
  let last = performance.now();
  say({ share: 0 });
  const listener = (share: number) => {
    if (performance.now() - last < saidEvery) return;
    last = performance.now();
    say({ share });
  };
  void check(question, listener).then((verdict) => say({ verdict }));
}

/**
 * The verdict, worked out in a worker, so that the page stays alive; in the page itself where the browser allows none.
 * @param signal ends the work; the promise is then never kept
 */
export function ask(question: Question, listener: Listener, signal: AbortSignal): Promise<Verdict> {
  return new Promise((resolve) => {
    const here = () => void check(question, listener, { pause: () => pauseUnlessStopped(signal) }).then(resolve);
    let worker: Worker;
    try {
      worker = workerOfOwnScript();
    } catch {
      here();
      return;
    }
    let isAtWork = false;
    signal.addEventListener('abort', () => worker.terminate());
    worker.addEventListener('error', (event) => {
      worker.terminate();
      // Before the first word: the browser refused the worker. After it: the work itself failed, and that must be said.
      if (isAtWork) resolve(failed(event.message));
      else here();
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      isAtWork = true;
      if ('share' in data) {
        listener(data.share);
      } else {
        worker.terminate();
        resolve(data.verdict);
      }
    });
    const first: FirstMessage = { script: ownScript.text, question };
    worker.postMessage(first, {});
  });
}

let turn = 0;

/** Gives the page a turn now and then. Once stopped, the reading never goes on. */
function pauseUnlessStopped(signal: AbortSignal): Promise<void> | undefined {
  if (signal.aborted) return new Promise(() => {});
  if (performance.now() - turn < saidEvery) return undefined;
  return new Promise((resolve) =>
    setTimeout(() => {
      turn = performance.now();
      resolve();
    }),
  );
}

function failed(reason: string): Verdict {
  return {
    ok: false,
    errors: [{ code: 'verifier_failed', message: `The check could not go on: ${reason}` }],
    warnings: [],
    shows: [],
    doesNotShow: [],
    counts: noCounts,
    checkpoint: null,
  };
}
