import { html, nothing, type TemplateResult } from 'lit';
import type { Answered, Verdict } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { define } from '../element.ts';
import { blocks } from '../text/blocks.ts';
import { heading } from '../text/heading.ts';
import { QuestionElement } from './question.ts';

const ratings = ['knew', 'partly', 'missed'] as const;

/** @summary An answer in own words, compared with a model answer and rated. The words typed never leave the browser. */
export class A39Recall extends QuestionElement<string> {
  protected controls(): TemplateResult {
    return html`<textarea
      class="a39-recall"
      id=${this.id_('first')}
      rows="4"
      aria-label=${this.words.t.question.ownWords}
      aria-describedby=${this.missing ? `${this.id_('hint')} ${this.id_('missing')}` : this.id_('hint')}
      .value=${this.draft ?? ''}
      @input=${this.typed}
    ></textarea>`;
  }

  private readonly typed = (event: Event): void => {
    this.draft = (event.target as HTMLTextAreaElement).value;
  };

  protected override submitWord(): string {
    return this.words.t.question.compare;
  }

  protected override response(): { response: unknown } | { missing: string } {
    return this.draft?.trim() ? { response: { rating: null } } : { missing: this.words.t.question.writeFirst };
  }

  protected override draftOf(): string | null {
    return this.draft;
  }

  protected override outcome(): TemplateResult {
    return html``;
  }

  protected override headline(verdict: Verdict): TemplateResult {
    return heading(
      this.level + 1,
      verdict.unsure ? this.words.t.question.unsureHeading : this.words.t.question.compareHeading,
    );
  }

  protected override outcomes(verdict: Verdict): TemplateResult {
    const { question } = this.words.t;
    const { rating } = (this.answered?.response ?? {}) as { rating?: string | null };
    return html`<div class="a39-compare">
        ${
          this.draft
            ? html`<div>
                <p class="a39-note">${question.yourWords}</p>
                <p class="a39-own">${this.draft}</p>
              </div>`
            : nothing
        }
        <div>
          <p class="a39-note">${question.model}</p>
          <div class="a39-prose a39-model" lang=${this.textLang}>${blocks(verdict.answer, this.level + 1)}</div>
        </div>
      </div>
      ${
        verdict.unsure
          ? nothing
          : html`<fieldset class="a39-rating">
                <legend>${question.rate}</legend>
                <div class="a39-ratings">
                  ${ratings.map(
                    (value) =>
                      html`<label class="a39-option">
                        <input
                          type="radio"
                          name=${this.id_('rating')}
                          value=${value}
                          .checked=${rating === value}
                          @change=${this.rated}
                        />
                        ${question.ratings[value]}
                      </label>`,
                  )}
                </div>
              </fieldset>
              ${rating ? html`<p class="a39-hint">${icons.right} ${question.rated[rating as 'knew']}</p>` : nothing}`
      }`;
  }

  private readonly rated = (event: Event): void => this.ask({ rating: (event.target as HTMLInputElement).value });

  /** A rating is an answer too, but then the focus belongs to its radio button. */
  protected override wantsFocus({ response }: Answered): boolean {
    return !(response as { rating?: string | null }).rating;
  }
}
define('a39-recall', A39Recall);
