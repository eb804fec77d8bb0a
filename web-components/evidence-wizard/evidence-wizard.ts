import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { A39Element, define, sheet } from '../element.ts';
import { address } from '../evidence/address.ts';
import fields from '../evidence/field.css?inline';
import type { ExportFormat } from '../export/export-api.ts';
import { usualSeparator } from '../export/export-fields.ts';
import { finish, finishedView, type Finished } from '../export/finished.ts';
import { LongWork, type Errand } from '../export/long-work.ts';
import workStyles from '../export/long-work.css?inline';
import { wizardWords } from '../locales/evidence-wizard/words.ts';
import { exportWords } from '../locales/export/words.ts';
import { Localize } from '../locales/localize.ts';
import { PeoplePicker } from '../people-picker/people-picker.ts';
import pickerStyles from '../people-picker/people-picker.css?inline';
import { heading } from '../text/heading.ts';
import {
  addressOf,
  noWish,
  peopleOf,
  questionOf,
  wishIn,
  type AskedQuestion,
  type Fault,
  type Part,
  type Wish,
} from './asked-question.ts';
import styles from './evidence-wizard.css?inline';
import { offeredFiles } from './offered-files.ts';
import { populationTable } from './population-table.ts';
import { previewView } from './preview-view.ts';
import { questionForm } from './question-form.ts';
import {
  wizardServer,
  type OfferedFile,
  type Population,
  type QuestionCatalogue,
  type QuestionPreview,
  type WizardApi,
} from './wizard-api.ts';

/** A question that was asked, with what the server says of it. */
interface Answer {
  question: AskedQuestion;
  preview: QuestionPreview;
}

/**
 * @summary From what an auditor asks to the file that answers it: the question, what is there and what is missing, the file. For
 * our own pages only.
 * @attr url-state - `page`: question, days and ids stand in the address, never names. `none` (default): they do not.
 * @slot log - Below: the log that all of it is read from. It is shown when this is.
 * @csspart question - The first step.
 * @csspart there - The second step.
 * @csspart file - The third step.
 */
export class A39EvidenceWizard extends A39Element {
  static override styles = sheet(table, fields, pickerStyles, workStyles, styles);

  declare api?: Api & WizardApi;

  @property({ attribute: 'url-state' }) urlState: 'page' | 'none' = 'none';

  @state() private catalogue!: QuestionCatalogue;
  @state() private wish: Wish = noWish;
  @state() private faults: ReadonlyMap<Part, Fault> = new Map();
  @state() private answer: Answer | null = null;
  @state() private people: Population | null = null;
  @state() private age = '';
  @state() private ageFault = '';
  @state() private finished: { at: number; file: Finished } | null = null;
  /** What was refused, and at which step. */
  @state() private problem: { at: string; text: string } | null = null;

  private readonly work = new LongWork(this);
  private readonly page = new Localize(this, wizardWords);
  private readonly files = new Localize(this, exportWords);
  private readonly picker = new PeoplePicker(
    this,
    (query) => this.asks.findOnRecord(query),
    (cause) => this.said(cause),
  );

  private get asks(): WizardApi {
    return this.api ?? wizardServer(this);
  }

