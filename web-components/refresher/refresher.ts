import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, type Answered } from '../api/client.ts';
import { adoptContentSheet } from '../appearance/content-sheet.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import { Outbox } from '../course/outbox.ts';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { refresherWords } from '../locales/refresher/words.ts';
import type { AnyQuestion, questionElement } from '../question/index.ts';
import { defineKinds } from '../question/rare-kinds.ts';
import { heading } from '../text/heading.ts';
import { refresherServer, type RefresherApi, type RefresherView } from './refresher-api.ts';
import styles from './refresher.css?inline';

let makeQuestion: typeof questionElement;

/**
 * @summary A few cases from completed courses, some time after. Voluntary; the answers are judged and not kept.
 * @event {CustomEvent<{ index: number, total: number }>} a39-step - Another case, or the end.
 * @event {CustomEvent<Record<string, never>>} a39-exit - Leaving; cancelable.
 * @csspart nav - Skip and continue.
 * @csspart continue - Continue.
 */
export class A39Refresher extends A39Element {
  static override styles = sheet(styles);

  declare api?: RefresherApi;

  /** Where leaving leads. Else to My training, on our own pages. */
  @property({ attribute: 'back-href' }) backHref = '';

  /** Null when none is due. */
  @state() private refresher: RefresherView | null = null;
  /** Which case, from 0; -1 is what changed, and after the last comes the end. */
  @state() private at = 0;
  @state() private answers: Record<string, Answered> = {};
  @state() private notice = '';

  private readonly outbox = new Outbox(this, () => {});
  private readonly questions = new Map<string, AnyQuestion & HTMLElement>();

  private readonly page = new Localize(this, refresherWords);

  private get asks(): Pick<RefresherApi, 'takeRefresher' | 'judgeInRefresher' | 'finishRefresher'> {
    return this.api ?? refresherServer(this);
  }

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  protected override async load(): Promise<void> {
    await defineKinds(this.local.lang);
    const refresher = await this.asks.takeRefresher().catch((cause: unknown) => {
      if (cause instanceof ApiError && cause.code === 'not_found') return null;
      throw cause;
    });
    // Loaded again after a sign-in, it is the same one, or was finished in the meantime.
    if (!refresher && this.refresher) return;
    if (refresher && !this.refresher) this.at = refresher.changed.length > 0 ? -1 : 0;
    this.refresher = refresher;
    adoptContentSheet(this.renderRoot);
  }

  protected override body(): TemplateResult {
    const { refresher, at } = this;
    const one = refresher?.questions[at];
    return html`<div part="base">
      ${this.notice && html`<div part="error" class="notice" role="alert">${icons.late} ${this.notice}</div>`}
      <div class="a39-content">
        ${refresher && at < 0 ? this.changes(refresher) : refresher && one ? this.case(refresher, one) : this.end()}
      </div>
      ${one ? this.nav(one) : nothing}
      <p part="status" class="a39-quiet" role="status">
        ${this.outbox.state === 'waiting' ? html`${icons.late} ${this.waitingWords}` : nothing}
      </p>
    </div>`;
  }

  private get waitingWords(): string {
    const { course } = this.local.t;
    return this.outbox.reason === 'sign_in_required' ? course.keptSignedOut : course.kept;
  }

  /** Old and new sentences with the elements that say so to everybody; the words are the author's. */
  private changes({ changed }: RefresherView): TemplateResult {
    const terms = this.page.t;
    return html`<div class="a39-page a39-opening">
      <p class="a39-margin"><span class="a39-section" aria-hidden="true">§</span></p>
      <div class="a39-main">
        ${heading(this.headingLevel, terms.changed, 'a39-title')}
        <div class="a39-prose"><p>${terms.changedText}</p></div>
        ${changed.map(
          ({ courseTitle, lang, lines }) =>
            html`<div lang=${lang}>
              ${heading(this.headingLevel + 1, courseTitle)}
              <ul>
                ${lines.map(
                  ({ was, is }) =>
                    html`<li>
                      ${was === null ? nothing : html`<del>${was}</del>`}
                      ${is === null ? nothing : html`<ins>${is}</ins>`}
                    </li>`,
                )}
              </ul>
            </div>`,
        )}
        <div class="a39-actions">
          <button class="a39-button" type="button" @click=${this.goOn}>${terms.begin} ${icons.next}</button>
        </div>
      </div>
    </div>`;
  }

