import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, type Answered, type Api, type ShownQuestion } from '../api/client.ts';
import { adoptContentSheet } from '../appearance/content-sheet.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import { nameParts } from '../appearance/name-parts.ts';
import { Outbox } from '../course/outbox.ts';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { quickCheckWords } from '../locales/quick-check/words.ts';
import type { AnyQuestion, questionElement } from '../question/index.ts';
import { heading } from '../text/heading.ts';
import { quickCheckServer, type PracticeShown, type QuickCheckApi } from './quick-check-api.ts';
import styles from './quick-check.css?inline';

let makeQuestion: typeof questionElement;

/** Their code and words come before they are shown. */
const rareKinds = new Set<ShownQuestion['kind']>(['Spot the gap', 'Score', 'Timeline', 'Decide']);

/** Questions name their parts by classes, because in a course they stand in the page's own tree. */
const parts = [
  ['legend', 'legend'],
  ['.a39-option', 'option'],
  ['.a39-verdict, .a39-outcomes', 'feedback'],
  ['button', 'button'],
  ['a', 'link'],
  ['.a39-summary', 'error'],
] as const;

/**
 * @summary One exercise of a course, anywhere in a page: judged by the server, with the reasons. Nothing is stored, unless the
 * page asks that it count in the course.
 * @slot heading - Instead of our heading.
 * @slot after - Below the reasons, once there is an answer.
 * @event {CustomEvent<Record<string, never>>} a39-answered - There is an answer. Neither the answer nor whether it was right is in it.
 * @csspart legend - The question.
 * @csspart option - One of the answers to choose from.
 * @csspart feedback - What is said about the answer, and the reasons.
 */
export class A39QuickCheck extends A39Element {
  static override styles = sheet(styles);

  declare api?: Api & QuickCheckApi;

  /** `<course>/<exercise>`, as both are named in the course's files. */
  @property() question = '';
  /** `completion`: the answer counts as that step of the course, for whoever has the course to do. */
  @property() record: 'none' | 'completion' = 'none';

  @state() private shown!: PracticeShown;
  @state() private answered: Answered | null = null;
  @state() private problem = '';

  private readonly page = new Localize(this, quickCheckWords);
  private readonly outbox = new Outbox(this, () => {});
  private asked: (AnyQuestion & HTMLElement) | undefined;
  /** The question draws itself again when it likes. */
  private readonly drawn = new MutationObserver(() => nameParts(this.renderRoot, parts));

  override connectedCallback(): void {
    super.connectedCallback();
    this.drawn.observe(this.renderRoot, { childList: true, subtree: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.drawn.disconnect();
  }

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  private get asks(): QuickCheckApi {
    return this.api ?? quickCheckServer(this);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hasUpdated && (changed.has('question') || changed.has('record'))) void this.reload();
  }

  protected override async load(): Promise<void> {
    const [course = '', question = ''] = this.question.split('/');
    const shown = await this.asks.practice(course, question);
    // Loaded again after a sign-in, what was chosen stays.
    if (shown.content !== this.shown?.content || shown.question.id !== this.shown.question.id) {
      if (rareKinds.has(shown.question.kind))
        await import('../question/rare-kinds.ts').then((its) => its.defineKinds(this.local.lang));
      this.asked = makeQuestion(shown.question);
      this.answered = null;
    }
    this.shown = shown;
    adoptContentSheet(this.renderRoot);
  }

  /** Whether the answer is kept, and goes with the course. */
  private get counts(): boolean {
    return this.record === 'completion' && this.shown.assignmentId !== null;
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      <slot name="heading">${heading(this.headingLevel, words.heading, 'part')}</slot>
      ${
        this.problem &&
        html`<p part="error" role="alert" class="a39-mark overdue">${icons.late} <span>${this.problem}</span></p>`
      }
      <div class="a39-content">${this.ask(this.shown)}</div>
      <p part="status" class="a39-quiet" role="status">
        ${
          this.outbox.state === 'waiting'
            ? html`${icons.late}
              ${this.outbox.reason === 'sign_in_required' ? this.local.t.course.keptSignedOut : this.local.t.course.kept}`
            : this.counts
              ? words.counts
              : words.notKept
        }
      </p>
      ${this.outbox.reason === 'sign_in_required' ? html`<p>${this.signInWay('a39-plain', '_blank')}</p>` : nothing}
      ${this.answered ? html`<slot name="after"></slot>` : nothing}
    </div>`;
  }

  private ask({ question, lang }: PracticeShown): unknown {
    if (!this.asked) return html`<p class="a39-missing">${icons.late} ${this.local.t.question.tooNew}</p>`;
    return Object.assign(this.asked, {
      answered: this.answered,
      words: this.local,
      textLang: lang,
      level: this.headingLevel + 1,
      sending: this.outbox.has(question.id),
      ask: (response: unknown) => {
        this.problem = '';
        const send = async (): Promise<void> => {
          this.answered = await this.judged(response);
          emit(this, 'a39-answered');
        };
        void this.outbox.put(question.id, send, (error) => void this.refused(error));
      },
    });
  }

  private async judged(response: unknown): Promise<Answered> {
    const { content, question, assignmentId } = this.shown;
    if (!this.counts) return { response, verdict: await this.calls.practise(content, question.id, response) };
    // Goes on with the attempt that there is.
    const { attempt, content: read } = await this.calls.startAttempt(assignmentId!);
    if (!attempt || read !== content) throw new ApiError('version_stale', read);
    return this.calls.answer(attempt.id, question.id, response);
  }

  private readonly refused = async ({ code }: ApiError): Promise<void> => {
    const { errors } = this.local.t;
    emit(this, 'a39-error', { code });
    // Elsewhere the course was handed in, or began in another version.
    if (['version_stale', 'already_completed', 'attempt_handed_in'].includes(code)) await this.reload();
    this.problem = errors[code as keyof typeof errors] ?? errors.internal;
  };
}
/** Called when the tag is met. A second import of the questions here would take the learner's one file apart. */
export function defineQuickCheck(question: typeof questionElement): void {
  makeQuestion = question;
  define('a39-quick-check', A39QuickCheck);
}
