import './course/course.ts';
import { overview } from './course/screens/overview.ts';
import { step } from './course/screens/step.ts';
import './my-training/my-training.ts';
import './site-nav/site-nav.ts';
import './status/status.ts';
import { define } from './element.ts';
import { questionElement } from './question/index.ts';

/** Names the server for every element on the page: `<a39-config server="https://learn.example">`. */
define('a39-config', class A39Config extends HTMLElement {});

/** Elements that few of a learner's pages need. Their code comes when their tag is met. */
const later: Record<string, () => Promise<unknown>> = {
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
    const load = later[tag] ?? (() => import('./screens.ts').then(({ screens }) => screens[tag]?.()));
    // Gone after an update of the server while this page was open: the fallback in the tag stays.
    load().catch((cause: unknown) => console.error(`a39: ${tag} did not load`, cause));
  }
}

meet();
new MutationObserver(meet).observe(document, { childList: true, subtree: true });
