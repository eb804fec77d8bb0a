import { html, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, type Answered, type ShownQuestion } from '../api/client.ts';
import type {
  AssignmentView,
  AttemptView,
  CheckResult,
  CheckView,
  LessonModule,
  Outline,
  SessionView,
} from '../api/client.ts';
import { adoptContentSheet } from '../appearance/content-sheet.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { fetchKinds, questionElement, type AnyQuestion } from '../question/index.ts';
import type { Mode } from '../question/question.ts';
import styles from './course.css?inline';
import { Modules } from './modules.ts';
import { Outbox } from './outbox.ts';
import { checkNumber, findStep, isKept, placesOf, preCheckNumber, preCheckPlaces, type Place } from './places.ts';
import type { Screen } from './screen.ts';
import { checkIntro, checkQuestion, handIn } from './screens/check.ts';
import { overview } from './screens/overview.ts';
import { result } from './screens/result.ts';
import { step } from './screens/step.ts';

/**
 * @summary A course, one step a screen. Text and questions are children of the element, in one container that it owns.
 * @slot before - Above the text.
 * @slot help - Where to ask, in the same place on every screen.
 * @slot complete - Below what is said at the end.
 * @event {CustomEvent<{ index: number, total: number }>} a39-step - Another screen.
 * @event {CustomEvent<Record<string, never>>} a39-saved - A step or an answer is on the server.
 * @event {CustomEvent<{ courseId: string, version: string }>} a39-complete - The knowledge check was passed.
 * @event {CustomEvent<Record<string, never>>} a39-exit - Leaving; cancelable.
 * @csspart header - Title and progress.
 * @csspart title - The course's title.
 * @csspart progress - "Module 2 of 4, step 3 of 9".
 * @csspart nav - Back and continue.
 * @csspart back - Back.
 * @csspart continue - Continue.
 * @csspart footer - Saved or not, and help.
 */
export class A39Course extends A39Element implements Screen {
  static override styles = sheet(styles);

  /** Which assignment. Or name the course. */
  @property() assignment = '';
  /** Which course: its open assignment is found, else the one completed last. */
  @property() course = '';
  /** Where to begin: where the person stopped, or at the overview. */
  @property() start: 'resume' | 'beginning' = 'resume';
  /** `light`: text and questions look like the page; `shadow`: the page’s styles do not reach them. */
  @property() content: 'light' | 'shadow' = 'light';
  /** The step stands in the page's address, and the browser's Back goes one step back. */
  @property({ type: Boolean, attribute: 'hash-links' }) hashLinks = false;
  /** Where leaving the course leads. Else to My training, on our own pages. */
  @property({ attribute: 'back-href' }) backHref = '';

  @state() work!: AssignmentView;
  @state() lesson!: Outline;
  @state() check: CheckView | null = null;
  @state() preCheck: CheckView | null = null;
  @state() result: CheckResult | null = null;
  @state() contact: SessionView['organisation']['contact'] | null = null;
  @state() busy = false;
  @state() missing = false;
  @state() private place: Place = '';
  @state() private notice = '';
  /** Where someone wants to go that could not be shown. */
  @state() private unreached: Place | null = null;
  /** The text of the next screen is on its way. */
  @state() private coming = false;

