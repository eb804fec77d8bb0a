import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Answered, ItemVerdict, ShownQuestion, Verdict } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import type { Words } from '../locales/words.ts';
import { blocks, line } from '../text/blocks.ts';
import { heading } from '../text/heading.ts';

/** In the knowledge check and the pre-check the first answer is final; practice may be answered again. */
export type Mode = 'practice' | 'check' | 'pre-check';

export const unsure = { unsure: true } as const;

/**
 * What all kinds of question share: the question as a legend, what to say when nothing was chosen, "I'm not sure",
 * and the reasons. In the light DOM, so that labels, find-in-page and the host's type work.
 * Answers leave through `ask`, not through an event: a host page must not hear them.
 */
export abstract class QuestionElement<Draft> extends LitElement {
  @property({ attribute: false }) question!: ShownQuestion;
  @property({ attribute: false }) answered: Answered | null = null;
  @property({ attribute: false }) words!: Words;
  @property() textLang = '';
  @property() mode: Mode = 'practice';
  @property({ type: Number }) level = 3;
  /** An answer is on its way, or waits for the network. */
  @property({ type: Boolean }) sending = false;
  @property({ attribute: false }) ask: (response: unknown) => void = () => {};

  /** Chosen or typed, and not answered yet. It lives as long as the element, which the course keeps while it runs. */
  @state() protected draft: Draft | null = null;
  @state() private again = false;
  @state() protected missing = '';

  /** The answer that the controls stand for, or what is missing. */
  protected abstract response(): { response: unknown } | { missing: string };
  protected abstract controls(): unknown;
  /** One item with its verdict, before its reason. */
  protected abstract outcome(item: ItemVerdict, verdict: Verdict): TemplateResult;
  /** The draft that an answer was made of, so that trying again shows the earlier choice. */
  protected abstract draftOf(response: unknown): Draft | null;

  protected override createRenderRoot(): HTMLElement {
    // What stood here until its code came.
    this.replaceChildren();
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('answered') && changed.get('answered') !== undefined && this.answered) this.again = false;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get('answered') !== undefined && this.answered && !this.again && this.wantsFocus(this.answered))
      this.querySelector<HTMLElement>('.a39-verdict [tabindex]')?.focus();
  }

  /** Whether what was said about an answer takes the focus. */
  protected wantsFocus(answered: Answered): boolean {
    return answered.verdict !== undefined;
  }

  protected id_(part: string): string {
    return `a39-${this.question.id}-${part}`;
  }

  protected say(item: { text: Parameters<typeof line>[0] }): TemplateResult {
    return html`<span lang=${this.textLang}>${line(item.text)}</span>`;
  }

  protected get verdict(): Verdict | null {
    return this.again ? null : (this.answered?.verdict ?? null);
  }

  override render(): unknown {
    return this.verdict ? this.reasons(this.verdict) : this.form();
  }

  protected get given(): unknown {
    return html`<div class="a39-prose a39-case" lang=${this.textLang}>${blocks(this.question.case, this.level)}</div>`;
  }

  private form(): TemplateResult {
    const { t } = this.words;
    return html`<form class="a39-question" novalidate @submit=${this.submit}>
      ${
        this.missing &&
        html`<div class="a39-summary" role="alert" tabindex="-1">
          <p><strong>${t.question.problem}</strong></p>
          <a href=${`#${this.id_('first')}`} @click=${this.toFirst}>${this.missing}</a>
        </div>`
      }
      <fieldset aria-describedby=${this.id_('hint')}>
        <legend>${heading(this.level, html`<span lang=${this.textLang}>${line(this.question.prompt)}</span>`)}</legend>
        ${this.question.case.length > 0 ? this.given : nothing}
        <p class="a39-hint" id=${this.id_('hint')}>${this.hint}</p>
        ${this.missing && html`<p class="a39-missing" id=${this.id_('missing')}>${icons.late} ${this.missing}</p>`}
        ${this.controls()}
      </fieldset>
      <div class="a39-actions">
        <button class="a39-button" type="submit">${this.sending ? t.question.sending : this.submitWord()}</button>
        <button class="a39-plain" type="button" @click=${this.notSure}>${t.question.notSure}</button>
      </div>
      ${this.mode === 'check' ? html`<p class="a39-hint">${t.question.final}</p>` : nothing}
    </form>`;
  }

  protected get hint(): string {
    const { hint } = this.words.t.question;
    return hint[this.question.kind as keyof typeof hint];
  }

  protected submitWord(): string {
    return this.words.t.question.check;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const given = this.response();
    if ('missing' in given) {
      this.missing = given.missing;
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.a39-summary')?.focus());
      return;
    }
    this.missing = '';
    this.ask(given.response);
  };

  private readonly notSure = (): void => {
    this.missing = '';
    this.ask(unsure);
  };

  /** Not left to the browser: in the hash stands the step. */
  private readonly toFirst = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLElement>(`#${CSS.escape(this.id_('first'))}`)?.focus();
  };

  protected reasons(verdict: Verdict): TemplateResult {
    return html`<div class="a39-question">
      ${heading(this.level, html`<span lang=${this.textLang}>${line(this.question.prompt)}</span>`)}
      ${this.question.case.length > 0 ? this.given : nothing}
      <div class="a39-verdict">${this.headline(verdict)}</div>
      ${this.outcomes(verdict)} ${this.afterwards()}
    </div>`;
  }

  protected outcomes(verdict: Verdict): TemplateResult {
    return html`<ul class="a39-outcomes" role="list">
      ${this.inOrder(verdict.items).map(
        (item) =>
          html`<li>
            ${this.outcome(item, verdict)}
            <div class="a39-why" lang=${this.textLang}>${blocks(item.why, this.level + 1)}</div>
          </li>`,
      )}
    </ul>`;
  }

  protected inOrder(items: ItemVerdict[]): ItemVerdict[] {
    const place = new Map(this.question.items.map((item, i) => [item.id, i]));
    return items.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  }

  protected headline(verdict: Verdict): TemplateResult {
    const { question } = this.words.t;
    if (verdict.unsure)
      return html`${heading(this.level + 1, question.unsureHeading)}
        <p>${this.mode === 'practice' ? question.unsurePractice : question.unsureCheck}</p>`;
    return heading(
      this.level + 1,
      verdict.right
        ? html`<span class="a39-mark right">${icons.right} ${question.right}</span>`
        : verdict.points > 0
          ? html`<span class="a39-mark wrong">${icons.half} ${question.partly}</span>`
          : html`<span class="a39-mark wrong">${icons.wrong} ${question.wrong}</span>`,
    );
  }

  protected afterwards(): unknown {
    if (this.mode !== 'practice') return nothing;
    return html`<div class="a39-actions">
      <button class="a39-plain" type="button" @click=${this.tryAgain}>
        ${icons.again} ${this.words.t.question.tryAgain}
      </button>
    </div>`;
  }

  private readonly tryAgain = async (): Promise<void> => {
    this.draft = this.draftOf(this.answered?.response);
    this.again = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('legend [tabindex]')?.focus();
  };

  /** "Right" or "Not right", with its sign. */
  protected badge(right: boolean): TemplateResult {
    const { question } = this.words.t;
    return right
      ? html`<span class="a39-mark right">${icons.right} ${question.rightWord}</span>`
      : html`<span class="a39-mark wrong">${icons.wrong} ${question.wrongWord}</span>`;
  }

  protected note(text: string): TemplateResult {
    return html`<span class="a39-note">${text}</span>`;
  }

  protected find(id: string): ShownQuestion['items'][number] {
    return this.question.items.find((item) => item.id === id) ?? { id, text: [] };
  }
}