  private case(refresher: RefresherView, one: RefresherView['questions'][number]): TemplateResult {
    return html`<div class="a39-page">
      <p class="a39-margin">
        <span class="a39-section" aria-hidden="true">${this.at + 1}</span>
        <span lang=${one.lang}>${one.courseTitle}</span>
      </p>
      <div class="a39-main">
        ${heading(this.headingLevel, this.page.t.case(this.at + 1, refresher.questions.length), 'a39-eyebrow')}
        ${this.ask(refresher, one)}
      </div>
    </div>`;
  }

  private ask({ id }: RefresherView, { question, lang }: RefresherView['questions'][number]): unknown {
    const element = this.questions.get(question.id) ?? makeQuestion(question);
    if (!element) return html`<p class="a39-missing">${icons.late} ${this.local.t.question.tooNew}</p>`;
    this.questions.set(question.id, element);
    return Object.assign(element, {
      answered: this.answers[question.id] ?? null,
      words: this.local,
      textLang: lang,
      level: this.headingLevel + 1,
      sending: this.outbox.has(question.id),
      ask: (response: unknown) => {
        this.notice = '';
        const send = async (): Promise<void> => {
          const verdict = await this.asks.judgeInRefresher(id, question.id, response);
          this.answers = { ...this.answers, [question.id]: { response, verdict } };
        };
        void this.outbox.put(question.id, send, this.refused);
      },
    });
  }

  private readonly refused = ({ code }: ApiError): void => {
    const { errors } = this.local.t;
    this.notice = errors[code as keyof typeof errors] ?? errors.internal;
    emit(this, 'a39-error', { code });
  };

  private nav({ question }: RefresherView['questions'][number]): TemplateResult {
    const { course } = this.local.t;
    const verdict = this.answers[question.id]?.verdict;
    const open = !verdict || (verdict.scene?.end === null && !verdict.unsure);
    const isLast = this.at + 1 === this.refresher?.questions.length;
    return html`<nav part="nav" aria-label=${course.navigation}>
      <button
        part=${open ? 'continue' : 'continue button'}
        class=${open ? 'a39-plain' : 'a39-button'}
        type="button"
        @click=${this.goOn}
      >
        ${open ? course.skip : isLast ? this.page.t.finish : course.next} ${open ? nothing : icons.next}
      </button>
    </nav>`;
  }

  private readonly goOn = async (): Promise<void> => {
    const { refresher } = this;
    if (!refresher) return;
    this.at++;
    this.notice = '';
    const total = refresher.questions.length;
    if (this.at === total)
      void this.outbox.put('finished', async () => void (await this.asks.finishRefresher(refresher.id)), this.refused);
    emit(this, 'a39-step', { index: this.at, total });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
  };

  private end(): TemplateResult {
    const terms = this.page.t;
    const { refresher } = this;
    return html`<div class="a39-page a39-opening">
      <p class="a39-margin"><span class="a39-section" aria-hidden="true">${refresher ? icons.right : '§'}</span></p>
      <div class="a39-main">
        ${heading(this.headingLevel, refresher ? terms.done : terms.none, 'a39-title')}
        <div class="a39-prose"><p>${refresher ? terms.doneText : terms.noneText}</p></div>
        <div class="a39-actions">
          <a class="a39-button" href=${this.backHref || this.calls.pageHref('/training')} @click=${this.exit}
            >${this.local.t.course.exit} ${icons.next}</a
          >
        </div>
      </div>
    </div>`;
  }

  private readonly exit = async (event: Event): Promise<void> => {
    const { href } = event.currentTarget as HTMLAnchorElement;
    event.preventDefault();
    await this.outbox.flush();
    if (emit(this, 'a39-exit', {}, true)) location.assign(href);
  };
}
/** Called when the tag is met. A second import of the questions here would take the learner's one file apart. */
export function defineRefresher(question: typeof questionElement): void {
  makeQuestion = question;
  define('a39-refresher', A39Refresher);
}
