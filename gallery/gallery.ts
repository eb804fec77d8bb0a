import '../server/pages/page.css';
import '../web-components/embeddable.ts';
import './gallery.css';
import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import manifest from 'virtual:manifest';
import { addressOf, askedIn, choices, type Asked } from './asked.ts';
import { contract } from './contract.ts';
import { unreadable, untranslated } from './faults.ts';
import { learnPseudoLocale } from './pseudo-locale.ts';
import { stand, type Stand } from './stand.ts';
import { states, type State } from './states.ts';

learnPseudoLocale();

const declarations = manifest.modules.flatMap((module) => module.declarations);
const main = document.querySelector('main')!;
let stands: { state: State; it: Stand }[] = [];

function page(asked: Asked): TemplateResult {
  const one = declarations.find(({ tagName }) => tagName === asked.element)!;
  return html`<div class="columns">
    <nav aria-label="Elements">
      <ul role="list">
        ${Object.keys(states).map(
          (tag) =>
            html`<li>
              <a
                href=${addressOf(asked, { element: tag, state: '' })}
                aria-current=${tag === asked.element ? 'page' : nothing}
                >${tag.replace('a39-', '')} <span class="quiet">${states[tag]!.length}</span></a
              >
            </li>`,
        )}
      </ul>
      <p class="quiet"><code>a39-config</code> shows nothing: it says where the server is and how people sign in.</p>
    </nav>
    <div class="content">
      <h1><span aria-hidden="true">&lt;</span>${asked.element}<span aria-hidden="true">&gt;</span></h1>
      <p class="lede">${one.summary}</p>
      ${controls(asked)}
      <div id="states" class="states">
        ${repeat(stands, ({ state }) => `${asked.element} ${state.name}`, card(asked))}
      </div>
      ${contract(one)}
    </div>
  </div>`;
}

function controls(asked: Asked): TemplateResult {
  const titles = { theme: 'Theme', lang: 'Language', dir: 'Direction', width: 'Column', heading: 'Heading' };
  return html`<form class="controls" aria-label="How they stand" @change=${turn}>
    ${(Object.keys(titles) as (keyof typeof titles)[]).map(
      (name) =>
        html`<label
          >${titles[name]}
          <select name=${name}>
            ${Object.entries(choices[name]).map(
              ([value, words]) =>
                html`<option value=${value} ?selected=${value === `${asked[name]}`}>${words}</option>`,
            )}
          </select></label
        >`,
    )}
    ${asked.state ? html`<a href=${addressOf(asked, { state: '' })}>All states</a>` : nothing}
  </form>`;
}

/** One state in its column; below, what it told the page, and what is wrong with how it looks. */
function card(asked: Asked): (shown: { state: State; it: Stand }) => TemplateResult {
  return ({ state, it }) =>
    html`<section class="card" style="--column: ${asked.width}px" aria-label=${state.name}>
      <header>
        <h2><a href=${addressOf(asked, { state: state.name })}>${state.name}</a></h2>
        <p>${state.shows}</p>
      </header>
      <div class="paper" data-theme=${asked.theme} tabindex="0" role="region" aria-label="${state.name}: the element">
        ${it.box}
      </div>
      <footer>
        ${it.heard.length > 0 ? html`<p class="heard">${it.heard.map((one) => html`<code>${one.replace(' {}', '')}</code> `)}</p>` : nothing}
        ${[...unreadable(it), ...untranslated(it)].map((fault) => html`<p class="fault">${fault}</p>`)}
      </footer>
    </section>`;
}

function turn({ target }: Event): void {
  const { name, value } = target as HTMLSelectElement;
  const asked = askedIn(location.search);
  const dir = name === 'lang' ? { dir: '' } : {};
  history.replaceState(null, '', addressOf(asked, { [name]: value, ...dir }));
  void draw();
}

async function draw(): Promise<void> {
  const asked = askedIn(location.search);
  document.title = `${asked.element} · Elements · Article 39`;
  const shown = states[asked.element]!.filter(({ name }) => !asked.state || name === asked.state);
  stands = shown.map((state) => ({ state, it: stand(asked.element, state, asked) }));
  render(page(asked), main);
  await Promise.allSettled(stands.map(({ it }) => it.ready));
  render(page(asked), main);
  // What was pressed to come here took the focus and the page along.
  if (main.contains(document.activeElement) && document.activeElement?.closest('.paper')) {
    (document.activeElement as HTMLElement).blur();
    scrollTo(0, 0);
  }
  main.dataset['ready'] = asked.element;
}

// Nothing leads away from here: what a click would do stands below the element.
main.addEventListener('click', (event) => {
  const link = event.composedPath().find((at) => at instanceof HTMLAnchorElement);
  if (!link) return;
  if (link.getRootNode() !== document || link.closest('.stand')) event.preventDefault();
  if (!event.composedPath().includes(main.querySelector('.states') ?? main)) return;
  setTimeout(() => render(page(askedIn(location.search)), main));
});

void draw();
