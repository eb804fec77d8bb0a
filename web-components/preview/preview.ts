import { html, LitElement, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, type Answered, type ShownQuestion } from '../api/client.ts';
import { addContentStyles, adoptContentSheet } from '../appearance/content-sheet.ts';
import { icons } from '../appearance/icons.ts';
import type { Screen } from '../course/screen.ts';
import type { overview } from '../course/screens/overview.ts';
import type { step } from '../course/screens/step.ts';
import { define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { words } from '../locales/words.ts';
import type { AnyQuestion, questionElement } from '../question/index.ts';
import { defineKinds } from '../question/rare-kinds.ts';
import { blocks } from '../text/blocks.ts';
import { heading } from '../text/heading.ts';
import { answerKey } from './key.ts';
import {
  previewServer,
  type PlacedRemark,
  type PreviewApi,
  type PreviewCourses,
  type PreviewLanguage,
  type PreviewPage,
  type Row,
  type Where,
} from './preview-api.ts';
import pageStyles from './preview-content.css?inline';
import styles from './preview.css?inline';
import { remarkList, type RemarkActions } from './remarks.ts';

addContentStyles(pageStyles);

/** The learner's screens. */
interface Learner {
  step: typeof step;
  overview: typeof overview;
  questionElement: typeof questionElement;
}

let learner: Learner;

/** An exercise on the page with what was typed into it. */
interface Tried {
  /** What it was made of: a saved change makes a new one, others leave it alone. */
  made: string;
  element: AnyQuestion & HTMLElement;
  answered: Answered | null;
  sending: boolean;
  refused: string;
}

/**
 * @summary A course folder as learners see it, with the checker's messages beside the text. For authors, on their own
 *   machine; the page that holds it serves the folder.
 */
export class A39Preview extends LitElement {
  static override styles = sheet(styles);

  /** Instead of the server that gave this page: an object that answers as one. */
  @property({ attribute: false }) api: PreviewApi = previewServer;

  @state() private courses: PreviewCourses | null = null;
  @state() private page: PreviewPage | null = null;
  @state() private problem = '';
  @state() private live: 'no' | 'watching' | 'gone' = 'no';
  @state() private savedAt = '';
  @state() private copied = '';
  @state() private showKey = false;
  /** Which variant of the bank, from 0. */
  @state() private variant = 0;
  private where: Where = { course: '', lang: '', module: '' };

  /** Words of the learner's screens, in the language of the course. */
  private readonly local = new Localize(this, words);
  private readonly container = document.createElement('div');
  private tried = new Map<string, Tried>();
  private turn = 0;
  private stopListening?: () => void;
  /** The message that was shown last, for the next one. */
  private lastShown = -1;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.follow);
    this.follow();
    this.stopListening = this.api.changes((what) => {
      if (what === 'gone') this.live = 'gone';
      else {
        this.live = 'watching';
        void this.load(what === 'changed');
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.follow);
    this.stopListening?.();
  }

  // Where we are: in the address, so that it can be sent and kept.

  private readonly follow = (): void => {
    const asked = new URLSearchParams(location.search);
    const at = (name: string): string => asked.get(name) ?? '';
    this.where = { course: at('course'), lang: at('lang'), module: at('module') };
    this.showKey = asked.has('key');
    this.variant = Math.max(0, (Number(at('bank')) || 1) - 1);
    void this.load(false);
  };

  private address(): string {
    const { course, lang, module } = this.where;
    const parts = new URLSearchParams({ course, lang, module });
    if (this.showKey) parts.set('key', '1');
    if (this.variant > 0) parts.set('bank', `${this.variant + 1}`);
    return `?${parts}`;
  }

  private go(where: Partial<Where>): void {
    this.where = { ...this.where, ...where };
    this.variant = 0;
    this.lastShown = -1;
    history.pushState(null, '', this.address());
    void this.load(false);
  }

  private remember(): void {
    history.replaceState(null, '', this.address());
  }

  /** Reads everything again. After a saved change the page moves to what changed. */
  private async load(saved: boolean): Promise<void> {
    const turn = ++this.turn;
    try {
      await defineKinds(this.local.lang);
      const courses = await this.api.courses();
      const where = nearest(this.where, courses);
      const page = where && (await this.api.page(where));
      if (turn !== this.turn) return;
      const isSame =
        where?.course === this.where.course && where.lang === this.where.lang && where.module === this.where.module;
      const before = isSame ? this.page : null;
      Object.assign(this, { courses, page, problem: '' });
      if (where) {
        this.where = where;
        this.lang = where.lang;
        this.variant = Math.min(this.variant, Math.max(0, (page?.bank.length ?? 0) - 1));
        if (!isSame) this.remember();
        document.title = `${this.language?.title ?? where.course} · Course preview`;
      }
      if (saved) this.savedAt = new Date().toLocaleTimeString('en-GB');
      if (saved && before && page) await this.showChange(before, page);
    } catch (cause) {
      if (turn === this.turn) this.problem = cause instanceof ApiError ? cause.message : String(cause);
    }
  }

  /** Moves to the first screen or variant that reads differently now. */
  private async showChange(before: PreviewPage, now: PreviewPage): Promise<void> {
    const text = (one: unknown): string => JSON.stringify(one);
    const earlier = new Set(stepsOf(before).map(text));
    const row = now.rows.find((one) => {
      const found = stepsOf(now).find(({ id }) => id === one.step);
      return found && !earlier.has(text(found));
    });
    const known = new Set(before.bank.map(({ question }) => text(question)));
    const inBank = now.bank.findIndex(({ question }) => question && !known.has(text(question)));
    if (!row && inBank >= 0) this.variant = inBank;
    await this.updateComplete;
    if (row) this.reveal(`line-${row.line}`);
    else if (inBank >= 0) this.reveal('bank');
  }

  private reveal(id: string): void {
    const target = this.container.querySelector<HTMLElement>(`#a39-${id}`);
    if (!target) return;
    const { top } = target.getBoundingClientRect();
    if (top < 120 || top > innerHeight * 0.6) target.scrollIntoView({ block: 'start' });
    target.classList.remove('a39-shown');
    // A new frame, so that the mark is drawn again where it was before.
    requestAnimationFrame(() => target.classList.add('a39-shown'));
  }

  private get language(): PreviewLanguage | undefined {
    const { course, lang } = this.where;
    return this.courses?.courses.find(({ id }) => id === course)?.languages.find((one) => one.lang === lang);
  }

  // The bar and the facts are ours; the screens go into the light DOM, as in the course.

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.container.className = 'a39-content a39-preview';
    this.container.slot = 'content';
    if (this.container.parentNode !== this) this.append(this.container);
    adoptContentSheet(this.container.getRootNode());
    if (this.local.ready) render(this.content(), this.container, { host: this });
  }

  override render(): unknown {
    return html`<div class="bar" lang="en">
        <h1><span aria-hidden="true">§&#8202;39</span> Preview</h1>
        ${this.pickers()}
      </div>
      <div class="facts" lang="en">${this.facts()}</div>
      ${this.problem && html`<div class="problem" role="alert" lang="en"><p>${icons.late} ${this.problem}</p></div>`}
      ${this.courses ? nothing : html`<slot></slot>`}
      <slot name="content"></slot>`;
  }

  private pickers(): unknown {
    if (!this.courses) return nothing;
    const { course, lang, module } = this.where;
    const languages = this.courses.courses.find(({ id }) => id === course)?.languages ?? [];
    const choose = (name: keyof Where) => (event: Event) =>
      this.go({ ...(name === 'course' && { module: '' }), [name]: (event.target as HTMLSelectElement).value });
    return html`
      ${this.picker(
        'Course',
        'course',
        this.courses.courses.map(({ id, languages: all }) => {
          const shown = all.find((one) => one.lang === lang) ?? all[0];
          return { value: id, text: `${shown?.title ?? id}${tally(shown?.errors ?? 0)}` };
        }),
        course,
        choose('course'),
      )}
      ${this.picker(
        'Module',
        'module',
        (this.language?.pages ?? []).map(({ name, id, title, errors }, i) => ({
          value: name,
          text: `${i === 0 ? 'Cover and what to remember' : id === null ? title : `${i}. ${title}`}${tally(errors)}`,
        })),
        module,
        choose('module'),
      )}
      ${this.picker(
        'Language',
        'language',
        languages.map((one) => ({ value: one.lang, text: `${nameOf(one.lang)}${tally(one.errors)}` })),
        lang,
        choose('lang'),
      )}
      <label class="switch">
        <input type="checkbox" role="switch" .checked=${this.showKey} @change=${this.switchKey} />
        <span>Show the key</span>
      </label>
    `;
  }

  private picker(
    label: string,
    name: string,
    options: { value: string; text: string }[],
    value: string,
    chosen: (event: Event) => void,
  ): TemplateResult {
    return html`<label class="picker ${name}">
      <span>${label}</span>
      <select @change=${chosen} .value=${value}>
        ${options.map(
          (option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.text}</option>`,
        )}
      </select>
    </label>`;
  }

  private readonly switchKey = (event: Event): void => {
    this.showKey = (event.target as HTMLInputElement).checked;
    this.remember();
  };

  private facts(): unknown {
    const { page } = this;
    if (!page) return nothing;
    const { minutes, objectives, remarks } = page;
    const errors = remarks.filter(({ severity }) => severity === 'error').length;
    return html`
      <p class="verdict ${errors > 0 ? 'bad' : remarks.length > 0 ? 'fair' : 'good'}">
        <strong>
          ${errors > 0 ? icons.wrong : remarks.length > 0 ? icons.late : icons.right} ${said(errors, remarks.length)}
        </strong>
        ${
          remarks.length > 0
            ? html`<button class="a39-plain" type="button" @click=${this.showNext}>
                ${remarks.length === 1 ? 'Show it' : 'Show the next'} ${icons.down}
              </button>`
            : nothing
        }
        ${this.elsewhere()}
      </p>
      ${
        minutes
          ? html`<p>${icons.clock} ${counted(minutes.counted, 'minute')} by the text, ${minutes.declared} declared</p>`
          : nothing
      }
      <p role="status" class="live">${this.status()}</p>
      ${objectives.length > 0 ? this.objectives() : nothing}
    `;
  }

  private objectives(): unknown {
    return html`<ul class="objectives" role="list" aria-label="Objectives and their questions in the bank">
      ${this.page?.objectives.map(
        ({ id, text, must, have, need }) =>
          html`<li class=${have < need ? 'short' : ''}>
            <strong>${id}</strong> <span lang=${this.where.lang}>${text}</span>
            ${must ? html`<span class="quiet">must be right once</span>` : nothing}
            <span class="count">${have < need ? icons.late : icons.right} ${have} in the bank, ${need} needed</span>
          </li>`,
      )}
    </ul>`;
  }

  /** Messages about other pages of this course, with the way to the first. */
  private elsewhere(): unknown {
    const others = this.language?.pages.filter(({ name, errors, warnings }) => {
      return name !== this.where.module && errors + warnings > 0;
    });
    const first = others?.[0];
    if (!others || !first) return nothing;
    const sum = others.reduce((all, { errors, warnings }) => all + errors + warnings, 0);
    return html`<button class="a39-plain" type="button" @click=${() => this.go({ module: first.name })}>
      ${sum} elsewhere in this course ${icons.next}
    </button>`;
  }

  private status(): unknown {
    if (this.live === 'gone')
      return html`${icons.late} The preview has been stopped. Start it again and this page goes on.`;
    if (this.savedAt) return html`${icons.again} Saved change shown at ${this.savedAt}`;
    return this.live === 'watching' ? html`${icons.again} Save a page and it shows here` : nothing;
  }

  /** Goes through the messages in reading order, round and round. */
  private readonly showNext = (): void => {
    const remarks = this.page?.remarks ?? [];
    this.lastShown = (this.lastShown + 1) % remarks.length;
    const remark = remarks[this.lastShown];
    if (remark) void this.showRemark(remark);
  };

  private readonly showRemark = async (remark: PlacedRemark): Promise<void> => {
    const at = this.page?.bank.findIndex(({ line }) => line === remark.row) ?? -1;
    if (this.isInBank(remark)) {
      if (at >= 0) this.turnTo(at);
      await this.updateComplete;
      this.reveal('bank');
    } else this.reveal(remark.row === 0 ? 'page' : `line-${remark.row}`);
  };

  private isInBank({ row }: PlacedRemark): boolean {
    return row > 0 && !this.page?.rows.some(({ line }) => line === row);
  }

  private readonly copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    this.copied = text;
  };

  private get actions(): RemarkActions {
    return { copied: this.copied, copy: (text) => void this.copy(text) };
  }

  private beside(remarks: PlacedRemark[], about: string): unknown {
    if (remarks.length === 0) return nothing;
    return html`<aside lang="en" aria-label="Messages about ${about}">${remarkList(remarks, this.actions)}</aside>`;
  }

  private content(): unknown {
    const { page, courses } = this;
    if (courses && !page && !this.problem)
      return html`<p class="a39-empty" lang="en">
        There is no course below ${courses.root}. A course is a folder such as my-course/en/.
      </p>`;
    if (!page) return nothing;
    const own = page.remarks.filter(({ row }) => row === 0);
    const { lesson } = page;
    if (!lesson) return this.unreadable(page, own);
    return html`
      ${page.number === 0 ? this.cover(page, own) : own.length > 0 ? this.aboutPage(own) : nothing}
      ${page.rows.map((row, i) => this.row(page, row, i + 1))} ${page.bank.length > 0 ? this.bank(page) : nothing}
    `;
  }

  private unreadable({ file }: PreviewPage, remarks: PlacedRemark[]): TemplateResult {
    return html`<section class="a39-unread" id="a39-page" lang="en">
      <div>
        ${heading(2, 'This page cannot be shown yet', 'a39-heading')}
        <p>
          Something at the beginning of <code>${file}</code> is missing or misspelt. Once it is corrected and saved, the
          page appears here by itself. Other pages can be looked at meanwhile.
        </p>
      </div>
      ${this.beside(remarks, 'the page')}
    </section>`;
  }

  private aboutPage(remarks: PlacedRemark[]): TemplateResult {
    return html`<section class="a39-row" id="a39-page">
      <div class="a39-where" lang="en"><p>The whole page</p></div>
      ${this.beside(remarks, 'the page')}
    </section>`;
  }

  private row(page: PreviewPage, { line, step: id, title }: Row, nth: number): TemplateResult {
    const found = stepOf(page, id);
    return html`<section class="a39-row" id="a39-line-${line}" aria-label="Screen ${nth}">
      <p class="a39-where" lang="en"><span>Screen ${nth} of ${page.rows.length}</span> <span>line ${line}</span></p>
      <div class="a39-screen">
        ${found ? learner.step(this.screenOf(page, `lesson ${id}`), found, found.step) : this.hole(title)}
      </div>
      ${this.beside(
        page.remarks.filter(({ row }) => row === line),
        `screen ${nth}`,
      )}
    </section>`;
  }

  private hole(title: string): TemplateResult {
    return html`<div class="a39-hole" lang="en">
      <p><strong>${title}</strong></p>
      <p>This exercise cannot be shown yet. The messages say what it lacks.</p>
    </div>`;
  }

  /** What the learner's screens ask of the course. `step` and `overview` use no more than is here. */
  private screenOf(page: PreviewPage, place: string): Screen {
    const { local } = this;
    const screen: Partial<Screen> = {
      local,
      lesson: page.lesson!,
      level: 2,
      completed: false,
      resumeAt: '',
      work: { attempt: null, assignment: { dueOn: inTwoWeeks(), overdue: false } } as unknown as Screen['work'],
      ask: (question) => this.exercise(page, question, place, 'practice'),
      way: (to, label, look = '') => this.way(to, label, look),
      enter: () => this.go({ module: this.language?.pages[1]?.name ?? '' }),
    };
    return screen as Screen;
  }

  /** On the cover: to the module, or to the first bank. */
  private way(to: string, label: unknown, look: string): TemplateResult {
    const [id = ''] = to.split('/');
    const pages = this.language?.pages ?? [];
    const module = (pages.find((one) => one.id === id) ?? pages[1])?.name ?? '';
    return html`<button class=${look} type="button" @click=${() => this.go({ module })}>${label}</button>`;
  }

  private cover(page: PreviewPage, remarks: PlacedRemark[]): TemplateResult {
    const { lesson } = page;
    return html`<section class="a39-row" id="a39-page" aria-label="Cover">
        <p class="a39-where" lang="en"><span>Cover</span></p>
        <div class="a39-screen">${learner.overview(this.screenOf(page, 'cover'))}</div>
        ${this.beside(remarks, 'the cover')}
      </section>
      <section class="a39-row" aria-label="After passing">
        <p class="a39-where" lang="en"><span>After passing</span></p>
        <div class="a39-screen">
          <div class="a39-page">
            <div class="a39-main a39-remember">
              ${heading(2, this.local.t.course.remember)}
              <div class="a39-prose" lang=${lesson!.lang}>${blocks(lesson!.remember, 3)}</div>
            </div>
          </div>
        </div>
      </section>`;
  }

  // The bank: one variant at a time.

  private bank(page: PreviewPage): TemplateResult {
    const { bank } = page;
    const shown = bank[this.variant];
    return html`<section class="a39-row a39-bank" id="a39-bank" aria-label="Knowledge check">
      <div class="a39-where a39-turn" lang="en">
        <p>Knowledge check: learners get a draw of these</p>
        <p>
          <button
            class="a39-move"
            type="button"
            aria-label="Previous variant"
            ?disabled=${this.variant === 0}
            @click=${() => this.turnTo(this.variant - 1)}
          >
            ${icons.back}
          </button>
          <span role="status">Bank: ${this.variant + 1} of ${bank.length}</span>
          <button
            class="a39-move"
            type="button"
            aria-label="Next variant"
            ?disabled=${this.variant === bank.length - 1}
            @click=${() => this.turnTo(this.variant + 1)}
          >
            ${icons.next}
          </button>
          <span class="a39-quiet">line ${shown?.line}</span>
        </p>
      </div>
      <div class="a39-screen">
        <div class="a39-page">
          <p class="a39-margin"><span class="a39-section" aria-hidden="true">${this.variant + 1}</span></p>
          <div class="a39-main">
            ${
              shown?.question
                ? this.exercise(page, shown.question, `check ${shown.line}`, 'check')
                : this.hole(shown?.title ?? '')
            }
          </div>
        </div>
      </div>
      ${this.besideBank(page, shown?.line)}
    </section>`;
  }

  /** What is said about this variant, then what about others, with the way there. */
  private besideBank({ remarks }: PreviewPage, line: number | undefined): unknown {
    const own = remarks.filter(({ row }) => row === line);
    const others = remarks.filter((remark) => this.isInBank(remark) && remark.row !== line);
    if (own.length + others.length === 0) return nothing;
    const show = (remark: PlacedRemark) => void this.showRemark(remark);
    return html`<aside lang="en" aria-label="Messages about the bank">
      ${remarkList(own, this.actions)}
      ${others.length > 0 ? html`<p class="a39-others">In other variants</p>` : nothing}
      ${remarkList(others, { ...this.actions, show })}
    </aside>`;
  }

  private turnTo(variant: number): void {
    this.variant = variant;
    this.remember();
  }

  // Exercises.

  private exercise(page: PreviewPage, question: ShownQuestion, place: string, mode: 'practice' | 'check'): unknown {
    const tried = this.attempt(question, `${place} ${question.id}`);
    if (!tried) return html`<p class="a39-missing">${this.local.t.question.tooNew}</p>`;
    const { element, answered, sending, refused } = tried;
    const notes = page.exercises[question.id];
    Object.assign(element, {
      answered,
      sending,
      words: this.local,
      textLang: this.where.lang,
      mode,
      level: 3,
      ask: (response: unknown) => void this.judge(tried, question.id, response),
    });
    return html`${element}
    ${refused && html`<p class="a39-missing" role="alert" lang="en">${icons.late} ${refused}</p>`}
    ${
      mode === 'check' && answered
        ? html`<p class="a39-actions" lang="en">
            <button class="a39-plain" type="button" @click=${() => this.forget(`${place} ${question.id}`)}>
              ${icons.again} Forget this answer
            </button>
          </p>`
        : nothing
    }
    ${this.showKey && notes ? answerKey(notes, this.where.lang, 4) : nothing}`;
  }

  /** The element of an exercise, kept with what was typed for as long as the exercise reads the same. */
  private attempt(question: ShownQuestion, place: string): Tried | undefined {
    const key = `${this.where.course} ${this.where.lang} ${this.where.module} ${place}`;
    const made = JSON.stringify(question);
    const known = this.tried.get(key);
    if (known?.made === made) return known;
    // One exercise may stand in the lesson and in the bank: on one page they need names of their own.
    const element = learner.questionElement({ ...question, id: `${place.split(' ')[0]}-${question.id}` });
    if (!element) return undefined;
    const tried = { made, element, answered: null, sending: false, refused: '' };
    this.tried.set(key, tried);
    return tried;
  }

  private forget(place: string): void {
    this.tried.delete(`${this.where.course} ${this.where.lang} ${this.where.module} ${place}`);
    this.requestUpdate();
  }

  private async judge(tried: Tried, question: string, response: unknown): Promise<void> {
    Object.assign(tried, { sending: true, refused: '' });
    this.requestUpdate();
    try {
      tried.answered = { response, verdict: await this.api.judge({ ...this.where, question, response }) };
    } catch (cause) {
      tried.refused = cause instanceof ApiError ? cause.message : String(cause);
    }
    tried.sending = false;
    this.requestUpdate();
  }
}

/**
 * Defines the element. What it shares with the course alone is handed over, not imported: the bundler would move it out of
 * the file that learners load into a second one.
 */
export function preview(
  step_: Learner['step'],
  overview_: Learner['overview'],
  questionElement_: Learner['questionElement'],
): void {
  learner = { step: step_, overview: overview_, questionElement: questionElement_ };
  define('a39-preview', A39Preview);
}

/** A step, and where it stands. */
function stepOf({ lesson, number }: PreviewPage, id: string | null) {
  const module = lesson?.modules[0];
  const at = module?.steps.findIndex((one) => one.id === id) ?? -1;
  return module && at >= 0 ? { module, moduleNumber: number, step: module.steps[at]!, stepNumber: at + 1 } : undefined;
}

const stepsOf = ({ lesson }: PreviewPage) => lesson?.modules.flatMap(({ steps }) => steps) ?? [];

/** What was asked for, or the nearest that is there. */
function nearest({ course, lang, module }: Where, { courses }: PreviewCourses): Where | null {
  const found = courses.find(({ id }) => id === course) ?? courses[0];
  const language =
    found?.languages.find((one) => one.lang === lang) ??
    found?.languages.find((one) => one.lang === 'en') ??
    found?.languages[0];
  if (!found || !language) return null;
  const page = language.pages.find(({ name }) => name === module) ?? language.pages[1] ?? language.pages[0];
  return { course: found.id, lang: language.lang, module: page?.name ?? 'course' };
}

const nameOf = (lang: string): string => new Intl.DisplayNames('en', { type: 'language' }).of(lang) ?? lang;
const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
const tally = (errors: number): string => (errors > 0 ? ` · ${counted(errors, 'error')}` : '');

function said(errors: number, all: number): string {
  if (all === 0) return 'Nothing to correct here';
  return [errors && counted(errors, 'error'), all - errors && counted(all - errors, 'warning')]
    .filter(Boolean)
    .join(', ');
}

/** A due day to show on the cover. */
function inTwoWeeks(): string {
  const day = new Date();
  day.setDate(day.getDate() + 14);
  return day.toLocaleDateString('sv');
}
