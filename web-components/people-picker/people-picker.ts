import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Colleague } from '../../server/directory/directory-shapes.ts';
import { icons } from '../appearance/icons.ts';
import { wrong } from '../evidence/field.ts';
import { Localize } from '../locales/localize.ts';
import { pickerWords } from '../locales/people-picker/words.ts';

export type { Colleague } from '../../server/directory/directory-shapes.ts';

interface Picking {
  /** Also the id of the search field, so one of a name in an element. */
  name: string;
  legend: string;
  hint?: string;
  fault: string | undefined;
  /** One person alone: whoever is chosen next takes their place. */
  single?: boolean;
  /** What was chosen changed. */
  changed: () => void;
}

/** People who are found by name, chosen, and taken off again. Its host gives it a place in a form. */
export class PeoplePicker {
  chosen: Colleague[] = [];

  readonly #host: LitElement;
  readonly #ask: (query: string) => Promise<Colleague[]>;
  readonly #said: (cause: unknown) => string;
  readonly #page: Localize<typeof pickerWords.en>;
  #query = '';
  #found: Colleague[] | null = null;
  #fault = '';

  constructor(host: LitElement, ask: (query: string) => Promise<Colleague[]>, said: (cause: unknown) => string) {
    this.#host = host;
    this.#ask = ask;
    this.#said = said;
    this.#page = new Localize(host, pickerWords);
  }

  /** Begins anew, with those who are chosen already. */
  begin(chosen: Colleague[] = []): void {
    this.chosen = chosen;
    this.#query = '';
    this.#found = null;
    this.#fault = '';
    this.#host.requestUpdate();
  }

  view(picking: Picking): TemplateResult {
    const { name, legend, hint, fault: given } = picking;
    const words = this.#page.t;
    const fault = this.#fault || given;
    const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
    const others = this.#found?.filter(({ id }) => !this.chosen.some((one) => one.id === id)) ?? [];
    const said = this.#found === null ? '' : this.#found.length === 0 ? words.none : words.found(this.#found.length);
    return html`<fieldset class="who">
      <legend>${legend}</legend>
      ${hint ? html`<p id="${name}-hint" class="hint">${hint}</p>` : nothing}
      <div class="actions">
        <input
          id=${name}
          class="text"
          type="search"
          autocomplete="off"
          aria-label="${legend}: ${words.label}"
          aria-describedby=${described || nothing}
          aria-invalid=${fault ? 'true' : 'false'}
          .value=${this.#query}
          @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => this.#onKey(event, name)}
        />
        <button class="a39-button a39-second" type="button" @click=${() => void this.#find(name)}>${words.find}</button>
      </div>
      ${wrong(name, fault)}
      <p role="status" class="a39-quiet count">${said}</p>
      ${
        others.length > 0
          ? html`<ul class="staff" role="list">
              ${others.map((person) =>
                row(person, words.add(person.name), html`<span class="plus" aria-hidden="true">+</span>`, () =>
                  this.#add(person, picking),
                ),
              )}
            </ul>`
          : nothing
      }
      <p id="${name}-chosen" role="status" class="count" tabindex="-1">${words.chosen(this.chosen.length)}</p>
      ${
        this.chosen.length > 0
          ? html`<ul class="staff chosen" role="list">
              ${this.chosen.map((person) =>
                row(person, words.remove(person.name), icons.wrong, () => this.#remove(person, picking)),
              )}
            </ul>`
          : nothing
      }
    </fieldset>`;
  }

  #type(query: string): void {
    this.#query = query;
    this.#fault = '';
    this.#host.requestUpdate();
  }

  #onKey(event: KeyboardEvent, name: string): void {
    if (event.key !== 'Enter') return;
    // Else the whole form would be sent.
    event.preventDefault();
    void this.#find(name);
  }

  async #find(name: string): Promise<void> {
    const query = this.#query.trim();
    try {
      if (query.length < 2) this.#fault = this.#page.t.tooShort;
      else this.#found = await this.#ask(query);
    } catch (cause) {
      this.#fault = this.#said(cause);
    }
    this.#host.requestUpdate();
    if (this.#fault) await this.#focusOn(name);
  }

  #add(person: Colleague, { name, single, changed }: Picking): void {
    this.chosen = single ? [person] : [...this.chosen, person];
    if (single) this.#found = null;
    changed();
    this.#host.requestUpdate();
    // The button went with its row: the next name can be typed at once.
    void this.#focusOn(single ? `${name}-chosen` : name);
  }

  #remove({ id }: Colleague, { name, changed }: Picking): void {
    this.chosen = this.chosen.filter((one) => one.id !== id);
    changed();
    this.#host.requestUpdate();
    void this.#focusOn(`${name}-chosen`);
  }

  async #focusOn(id: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }
}

function row({ id, name, unit }: Colleague, label: string, sign: unknown, click: () => void): TemplateResult {
  return html`<li data-person=${id}>
    <span>${name} ${unit ? html`<span class="a39-quiet">${unit}</span>` : nothing}</span>
    <button class="a39-plain" type="button" aria-label=${label} @click=${click}>${sign}</button>
  </li>`;
}