  protected override get worded(): boolean {
    return super.worded && this.page.ready && this.files.ready;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.goBack);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.goBack);
  }

  protected override async load(): Promise<void> {
    this.catalogue = await this.asks.evidenceQuestions();
    if (this.urlState === 'page') void this.readAddress();
  }

  private readonly goBack = (): void => {
    if (this.urlState === 'page' && this.catalogue) void this.readAddress();
  };

  /** Asks what the address asks. */
  private async readAddress(): Promise<void> {
    const { wish, page } = wishIn(address());
    const isSame = JSON.stringify(wish) === JSON.stringify(this.wish);
    if (!isSame) {
      this.change(wish);
      void this.nameChosen(wish.person);
    }
    const question = this.question(wish);
    if (!question || question instanceof Map) return;
    if (!isSame || !this.answer) await this.look(question);
    if (page === null) this.people = null;
    else if (this.answer) await this.showPeople(page);
  }

  /** The address has an id; whoever looks at the page needs the name. */
  private async nameChosen(person: string): Promise<void> {
    if (!person) return this.picker.begin();
    try {
      const found = await this.asks.onRecord(person);
      if (this.wish.person === person) this.picker.begin([found]);
    } catch (cause) {
      this.problem = { at: 'question', text: this.said(cause) };
    }
  }

  private question(wish: Wish): AskedQuestion | Map<Part, Fault> | null {
    const { kind } = wish;
    const asked = this.catalogue.questions.find((one) => one.kind === kind);
    return kind && asked ? questionOf({ ...wish, kind }, asked, this.local.today) : null;
  }

  /** Another question: what is said of the one before would be read as an answer to it. */
  private change(part: Partial<Wish>): void {
    if (part.kind && part.kind !== this.wish.kind && part.person === undefined) {
      this.picker.begin();
      this.wish = { ...this.wish, person: '' };
    }
    this.wish = { ...this.wish, ...part };
    this.faults = new Map([...this.faults].filter(([name]) => part[name] === undefined));
    if (this.work.at) this.work.stop();
    this.work.forget();
    this.answer = this.people = this.finished = this.problem = null;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.work.at === 'question') return;
    const question = this.question(this.wish);
    if (question === null) return;
    if (question instanceof Map) {
      this.faults = question;
      return this.focusOn('[aria-invalid=true]');
    }
    if (this.urlState === 'page') history.pushState(null, '', addressOf(question));
    await this.look(question);
    if (this.answer) await this.focusOn('.there > [tabindex]');
  };

  private async look(question: AskedQuestion): Promise<void> {
    this.people = this.finished = null;
    await this.during('question', async ({ signal }) => {
      const preview = await this.asks.previewQuestion(question, signal);
      if (!signal.aborted) this.answer = { question, preview };
    });
  }

  private async showPeople(page: number): Promise<void> {
    const day = this.answer && peopleOf(this.answer.question, this.local.today);
    if (!day) return;
    await this.during('people', async ({ signal }) => {
      const found = await this.asks.population(day, page, signal);
      if (!signal.aborted) this.people = found;
    });
  }

  private readonly goToPeople = async (page: number): Promise<void> => {
    if (this.work.at) return;
    if (this.urlState === 'page' && this.answer) history.pushState(null, '', addressOf(this.answer.question, page));
    await this.showPeople(page);
    if (this.people) await this.focusOn('.range');
  };

  private async make(file: OfferedFile, at: number, format: ExportFormat | null): Promise<void> {
    if (this.work.at) return;
    this.finished = null;
    const age = this.age.trim();
    this.ageFault = file.kind === 'bundle' && age && !/^age1[a-z0-9]{10,}$/.test(age) ? this.page.t.ageFault : '';
    if (this.ageFault) return this.focusOn('[aria-invalid=true]');
    await this.during(`file ${at}`, async (errand) => {
      const made =
        file.kind === 'bundle'
          ? await finish(await this.asks.makeBundle({ ...file.body, age: age || null }, errand), errand.signal)
          : await this.report(file, format ?? file.body.format, errand);
      if (made && !errand.signal.aborted) this.finished = { at, file: made };
    });
  }

  private async report(
    { body }: Extract<OfferedFile, { kind: 'export' }>,
    format: ExportFormat,
    errand: Errand,
  ): Promise<Finished | null> {
    const separator = usualSeparator(this.local.lang);
    const made = await this.asks.makeExport({ ...body, format, options: { separator, about: 'end' } }, errand);
    return finish(made, errand.signal, { id: made.id, asks: this.asks });
  }

  /** Does something long, and says at its place in words if it is refused. What is filled in stays. */
  private async during(at: string, work: (errand: Errand) => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await this.work.run(at, work);
    } catch (cause) {
      const code = cause instanceof ApiError ? cause.code : '';
      if (code === 'sign_in_required') return this.fail(cause);
      if (code === 'invalid_input' && /\bage: /.test((cause as ApiError).message)) {
        this.ageFault = this.page.t.ageFault;
        return this.focusOn('#age');
      }
      this.problem = { at, text: this.said(cause) };
    }
  }

  private said(cause: unknown): string {
    const { errors } = this.local.t;
    const code = cause instanceof ApiError ? cause.code : 'internal';
    return this.page.t.refused[code] ?? errors[code as keyof typeof errors] ?? errors.internal;
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    found?.closest('details')?.setAttribute('open', '');
    found?.focus();
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const { answer } = this;
    return html`<div part="base">
        ${heading(this.headingLevel, words.heading, 'title')}
        <p class="lede">${words.lede}</p>
        ${this.step('question', words.steps.question, this.asking())}
        ${answer ? this.step('there', words.steps.there, this.there(answer)) : nothing}
        ${answer ? this.step('file', words.steps.file, this.making(answer)) : nothing}
      </div>
      <slot name="log"></slot>`;
  }

  private step(name: 'question' | 'there' | 'file', title: string, content: unknown): TemplateResult {
    return html`<section part=${name} class="step ${name}">
      ${heading(this.headingLevel + 1, title, 'part')}
      <div class="body">${content}</div>
    </section>`;
  }

  private asking(): TemplateResult {
    const words = this.page.t;
    return questionForm({
      words,
      catalogue: this.catalogue,
      wish: this.wish,
      faults: this.faults,
      today: this.local.today,
      picker: this.picker,
      isBusy: this.work.at === 'question',
      outcome: this.working('question', words.asking, words.askingLeft),
      change: (part) => this.change(part),
      submit: (event) => void this.submit(event),
    });
  }

  private there({ question, preview }: Answer): TemplateResult {
    const words = this.page.t;
    return html`<p class="lede">${this.withDays(preview.question)}</p>
      ${previewView(
        { ...preview, gaps: preview.gaps.map((gap) => ({ ...gap, text: this.withDays(gap.text) })) },
        {
          words,
          level: this.headingLevel + 2,
          lang: this.local.lang,
          number: (k) => this.local.number(k),
          href: (path) => this.calls.pageHref(path),
        },
      )}
      ${peopleOf(question, this.local.today) ? this.whoItIs({ question, preview }) : nothing}`;
  }

  /** The server writes days as `2026-11-24`. */
  private withDays(text: string): string {
    return text.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, (day) => this.local.date(day));
  }

  private whoItIs({ question, preview }: Answer): TemplateResult {
    const words = this.page.t;
    return html`<div class="who-it-is">
      ${heading(this.headingLevel + 2, words.people)}
      <p>${words.peopleText}</p>
      ${
        this.people
          ? populationTable(this.people, {
              words,
              local: this.local,
              courses: this.catalogue.courses,
              counted: preview.counts.asked,
              isBusy: this.work.at === 'people',
              href: this.urlState === 'page' ? (page) => addressOf(question, page) : null,
              go: (page) => void this.goToPeople(page),
            })
          : html`<button
              class="a39-button a39-second"
              type="button"
              aria-disabled=${this.work.at !== ''}
              @click=${() => void this.goToPeople(0)}
            >
              ${words.showPeople}
            </button>`
      }
      ${this.working('people', words.readingPeople, words.peopleLeft)}
    </div>`;
  }

  private making({ preview }: Answer): TemplateResult {
    const words = this.page.t;
    const { files } = preview;
    return offeredFiles({
      words,
      files,
      age: this.age,
      ageFault: this.ageFault,
      isBusy: this.work.at !== '',
      day: (day) => this.local.date(day),
      type: (age) => {
        this.age = age;
        this.ageFault = '';
      },
      make: (at, format) => void this.make(files[at]!, at, format),
      outcome: (at) => {
        const { title } = files[at]!;
        const { finished } = this;
        return html`${this.working(`file ${at}`, words.making(title), words.stopped(title))}
          <div role="status">
            ${finished?.at === at ? finishedView(finished.file, this.files.t, this.local) : nothing}
          </div>`;
      },
    });
  }

  /** What goes on at a place, that it was left, or why it was refused. */
  private working(at: string, doing: string, left: string): unknown {
    return html`${this.work.view(at, doing, left, this.files.t.work, (k) => this.local.number(k))}
    ${
      this.problem?.at === at
        ? html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${this.problem.text}</span></p>`
        : nothing
    }`;
  }
}
define('a39-evidence-wizard', A39EvidenceWizard);