  private modules!: Modules;
  /** Counts the screens that were asked for: an answer to an earlier wish changes nothing. */
  private turn = 0;
  /** The screens of the pre-check, once someone takes it. */
  private early?: typeof import('./screens/pre-check.ts');
  private readonly outbox = new Outbox(this, () => emit(this, 'a39-saved'));
  private readonly questions = new Map<string, AnyQuestion & HTMLElement>();
  private readonly container = document.createElement('div');
  /** A host framework that draws again may wipe our container: it is put back. */
  private readonly wiped = new MutationObserver(() => this.attach());

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.follow);
    this.wiped.observe(this, { childList: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.follow);
    this.wiped.disconnect();
  }

  protected override async load(): Promise<void> {
    const first = !this.lesson;
    await this.accept(await this.calls.assignment(await this.findAssignment()));
    this.calls.session().then(
      ({ organisation }) => (this.contact = organisation.contact),
      () => {},
    );
    if (!first) return;
    // Begun, and no step was kept: that is someone who took the pre-check. The offer depends on how far they came.
    const { running } = this;
    if (running && !running.step) this.preCheck = await this.calls.preCheck(running.id).catch(() => null);
    const asked = this.hashLinks ? decodeURIComponent(location.hash.slice(1)) : '';
    if (asked && this.leadsTo(asked)) await this.show(asked, false);
    else this.lookAhead();
  }

  private async findAssignment(): Promise<string> {
    if (this.assignment) return this.assignment;
    const { assignments } = await this.calls.myTraining();
    const mine = assignments.filter(({ courseId }) => courseId === this.course);
    const found = mine.find(({ standing }) => standing !== 'completed') ?? mine.at(-1);
    if (!found) throw new ApiError('assignment_unknown', this.course);
    return found.id;
  }

  private async accept(work: AssignmentView): Promise<void> {
    if (this.lesson?.content !== work.content) {
      const lesson = await this.calls.outline(work.content);
      const modules = new Modules((id) => this.module(work.content, id));
      // Whoever is on a step stays on it: its text has to be here before the other lesson is shown.
      const reads = findStep(lesson, this.place);
      if (reads) await modules.fetch(reads.module.id);
      this.lesson = lesson;
      this.modules = modules;
      this.questions.clear();
    }
    this.work = work;
  }

  private async module(content: string, id: string): Promise<LessonModule> {
    const module = await this.calls.module(content, id);
    // Early, so that they are here when they are met; whoever meets one says what failed.
    fetchKinds(
      module.steps.map(({ question }) => question),
      this.local.lang,
    )?.catch(() => {});
    return module;
  }

  // What screens may know.

  get completed(): boolean {
    return this.work.assignment.standing === 'completed';
  }

  get level(): number {
    return this.headingLevel;
  }

  get resumeAt(): Place {
    const at = this.start === 'resume' && !this.completed ? (this.work.attempt?.step ?? '') : '';
    return this.places.includes(at) ? at : '';
  }

  get certificateHref(): string | null {
    const id = this.work.assignment.completionId ?? this.result?.completion?.id;
    return id ? this.calls.certificateHref(id) : null;
  }

  get exitHref(): string {
    return this.backHref || this.calls.pageHref('/training');
  }

  private get places(): Place[] {
    return placesOf(this.lesson, this.completed);
  }

  /** The way that a place lies on: the course, or the pre-check beside it. */
  private wayOf(place: Place): Place[] {
    return place.startsWith('pre-check') ? preCheckPlaces(this.lesson) : this.places;
  }

  private leadsTo(place: Place): boolean {
    const ended = this.completed || this.work.attempt?.handedIn;
    return this.wayOf(place).includes(place) && !(ended && place.startsWith('pre-check'));
  }

  readonly onward = (place: Place): Place | undefined => {
    const way = this.wayOf(place);
    const shown = this.completed ? [] : (this.work.attempt?.shownByPreCheck ?? []);
    const here = findStep(this.lesson, place)?.module.id;
    return way.slice(way.indexOf(place) + 1).find((next) => {
      const module = findStep(this.lesson, next)?.module.id;
      return !module || module === here || !shown.includes(module);
    });
  };

  // Moving about.

  /** Another screen; through the address, if places stand there. */
  private readonly go = (place: Place): void => {
    if (this.hashLinks && decodeURIComponent(location.hash.slice(1)) !== place) location.hash = place;
    else void this.show(place);
  };

  private readonly follow = (): void => {
    if (this.hashLinks && this.lesson) void this.show(decodeURIComponent(location.hash.slice(1)));
  };

  private async show(wanted: Place, focus = true): Promise<void> {
    const turn = ++this.turn;
    let place = this.leadsTo(wanted) ? wanted : '';
    this.notice = '';
    this.unreached = null;
    this.missing = false;
    try {
      if (preCheckNumber(this.place) && !preCheckNumber(place)) await this.learnWhatShowed();
      if (place && !this.completed) place = await this.prepare(place);
      const module = findStep(this.lesson, place)?.module.id;
      const coming = module && this.modules.fetch(module);
      if (coming) {
        this.coming = true;
        await coming;
      }
    } catch (cause) {
      if (turn !== this.turn) return;
      this.coming = false;
      this.unreached = wanted;
      this.refused(cause);
      if (focus) await this.focusAnew();
      return;
    }
    if (turn !== this.turn) return;
    this.coming = false;
    this.place = place;
    this.keepStep(place);
    this.lookAhead();
    const way = this.wayOf(place);
    emit(this, 'a39-step', { index: way.indexOf(place), total: way.length });
    if (focus) await this.focusHeading();
  }

  /** Gets the text of what comes next, so that Continue does not wait. */
  private lookAhead(): void {
    const at = findStep(this.lesson, this.place || this.resumeAt);
    if (!at && this.place) return;
    const ahead = this.lesson.modules.slice(at ? at.moduleNumber - 1 : 0).map(({ id }) => id);
    const shown = this.completed ? [] : (this.work.attempt?.shownByPreCheck ?? []);
    this.modules.fetchWhenIdle(ahead.filter((id) => id === at?.module.id || !shown.includes(id)).slice(0, 2));
  }

  /** Gets what a place needs, and says which place it became. */
  private async prepare(place: Place): Promise<Place> {
    const handedIn = this.work.attempt?.handedIn;
    if (!this.work.attempt || (handedIn && (checkNumber(place) || place === 'hand-in'))) {
      await this.begin();
      if (handedIn || !this.leadsTo(place)) return this.prepare(this.resumeAt || 'check');
    }
    const attempt = this.work.attempt as AttemptView;
    if (place === 'result' && !attempt.handedIn) place = 'hand-in';
    if (place.startsWith('pre-check')) {
      this.early ??= await import('./screens/pre-check.ts');
      await this.early.wordsIn(this.local.lang);
      this.preCheck ??= await this.calls.preCheck(attempt.id);
    } else if (place === 'result') this.result ??= await this.calls.handIn(attempt.id);
    else if (checkNumber(place) || place === 'hand-in') this.check ??= await this.calls.check(attempt.id);
    return place;
  }

  /** Which modules may be skipped, is for the server to say. */
  private async learnWhatShowed(): Promise<void> {
    await this.outbox.flush();
    await this.accept(await this.calls.assignment(this.work.assignment.id));
  }

  private async begin(): Promise<void> {
    await this.accept(await this.calls.startAttempt(this.work.assignment.id));
    this.questions.clear();
    this.check = null;
    this.preCheck = null;
    this.result = null;
  }

  /** The attempt that is being recorded. After hand-in, reading again leaves no trace. */
  private get running(): AttemptView | null {
    const { attempt } = this.work;
    return attempt && !attempt.handedIn && !this.completed ? attempt : null;
  }

  private keepStep(place: Place): void {
    const attempt = this.running;
    if (!attempt || !isKept(place) || attempt.step === place) return;
    attempt.step = place;
    void this.outbox.put('step', async () => void (await this.calls.saveStep(attempt.id, place)));
  }

  private async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.container.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
  }

  /** Where Continue was pressed, what is said on top may be out of sight. */
  private async focusAnew(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.notice button')?.focus();
  }

  // What screens may do.

  readonly way = (place: Place, label: unknown, look = ''): TemplateResult =>
    this.hashLinks
      ? html`<a class=${look} href=${`#${place}`}>${label}</a>`
      : html`<button class=${look} type="button" @click=${() => this.go(place)}>${label}</button>`;

  readonly enter = (): void => this.go(this.resumeAt || (this.onward('') ?? ''));

  readonly ask = (question: ShownQuestion, mode: Mode): unknown => {
    // The cases of the pre-check stand in the lesson too, with answers of their own.
    const name = mode === 'pre-check' ? `${mode}/${question.id}` : question.id;
    const element = this.questions.get(name) ?? questionElement(question);
    if (!element) return html`<p class="a39-missing">${icons.late} ${this.local.t.question.tooNew}</p>`;
    this.questions.set(name, element);
    return Object.assign(element, {
      answered: this.answersFor(mode)[question.id] ?? null,
      words: this.local,
      textLang: this.lesson.lang,
      mode,
      level: this.level + 1,
      sending: this.outbox.has(name),
      ask: (response: unknown) => this.answer(question.id, response, mode, name),
    });
  };

  private readonly reread: Record<string, Answered> = {};

  private answersFor(mode: Mode): Record<string, Answered> {
    if (mode !== 'practice') return (mode === 'check' ? this.check : this.preCheck)?.answers ?? {};
    return this.running ? this.running.answers : this.reread;
  }

  private answer(question: string, response: unknown, mode: Mode, name: string): void {
    const attempt = this.running;
    const send = async (): Promise<void> => {
      const answered = attempt
        ? await this.calls[mode === 'pre-check' ? 'answerPreCheck' : 'answer'](attempt.id, question, response)
        : { response, verdict: await this.calls.practise(this.work.content, question, response) };
      // Asked for after the wait: meanwhile everything may have been loaded again.
      this.answersFor(mode)[question] = answered;
    };
    void this.outbox.put(name, send, (error) => this.refused(error));
  }

  readonly handIn = async (): Promise<void> => {
    const attempt = this.work.attempt;
    if (!attempt || this.busy) return;
    if (this.check?.questions.some(({ id }) => !this.check?.answers[id])) {
      this.missing = true;
      return;
    }
    this.busy = true;
    try {
      await this.outbox.flush();
      this.result = await this.calls.handIn(attempt.id);
      await this.accept(await this.calls.assignment(this.work.assignment.id));
      this.go('result');
      if (this.result.passed)
        emit(this, 'a39-complete', { courseId: this.lesson.courseId, version: this.lesson.version });
    } catch (cause) {
      this.refused(cause);
    } finally {
      this.busy = false;
    }
  };

  readonly tryAgain = async (): Promise<void> => {
    try {
      await this.begin();
      this.go(this.resumeAt || 'check');
    } catch (cause) {
      this.refused(cause);
    }
  };

  readonly exit = async (event: Event): Promise<void> => {
    const { href } = event.currentTarget as HTMLAnchorElement;
    event.preventDefault();
    await this.outbox.flush();
    if (emit(this, 'a39-exit', {}, true)) location.assign(href);
  };

  private refused(cause: unknown): void {
    const code = cause instanceof ApiError ? cause.code : 'internal';
    const { errors } = this.local.t;
    this.notice = errors[code as keyof typeof errors] ?? errors.internal;
    emit(this, code === 'sign_in_required' ? 'a39-auth-required' : 'a39-error', { code });
    if (['attempt_handed_in', 'already_completed', 'version_stale', 'answer_final'].includes(code)) void this.catchUp();
  }

  /** Another tab or device was faster: shows how things stand now, with the words that said so. */
  private async catchUp(): Promise<void> {
    const { notice } = this;
    await this.reload();
    this.check = null;
    this.preCheck = null;
    await this.show(this.place, false);
    this.notice = notice;
  }

  // The shell is ours; the screen goes into the light DOM.

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.lesson || !this.local.ready) return;
    this.attach();
    render(this.screen(), this.container, { host: this });
  }

  private attach(): void {
    if (!this.lesson || !this.isConnected) return;
    this.container.className = 'a39-content';
    this.container.slot = 'content';
    if (this.content === 'light' && this.container.parentNode !== this) this.append(this.container);
    adoptContentSheet(this.container.getRootNode());
  }

  private screen(): TemplateResult {
    const found = findStep(this.lesson, this.place);
    const text = found && this.modules.step(found.module.id, found.step.id);
    if (text) return step(this, found, text);
    const number = checkNumber(this.place);
    if (number) return checkQuestion(this, number);
    if (this.place.startsWith('pre-check')) return this.early!.preCheck(this, preCheckNumber(this.place));
    if (this.place === 'check') return checkIntro(this);
    if (this.place === 'hand-in') return handIn(this);
    return this.place === 'result' ? result(this) : overview(this);
  }

  protected override body(): TemplateResult {
    return html`<div part="base">
      ${this.place === '' ? nothing : this.header()}
      <slot name="before"></slot>
      ${this.notice && html`<div part="error" class="notice" role="alert">${icons.late} ${this.notice} ${this.anew()}</div>`}
      ${this.content === 'shadow' ? this.container : html`<slot name="content"></slot>`}
      ${this.place === 'result' ? html`<slot name="complete"></slot>` : nothing} ${this.nav()}
      <footer part="footer">
        <p part="status" role="status">${this.saved()}</p>
        ${this.outbox.state === 'waiting' ? this.waiting() : nothing}
        <slot name="help">${this.help()}</slot>
      </footer>
    </div>`;
  }

  private anew(): unknown {
    const { unreached } = this;
    if (unreached === null) return nothing;
    return html`<button part="button" class="a39-plain" type="button" @click=${() => void this.show(unreached)}>
      ${icons.again} ${this.local.t.tryAgain}
    </button>`;
  }

  private header(): TemplateResult {
    const { course } = this.local.t;
    const found = findStep(this.lesson, this.place);
    const number = checkNumber(this.place);
    const { modules, checkSize } = this.lesson;
    const early = this.place.startsWith('pre-check');
    const where = found
      ? course.progress(found.moduleNumber, modules.length, found.stepNumber, found.module.steps.length)
      : number
        ? course.checkProgress(number, checkSize)
        : early
          ? course.preCheckName
          : course.check;
    return html`<header part="header">
      <p part="title" lang=${this.lesson.lang}>${this.way('', this.lesson.title, 'a39-plain')}</p>
      ${this.place === 'result' ? nothing : html`<p part="progress">${where}</p>`}
      <div class="bar" aria-hidden="true">
        ${
          early
            ? this.segment(
                preCheckPlaces(this.lesson).length - 1,
                1,
                1,
                preCheckPlaces(this.lesson).indexOf(this.place),
              )
            : html`${modules.map(({ steps }, i) => this.segment(steps.length, i + 1, found?.moduleNumber, found?.stepNumber))}
              ${this.completed ? nothing : this.segment(checkSize, modules.length + 1, undefined, number || undefined)}`
        }
      </div>
    </header>`;
  }

  /** One part of the line on top: behind, here, or ahead. */
  private segment(size: number, nth: number, here = this.lesson.modules.length + 1, done = 0): TemplateResult {
    const filled =
      nth < here ? size : nth === here ? (this.place === 'result' || this.place === 'hand-in' ? size : done) : 0;
    return html`<svg class="segment" preserveAspectRatio="none" viewBox="0 0 ${size} 1">
      <rect width=${filled} height="1" />
    </svg>`;
  }

  private nav(): unknown {
    const { course } = this.local.t;
    const { place } = this;
    const way = this.wayOf(place);
    const before = way[way.indexOf(place) - 1];
    const after = this.onward(place);
    if (place === '' || place === 'result' || before === undefined || after === undefined) return nothing;
    const found = findStep(this.lesson, place);
    const early = preCheckNumber(place);
    const asked = found
      ? found.step.question
      : (early ? this.preCheck : this.check)?.questions[(early || checkNumber(place)) - 1];
    const verdict = asked && this.answersFor(found ? 'practice' : early ? 'pre-check' : 'check')[asked.id]?.verdict;
    // A story is open until its end, or until the learner asked how it goes.
    const open = asked && (!verdict || (verdict.scene?.end === null && !verdict.unsure));
    return html`<nav part="nav" aria-label=${course.navigation}>
      <button part="back" class="a39-plain" type="button" @click=${() => this.go(before)}>
        ${icons.back} ${course.back}
      </button>
      ${
        place === 'hand-in'
          ? nothing
          : open
            ? html`<button part="continue" class="a39-plain" type="button" @click=${() => this.go(after)}>
                ${course.skip}
              </button>`
            : html`<button part="continue button" class="a39-button" type="button" @click=${() => this.go(after)}>
                ${place === 'check' ? course.beginCheck : course.next} ${icons.next}
              </button>`
      }
    </nav>`;
  }

  private saved(): unknown {
    const { course, loading } = this.local.t;
    if (this.coming) return loading;
    switch (this.outbox.state) {
      case 'saved':
        return html`${icons.right} ${course.saved}`;
      case 'waiting':
        return html`${icons.late} ${this.outbox.reason === 'sign_in_required' ? course.keptSignedOut : course.kept}`;
      default:
        return nothing;
    }
  }

  private waiting(): TemplateResult {
    const { course } = this.local.t;
    return html`<p>
      ${this.outbox.reason === 'sign_in_required' ? this.signInWay('a39-plain', '_blank') : nothing}
      <button part="button" class="a39-plain" type="button" @click=${() => void this.outbox.flush()}>
        ${course.sendNow}
      </button>
    </p>`;
  }

  private help(): unknown {
    if (!this.contact) return nothing;
    const { name, email } = this.contact;
    return html`<p class="a39-quiet">${this.local.t.course.help} <a part="link" href="mailto:${email}">${name}</a></p>`;
  }
}
define('a39-course', A39Course);
