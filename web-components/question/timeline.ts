import { html, nothing, type TemplateResult } from 'lit';
import type { ItemVerdict, Shown, Verdict } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { rareTerms } from '../locales/rare-kinds/words.ts';
import { line } from '../text/blocks.ts';
import { plain } from '../text/plain.ts';
import { QuestionElement } from './question.ts';

interface Pick {
  who?: string;
  latest?: string;
}

type Picks = Record<string, Pick>;

const whole = (pick: Pick | undefined): boolean => pick?.who !== undefined && pick.latest !== undefined;

/** @summary Events in the order of time, and for each duty two selects: who must act, and until when. */
export class A39Timeline extends QuestionElement<Picks> {
  protected override get hint(): string {
    return rareTerms(this.words).hint.Timeline;
  }

  private get asked(): Shown[] {
    return this.question.items.filter((item) => item.asked);
  }

  private sayEvent(item: Shown): TemplateResult {
    return html`<span class="a39-when" lang=${this.textLang}>${line(item.when ?? [])}</span>
      <span class="a39-event" id=${this.id_(`event-${item.id}`)}>${this.say(item)}</span>`;
  }

  protected controls(): TemplateResult {
    const picks = this.draft ?? {};
    const first = this.asked.find((item) => !whole(picks[item.id])) ?? this.asked[0];
    return html`<ol class="a39-timeline" role="list">
      ${this.question.items.map(
        (item) =>
          html`<li>
            ${this.sayEvent(item)}
            ${
              item.asked
                ? html`<div class="a39-picks">
                    ${this.pick(item, 'who', item === first && !picks[item.id]?.who)}
                    ${this.pick(item, 'latest', item === first && picks[item.id]?.who !== undefined)}
                  </div>`
                : nothing
            }
          </li>`,
      )}
    </ol>`;
  }

  private pick(item: Shown, which: keyof Pick, isFirst: boolean): TemplateResult {
    const { [which]: title } = rareTerms(this.words);
    const chosen = this.draft?.[item.id]?.[which];
    const label = this.id_(`${which}-${item.id}`);
    const open = this.missing && chosen === undefined;
    return html`<div>
      <span class="a39-note" id=${label}>${title}</span>
      <select
        id=${this.id_(isFirst ? 'first' : `${which}-of-${item.id}`)}
        data-item=${item.id}
        data-which=${which}
        lang=${this.textLang}
        aria-labelledby="${label} ${this.id_(`event-${item.id}`)}"
        aria-describedby=${open ? this.id_('missing') : nothing}
        aria-invalid=${open ? 'true' : 'false'}
        @change=${this.picked}
      >
        <option value="" ?selected=${chosen === undefined}>${this.words.t.question.pick}</option>
        ${this.choices(which).map(
          ({ id, text }) => html`<option value=${id} ?selected=${chosen === id}>${plain(text)}</option>`,
        )}
      </select>
    </div>`;
  }

  private choices(which: keyof Pick): Shown[] {
    return which === 'who' ? this.question.places : (this.question.latests ?? []);
  }

  private readonly picked = (event: Event): void => {
    const { value, dataset } = event.target as HTMLSelectElement;
    const { item = '', which = '' } = dataset;
    const { [which as keyof Pick]: _, ...rest } = this.draft?.[item] ?? {};
    this.draft = { ...this.draft, [item]: value === '' ? rest : { ...rest, [which]: value } };
  };

  protected override response(): { response: unknown } | { missing: string } {
    const timeline = this.draft ?? {};
    const open = this.asked.filter((item) => !whole(timeline[item.id])).length;
    return open === 0 ? { response: { timeline } } : { missing: rareTerms(this.words).picksOpen(open) };
  }

  protected override draftOf(response: unknown): Picks | null {
    return (response as { timeline?: Picks } | undefined)?.timeline ?? null;
  }

  protected override outcome(item: ItemVerdict, verdict: Verdict): TemplateResult {
    const shown = this.find(item.id);
    if (typeof item.should !== 'object' || Array.isArray(item.should))
      return html`<p class="a39-outcome">
        <span class="a39-note">${rareTerms(this.words).noDuty}</span> <span>${this.sayEvent(shown)}</span>
      </p>`;
    const { should } = item;
    const mine = this.draftOf(this.answered?.response)?.[item.id];
    const row = (which: keyof Pick): TemplateResult => this.compared(which, should[which], mine?.[which]);
    return html`<p class="a39-outcome">
        ${verdict.unsure ? '' : this.badge(item.right)} <span>${this.sayEvent(shown)}</span>
      </p>
      <ul class="a39-place a39-expert" role="list">
        ${row('who')} ${row('latest')}
      </ul>`;
  }

  private compared(which: keyof Pick, should: string, mine: string | undefined): TemplateResult {
    const { [which]: title, chosen } = rareTerms(this.words);
    const name = (id: string): TemplateResult =>
      html`<span lang=${this.textLang}>${plain(this.choices(which).find((one) => one.id === id)?.text ?? [])}</span>`;
    return html`<li>
      <span>${title} <strong>${name(should)}</strong></span>
      ${
        mine === undefined || mine === should
          ? nothing
          : html`<span class="a39-note">${icons.chosen} ${chosen} ${name(mine)}</span>`
      }
    </li>`;
  }
}
