import './course/course.ts';
import { overview } from './course/screens/overview.ts';
import { step } from './course/screens/step.ts';
import './my-training/my-training.ts';
import './site-nav/site-nav.ts';
import { originFor } from './api/client.ts';
import { takeCodeFromAddress } from './api/code-in-address.ts';
import { isGuest } from './api/door.ts';
import { questionElement } from './question/index.ts';

takeCodeFromAddress();

/** Elements that few of a learner's pages need. Their code comes when their tag is met. */
const later: Record<string, () => Promise<unknown>> = {
  'a39-config': () => import('./config/config.ts'),
  'a39-signin': () => import('./signin/signin.ts'),
  'a39-status': () => import('./status/status.ts'),
  'a39-refresher': () => import('./refresher/refresher.ts').then((its) => its.defineRefresher(questionElement)),
  'a39-my-documents': () => import('./my-documents/my-documents.ts'),
  'a39-preview': () => import('./preview/preview.ts').then((its) => its.preview(step, overview, questionElement)),
};

const met = new Set<string>();

function fetchCode(tag: string): void {
  if (!tag.startsWith('a39-') || met.has(tag)) return;
  met.add(tag);
  // Learners load not even the list of the other screens.
  const load = later[tag] ?? (() => import('./screens.ts').then(({ screens }) => screens[tag]?.(questionElement)));
  // Gone after an update of the server while this page was open: the fallback in the tag stays.
  load().catch((cause: unknown) => console.error(`a39: ${tag} did not load`, cause));
}

function meet(): void {
  for (const { localName } of document.querySelectorAll(':not(:defined)')) fetchCode(localName);
}

meet();
// Whoever set the page up sees in it what works and what does not.
if (location.hash === '#a39-check') fetchCode('a39-check');
new MutationObserver(meet).observe(document, { childList: true, subtree: true });

// A portal keeps its parts in shadow roots of its own, where no tag is met. There every element for learners comes by itself.
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
if (isGuest(originFor({})))
  whenIdle(
    () =>
      void import('./screens.ts').then(
        ({ forGuests }) => forGuests.forEach(fetchCode),
        () => {},
      ),
  );
