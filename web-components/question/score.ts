import { html, nothing, type TemplateResult } from 'lit';
import type { ItemVerdict, Shown, Verdict } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { rareTerms } from '../locales/rare-kinds/words.ts';
import { line } from '../text/blocks.ts';
import { plain } from '../text/plain.ts';
import { QuestionElement } from './question.ts';

interface Draft {
  /** For each criterion, the two scores as far as chosen. */
  scores: Record<string, (number | null)[]>;
  /** Typed, and never sent. */
  reason: string;
}

/** @summary Two providers, scored by what they show: a select for each in every line, and a reason in own words. */
export class A39Score extends QuestionElement<Draft> {
  protected override get hint(): string {
    return rareTerms(this.words).hint.Score;
  }

  private get filled(): Draft {
    return this.draft ?? { scores: {}, reason: '' };
  }

  private scoreOf(item: string, which: number): number | null {
    return this.filled.scores[item]?.[which] ?? null;
  }

  /** The selects that are still open, as `item which`. */
  private get open(): string[] {
    return this.question.items.flatMap(({ id }) =>
      [0, 1].flatMap((which) => (this.scoreOf(id, which) === null ? [`${id} ${which}`] : [])),
    );
  }

  protected controls(): TemplateResult {
    const terms = rareTerms(this.words);
    const { places, items } = this.question;
    const [first = `${items[0]?.id} 0`] = this.open;
    const toReason = this.open.length === 0;
    const reasonId = this.id_(toReason ? 'first' : 'reason');
    const describedBy = `${this.id_('reason-hint')}${this.missing && toReason ? ` ${this.id_('missing')}` : ''}`;
    // Roles, because a narrow table is laid out as blocks, and would be one no longer.
    return html`<table class="a39-scores" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${terms.criterion}</th>
            ${places.map((place) => html`<th role="columnheader" scope="col">${this.say(place)}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${items.map(
            (item) =>
              html`<tr role="row">
                <th role="rowheader" scope="row">${this.say(item)}</th>
                ${places.map((_, which) => this.cell(item, which, !toReason && first === `${item.id} ${which}`))}
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="a39-reason">
        <label for=${reasonId}>${terms.reason}</label>
        <p class="a39-hint" id=${this.id_('reason-hint')}>${terms.reasonHint}</p>
        <textarea
          class="a39-recall"
          id=${reasonId}
          rows="2"
          aria-describedby=${describedBy}
          aria-invalid=${this.missing && !this.filled.reason.trim() ? 'true' : 'false'}
          .value=${this.filled.reason}
          @input=${this.typed}
        ></textarea>
      </div>`;
  }

  private cell(item: Shown, which: number, isFirst: boolean): TemplateResult {
    const terms = rareTerms(this.words);
    const provider = plain(this.question.places[which]?.text ?? []);
    const chosen = this.scoreOf(item.id, which);
    return html`<td role="cell">
      <p class="a39-provider" aria-hidden="true" lang=${this.textLang}>${provider}</p>
      <p lang=${this.textLang}>${line(item.evidence?.[which] ?? [])}</p>
      <select
        id=${this.id_(isFirst ? 'first' : `${item.id}-${which}`)}
        data-item=${item.id}
        data-which=${which}
        aria-label=${terms.scoreOf(provider, plain(item.text))}
        aria-describedby=${this.missing && chosen === null ? this.id_('missing') : nothing}
        aria-invalid=${this.missing && chosen === null ? 'true' : 'false'}
        @change=${this.scored}
      >
        <option value="" ?selected=${chosen === null}>${this.words.t.question.pick}</option>
        ${[0, 1, 2].map((score) => html`<option value=${score} ?selected=${chosen === score}>${this.named(score)}</option>`)}
      </select>
    </td>`;
  }

  private named(score: number): string {
    return `${score} · ${rareTerms(this.words).scale[score] ?? ''}`;
  }

  private readonly scored = (event: Event): void => {
    const { value, dataset } = event.target as HTMLSelectElement;
    const { scores, reason } = this.filled;
    const item = dataset['item'] ?? '';
    const row = [0, 1].map((which) => this.scoreOf(item, which));
    row[Number(dataset['which'])] = value === '' ? null : Number(value);
    this.draft = { scores: { ...scores, [item]: row }, reason };
  };

  private readonly typed = (event: Event): void => {
    this.draft = { ...this.filled, reason: (event.target as HTMLTextAreaElement).value };
  };

  protected override response(): { response: unknown } | { missing: string } {
    const terms = rareTerms(this.words);
    const { length } = this.open;
    if (length > 0) return { missing: terms.scoresOpen(length) };
    const { scores, reason } = this.filled;
    return reason.trim() === '' ? { missing: terms.reasonMissing } : { response: { scores } };
  }

  protected override draftOf(response: unknown): Draft | null {
    const { scores } = (response ?? {}) as Partial<Draft>;
    return scores ? { scores, reason: this.filled.reason } : this.draft;
  }

  protected override outcome(item: ItemVerdict, verdict: Verdict): TemplateResult {
    const terms = rareTerms(this.words);
    const mine = verdict.unsure ? undefined : this.draftOf(this.answered?.response)?.scores[item.id];
    const should = Array.isArray(item.should) ? item.should : [];
    const shown = this.find(item.id);
    return html`<p class="a39-outcome">${verdict.unsure ? '' : this.badge(item.right)} ${this.say(shown)}</p>
      <ul class="a39-place a39-expert" role="list">
        ${this.question.places.map((place, which) => {
          const own = mine?.[which];
          return html`<li>
            <span>${this.say(place)}: <strong>${this.named(should[which] ?? 0)}</strong></span>
            ${
              own === undefined || own === null || own === should[which]
                ? nothing
                : html`<span class="a39-note">${icons.chosen} ${terms.you(this.named(own))}</span>`
            }
            <span class="a39-note" lang=${this.textLang}>${line(shown.evidence?.[which] ?? [])}</span>
          </li>`;
        })}
      </ul>`;
  }

  protected override outcomes(verdict: Verdict): TemplateResult {
    const { reason } = this.filled;
    return html`${super.outcomes(verdict)}
    ${
      reason.trim() === ''
        ? nothing
        : html`<div class="a39-reason">
            <p class="a39-note">${rareTerms(this.words).yourReason}</p>
            <p class="a39-own">${reason}</p>
          </div>`
    }`;
  }
}
