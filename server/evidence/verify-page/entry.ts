import { answer } from './ask.ts';
import type { Question } from './check.ts';
import { becomeThread } from './node/worker-threads.ts';
import { ownScript } from './own-script.ts';
import { startPage } from './page.ts';

/** What a worker is told first: the script, to make others of, and its work. */
export type FirstMessage = { script: string } & ({ question: Question } | { task: unknown });

// One script in three places: the page, the worker that checks, and the threads that read for it.
if (typeof document === 'undefined') addEventListener('message', begin, { once: true });
else {
  ownScript.text = document.currentScript?.textContent ?? '';
  startPage();
}

function begin({ data }: MessageEvent<FirstMessage>): void {
  ownScript.text = data.script;
  if ('question' in data) {
    answer(data.question);
    return;
  }
  becomeThread(data.task);
  // Only now: the verifier's own file looks for its task when it is first run.
  void import('../verification/block-worker.ts');
}
