import './course/course.ts';
import { overview } from './course/screens/overview.ts';
import { step } from './course/screens/step.ts';
import './my-training/my-training.ts';
import './site-nav/site-nav.ts';
import './status/status.ts';
import { originFor } from './api/client.ts';
import { doorTo } from './api/door.ts';
import { questionElement } from './question/index.ts';

// Out of the address at once, before anything else reads it.
const [, code, state] = /^#a39_code=([\w-]+)&a39_state=([\w-]+)$/.exec(location.hash) ?? [];
if (code && state) {
  history.replaceState(history.state, '', location.pathname + location.search);
  void import('./api/host-sign-in.ts').then((its) => its.comeBack(doorTo(originFor({})), code, state));
}

/** Elements that few of a learner's pages need. Their code comes when their tag is met. */
const later: Record<string, () => Promise<unknown>> = {
  'a39-config': () => import('./config/config.ts'),
  'a39-signin': () => import('./signin/signin.ts'),
  'a39-refresher': () => import('./refresher/refresher.ts').then((its) => its.defineRefresher(questionElement)),
  'a39-my-documents': () => import('./my-documents/my-documents.ts'),
  'a39-my-data': () => import('./my-data/my-data.ts'),
  'a39-people': () => import('./people/people.ts'),
  'a39-preview': () => import('./preview/preview.ts').then((its) => its.preview(step, overview, questionElement)),
};

const met = new Set<string>();

function meet(): void {
  for (const { localName: tag } of document.querySelectorAll(':not(:defined)')) {
    if (!tag.startsWith('a39-') || met.has(tag)) continue;
    met.add(tag);
    // Learners load not even the list of the other screens.
    const load = later[tag] ?? (() => import('./screens.ts').then(({ screens }) => screens[tag]?.(questionElement)));
    // Gone after an update of the server while this page was open: the fallback in the tag stays.
    load().catch((cause: unknown) => console.error(`a39: ${tag} did not load`, cause));
  }
}

meet();
new MutationObserver(meet).observe(document, { childList: true, subtree: true });
