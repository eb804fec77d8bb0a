import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { Localize } from '../locales/localize.ts';
import type { MyDataTerms } from '../locales/my-data/en.ts';
import type { Section } from './my-data-api.ts';

/** Of a long list so many are shown until all are asked for. */
export const shownFirst = 10;

/** What is stored about oneself, kind by kind: folded, with why and how long, and what nothing is stored about. */
export class StoredSections {
  #host: LitElement;
  #page: Localize<MyDataTerms>;
  #whole = new Set<string>();

  constructor(host: LitElement, page: Localize<MyDataTerms>) {
    this.#host = host;
    this.#page = page;
  }

  /** Who looked and what was asked for are not among them: they have places of their own. */
  view(sections: Section[]): TemplateResult {
    const words = this.#page.t;
    const stored = sections.filter(({ name }) => name !== 'looks' && name !== 'requests');
    const none = stored.filter(({ lines }) => lines.length === 0);
    return html`<p class="a39-quiet">${words.notRecorded}</p>
      ${stored.filter(({ lines }) => lines.length > 0).map((section) => this.#kind(section))}
      ${
        none.length > 0
          ? html`<p class="a39-quiet none">${words.nothing(none.map(({ title }) => title).join(', '))}</p>`
          : nothing
      }`;
  }

  #kind(section: Section): TemplateResult {
    return html`<details part="section" class="kind">
      <summary>
        <span class="name">${section.title}</span>
        <span class="a39-quiet">${this.#page.t.entries(section.lines.length)}</span>
      </summary>
      ${this.reasons(section)} ${this.lines(section)}
    </details>`;
  }

  reasons({ why, kept }: Section): TemplateResult {
    const words = this.#page.t;
    return html`<dl class="said">
      <div>
        <dt>${words.why}</dt>
        <dd>${why}</dd>
      </div>
      <div>
        <dt>${words.kept}</dt>
        <dd>${kept}</dd>
      </div>
    </dl>`;
  }

  lines({ name, title, lines }: Section): TemplateResult {
    const words = this.#page.t;
    const shown = this.#whole.has(name) ? lines : lines.slice(0, shownFirst);
    const all = async (): Promise<void> => {
      this.#whole.add(name);
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      // The button is gone; the first that it brought takes its place.
      this.#host.renderRoot.querySelector<HTMLElement>(`#${name} > li:nth-child(${shownFirst + 1})`)?.focus();
    };
    return html`<ul id=${name} class="lines" role="list" aria-label=${title}>
        ${shown.map(
          (line) =>
            html`<li tabindex="-1">
              <dl>
                ${line.map(
                  ({ label, text }) =>
                    html`<div>
                      <dt>${label}</dt>
                      <dd>${text}</dd>
                    </div>`,
                )}
              </dl>
            </li>`,
        )}
      </ul>
      ${
        shown.length < lines.length
          ? html`<p>
              <button
                part="button"
                class="a39-plain"
                type="button"
                aria-label=${words.allOf(title, lines.length)}
                @click=${() => void all()}
              >
                ${icons.down} ${words.all(lines.length)}
              </button>
            </p>`
          : nothing
      }`;
  }
}
