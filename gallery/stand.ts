import type { A39Events } from '../web-components/appearance/emit.ts';
import type { State } from './states.ts';

/** How the page around the elements is. */
export interface Look {
  theme: 'auto' | 'light' | 'dark';
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Of the column in which an element stands, in pixels. */
  width: number;
  heading: number;
}

export interface Stand {
  box: HTMLElement;
  element: HTMLElement;
  /** Every text that came from the server or the page, and is in nobody's dictionary. */
  foreign: Set<string>;
  /** Events that it sent, with what they tell. */
  heard: string[];
  /** Resolves when it shows what it is to show. */
  ready: Promise<void>;
}

/** What elements tell the page around them. */
const events = [
  'a39-ready',
  'a39-auth-required',
  'a39-error',
  'a39-signed-in',
  'a39-count',
  'a39-open',
  'a39-step',
  'a39-saved',
  'a39-complete',
  'a39-exit',
  'a39-answered',
  'a39-acknowledged',
  'a39-download',
  'a39-export-requested',
  'a39-filter',
  'a39-open-team',
] as const satisfies (keyof A39Events)[];

/** Puts an element into a column of its own, in a shadow root as portals have them: nothing of one state reaches another. */
export function stand(tag: string, state: State, { theme, lang, dir, width, heading }: Look): Stand {
  const foreign = new Set<string>();
  const box = document.createElement('div');
  box.className = 'stand';
  Object.assign(box, { lang, dir });
  box.style.inlineSize = `${width}px`;
  box.style.colorScheme = theme === 'auto' ? '' : theme;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries({ theme, 'heading-level': `${heading}`, ...state.takes }))
    element.setAttribute(name, value);
  for (const [slot, words] of Object.entries(state.inside ?? {})) {
    foreign.add(words);
    const inside = document.createElement(slot === 'heading' ? `h${heading}` : slot ? 'span' : 'a');
    if (slot) inside.slot = slot;
    else inside.setAttribute('href', 'https://learn.brightwater.example/plain');
    element.append(Object.assign(inside, { textContent: words }));
  }
  for (const value of Object.values(state.takes ?? {})) foreign.add(value);
  const heard: string[] = [];
  for (const event of events)
    element.addEventListener(event, ({ detail }) => heard.push(`${event} ${JSON.stringify(detail)}`));
  const shown = new Promise<void>((resolve) => {
    if (state.name === 'loading') resolve();
    for (const event of ['a39-ready', 'a39-auth-required', 'a39-error'])
      element.addEventListener(event, () => resolve(), { once: true });
  });
  Object.assign(element, { api: overheard(state.api(), foreign) });
  box.attachShadow({ mode: 'open' }).append(element);
  return { box, element, foreign, heard, ready: prepared(element, state, shown) };
}

async function prepared(element: HTMLElement, state: State, shown: Promise<void>): Promise<void> {
  await shown;
  await (element as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  await state.prepare?.(element);
}

/** The same answers, of which every text is noted. */
function overheard(api: object, foreign: Set<string>): object {
  return new Proxy(api, {
    get(target, name) {
      const member = Reflect.get(target, name) as unknown;
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        const answer = (member as (...all: unknown[]) => unknown).apply(target, given);
        if (!(answer instanceof Promise)) return answer;
        return answer.then((value: unknown) => {
          note(value, foreign);
          return value;
        });
      };
    },
  });
}

function note(value: unknown, foreign: Set<string>): void {
  if (typeof value === 'string') foreign.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const inside of Object.values(value)) note(inside, foreign);
}
