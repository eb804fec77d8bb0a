import { html, type TemplateResult } from 'lit';
import type { ItemVerdict, Verdict } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { plain } from '../text/plain.ts';
import { QuestionElement } from './question.ts';

type Places = Record<string, string>;

/** What *Sort* and *Match* share: one native select for each row. Nothing has to be dragged. */
export abstract class PlacesElement extends QuestionElement<Places> {
  protected controls(): TemplateResult {
    const chosen = this.draft ?? {};
    const { question } = this.words.t;
    const first = this.question.items.find((item) => !chosen[item.id]) ?? this.question.items[0];
    return html`<ul class="a39-rows" role="list">
      ${this.question.items.map((item) => {
        const id = this.id_(item === first ? 'first' : item.id);
        return html`<li>
          <label for=${id}>${this.say(item)}</label>
          <select
            id=${id}
            name=${item.id}
            lang=${this.textLang}
            aria-invalid=${this.missing && !chosen[item.id] ? 'true' : 'false'}
            @change=${this.placed}
          >
            <option value="" ?selected=${!chosen[item.id]}>${question.pick}</option>
            ${this.question.places.map(
              (place) =>
                html`<option value=${place.id} ?selected=${chosen[item.id] === place.id}>${plain(place.text)}</option>`,
            )}
          </select>
        </li>`;
      })}
    </ul>`;
  }

  private readonly placed = (event: Event): void => {
    const { name, value } = event.target as HTMLSelectElement;
    const { [name]: _, ...others } = this.draft ?? {};
    this.draft = value ? { ...others, [name]: value } : others;
  };

  protected override response(): { response: unknown } | { missing: string } {
    const places = this.draft ?? {};
    const open = this.question.items.filter((item) => !places[item.id]).length;
    return open === 0 ? { response: { places } } : { missing: this.words.t.question.rowsOpen(open) };
  }

  protected override draftOf(response: unknown): Places | null {
    return (response as { places?: Places } | undefined)?.places ?? null;
  }

  protected override outcome(item: ItemVerdict, verdict: Verdict): TemplateResult {
    const { question } = this.words.t;
    const name = (id: unknown): string => plain(this.question.places.find((place) => place.id === id)?.text ?? []);
    const mine = this.draftOf(this.answered?.response)?.[item.id];
    return html`<p class="a39-outcome">
        ${verdict.unsure ? '' : this.badge(item.right)} ${this.say(this.find(item.id))}
      </p>
      <p class="a39-place"><strong lang=${this.textLang}>${name(item.should)}</strong></p>
      ${
        mine && !item.right
          ? html`<p class="a39-yours">
              ${icons.chosen} ${question.youPut} <span lang=${this.textLang}>${name(mine)}</span>
            </p>`
          : ''
      }`;
  }
}
