import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError, type Lesson } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { pageWords } from '../locales/pages/words.ts';
import { heading } from '../text/heading.ts';
import { differences } from './differences.ts';
import { reading } from './reading.ts';
import { retaking, type Retake } from './retaking.ts';
import {
  versionsServer,
  type CourseVersions,
  type TaughtOn,
  type VersionChanges,
  type VersionsApi,
} from './versions-api.ts';
import styles from './versions.css?inline';

type Version = CourseVersions['versions'][number];

/** A course in one language, with its versions, the oldest first. */
interface Course {
  key: string;
  id: string;
  lang: string;
  versions: Version[];
}

/** What is shown of the course that is open. */
interface Shown {
  from: string;
  to: string;
  changes: VersionChanges | null;
  /** Only below what led to the newest version. */
  retake: Retake | null;
  on: string;
  taught: TaughtOn | 'nothing' | null;
  lesson: Lesson | null;
  problem: string;
}

/**
 * @summary The courses with all their versions: what changed between two of them, and what was taught on a day. For our own
 * pages only.
 * @csspart table - The versions of a course.
 * @csspart changes - What changed.
 * @csspart retake - Who takes the newest version again.
 * @csspart lesson - A version as it was taught.
 */
export class A39Versions extends A39Element {
  static override styles = sheet(table, styles);

  declare api?: VersionsApi;

  @state() private all!: CourseVersions;
  @state() private open = '';
  @state() private shown!: Shown;

  private readonly page = new Localize(this, pageWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  private get asks(): Pick<VersionsApi, 'courses' | 'changes' | 'taughtOn' | 'retakePreview' | 'askToRetake'> {
    return this.api ?? versionsServer(this);
  }

  protected override async load(): Promise<void> {
    this.all = await this.asks.courses();
    const courses = this.courses();
    const first = courses.find(({ versions }) => versions.length > 1) ?? courses[0];
    if (first) this.begin(first);
  }

  private courses(): Course[] {
    const byKey = Map.groupBy(this.all.versions, ({ id, lang }) => `${id} ${lang}`);
    return [...byKey]
      .map(([key, versions]) => ({ key, id: versions[0]!.id, lang: versions[0]!.lang, versions }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** The newest two versions are what people come for. */
  private begin({ key, versions }: Course): void {
    const [from, to] = [versions.at(-2) ?? versions.at(-1)!, versions.at(-1)!];
    this.open = key;
    this.shown = {
      from: from.content,
      to: to.content,
      changes: null,
      retake: null,
      on: this.all.today,
      taught: null,
      lesson: null,
      problem: '',
    };
  }

  protected override body(): TemplateResult {
    const { versions: words } = this.page.t;
    const courses = this.courses();
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.summary(courses.length, this.all.versions.length)}</p>
      <div class="courses">${courses.map((course) => this.course(course))}</div>
    </div>`;
  }

  private course(course: Course): TemplateResult {
    const { versions: words } = this.page.t;
    const newest = course.versions.at(-1)!;
    const isOpen = course.key === this.open;
    const toggle = (event: Event): void => {
      // Only what the person does: closing is ours when another course opens.
      if ((event.target as HTMLDetailsElement).open && course.key !== this.open) this.begin(course);
    };
    return html`<details class="course" name="course" .open=${isOpen} @toggle=${toggle}>
      <summary>
        ${heading(this.headingLevel + 1, html`<span lang=${course.lang}>${newest.title}</span>`)}
        <span class="a39-quiet">
          ${this.language(course.lang)} ·
          ${words.standing(course.versions.length, newest.version, this.day(newest.publishedOn))}
        </span>
      </summary>
      ${isOpen ? this.detail(course) : nothing}
    </details>`;
  }

  private language(lang: string): string {
    return new Intl.DisplayNames(this.local.lang, { type: 'language' }).of(lang) ?? lang;
  }

  private day(day: string): string {
    return this.local.date(day, { day: 'numeric', month: 'short', year: 'numeric' });
  }

  private detail(course: Course): TemplateResult {
    const { changes, retake, lesson, problem } = this.shown;
    return html`<div class="detail">
      ${this.table(course)}
      <div class="asking">${this.comparing(course)} ${this.asking(course)}</div>
      ${problem && html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${problem}</span></p>`}
      ${
        changes &&
        html`<section part="changes">
          ${differences(changes, {
            level: this.headingLevel + 2,
            words: this.page.t.versions,
            between: between(course, changes),
          })}
        </section>`
      }
      ${retake && html`<section part="retake">${this.retaking(course, retake)}</section>`}
      ${
        lesson && html`<section part="lesson">${reading(lesson, this.headingLevel + 2, this.page.t.versions)}</section>`
      }
    </div>`;
  }

  private table({ versions }: Course): TemplateResult {
    const { versions: words } = this.page.t;
    const { columns } = words;
    return html`<table part="table">
      <thead>
        <tr>
          <th scope="col">${columns.version}</th>
          <th scope="col">${columns.published}</th>
          <th scope="col">${columns.author}</th>
          <th scope="col" class="number">${columns.completions}</th>
          <th scope="col" class="number">${columns.open}</th>
          <th scope="col">${columns.content}</th>
        </tr>
      </thead>
      <tbody>
        ${versions.toReversed().map(
          (one) =>
            html`<tr>
              <th scope="row">${one.version}</th>
              <td class="day">${this.day(one.publishedOn)}</td>
              <td data-name=${columns.author}>${words.declared[one.change]}</td>
              <td data-name=${columns.completions} class="number">${this.local.number(one.completions)}</td>
              <td data-name=${columns.open} class="number">
                ${one.openAttempts === null ? words.few : this.local.number(one.openAttempts)}
              </td>
              <td class="content"><code title=${one.content}>${one.content.slice(0, 19)}…</code></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private comparing({ id, lang, versions }: Course): TemplateResult {
    const { versions: words } = this.page.t;
    const level = this.headingLevel + 2;
    if (versions.length < 2)
      return html`<div>
        ${heading(level, words.changesHeading)}
        <p class="a39-quiet">${words.oneVersion}</p>
      </div>`;
    const compare = (event: Event): void => {
      event.preventDefault();
      const { from, to } = this.shown;
      const leads = from !== to && to === versions.at(-1)!.content;
      void this.ask('changes', async () => {
        const [changes, retake] = await Promise.all([
          this.asks.changes(id, { lang, from, to }),
          leads ? this.decision(id, to) : null,
        ]);
        return { changes, retake };
      });
    };
    return html`<form @submit=${compare}>
      ${heading(level, words.changesHeading)}
      <div class="fields">
        ${this.choice('from', words.from, versions)} ${this.choice('to', words.to, versions)}
        <button class="a39-button">${words.compare}</button>
      </div>
    </form>`;
  }

  private choice(which: 'from' | 'to', label: string, versions: Version[]): TemplateResult {
    const choose = (event: Event): void => {
      this.shown = { ...this.shown, [which]: (event.target as HTMLSelectElement).value };
    };
    return html`<label>
      <span>${label}</span>
      <select @change=${choose}>
        ${versions.map(
          ({ content, version, publishedOn }) =>
            html`<option value=${content} ?selected=${content === this.shown[which]}>
              ${version} · ${this.day(publishedOn)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private asking({ id, lang, versions }: Course): TemplateResult {
    const { versions: words } = this.page.t;
    const { on, taught } = this.shown;
    const find = (event: Event): void => {
      event.preventDefault();
      void this.ask('', async () => ({ taught: await this.taughtOn(id, lang) }));
    };
    const choose = (event: Event): void => {
      this.shown = { ...this.shown, on: (event.target as HTMLInputElement).value, taught: null };
    };
    return html`<form @submit=${find}>
      ${heading(this.headingLevel + 2, words.taughtHeading)}
      <div class="fields">
        <label>
          <span>${words.day}</span>
          <input
            type="date"
            required
            min=${versions[0]!.publishedOn}
            max=${this.all.today}
            .value=${on}
            @change=${choose}
          />
        </label>
        <button class="a39-button a39-second">${words.find}</button>
      </div>
      <div role="status">${taught && this.taught(taught)}</div>
    </form>`;
  }

  /** That nothing was published by then is an answer. */
  private taughtOn(id: string, lang: string): Promise<TaughtOn | 'nothing'> {
    return this.asks.taughtOn(id, { lang, on: this.shown.on }).catch((cause: unknown) => {
      if (cause instanceof ApiError && cause.code === 'course_unknown') return 'nothing';
      throw cause;
    });
  }

  private taught(taught: TaughtOn | 'nothing'): TemplateResult {
    const { versions: words } = this.page.t;
    if (taught === 'nothing') return html`<p>${words.nothing}</p>`;
    return html`<ul class="taught">
        ${taught.versions.map(({ content, version, lang, publishedOn }) => {
          const read = (): void => void this.ask('lesson', async () => ({ lesson: await this.calls.lesson(content) }));
          return html`<li>
            <span><strong>${version}</strong> ${this.language(lang)}, ${words.since(this.day(publishedOn))}</span>
            <button class="a39-plain" type="button" @click=${read}>${words.read(version)}</button>
          </li>`;
        })}
      </ul>
      <p class="a39-quiet">${taught.versions.length > 1 ? words.twoThatDay : ''} ${words.begunEarlier}</p>`;
  }

  /** Nothing is decided beforehand, not even the day. */
  private async decision(id: string, content: string): Promise<Retake> {
    const counted = await this.asks.retakePreview(id, content).catch((cause: unknown) => ({
      people: null,
      problem: this.retakeProblem(cause),
    }));
    return { dueOn: '', reason: '', phase: 'deciding', asked: null, problem: '', ...counted };
  }

  private retakeProblem(cause: unknown): string {
    const { refused } = this.page.t.versions.retake;
    return (cause instanceof ApiError && refused[cause.code]) || this.problemOf(cause);
  }

  private retaking(course: Course, retake: Retake): TemplateResult {
    const { id, versions } = course;
    const { version, content } = versions.at(-1)!;
    const words = this.page.t.versions.retake;
    const change = async (part: Partial<Retake>): Promise<void> => {
      if (!this.shown.retake) return;
      const { phase } = this.shown.retake;
      this.shown = { ...this.shown, retake: { ...this.shown.retake, ...part } };
      await this.updateComplete;
      // What had the focus is gone.
      const next =
        part.asked !== undefined
          ? '.result'
          : part.phase === 'confirming' && phase === 'deciding'
            ? '.confirm > [tabindex]'
            : part.phase === 'deciding'
              ? 'form .a39-button'
              : null;
      if (next) this.renderRoot.querySelector<HTMLElement>(`[part=retake] ${next}`)?.focus();
    };
    const send = async (): Promise<void> => {
      const { dueOn, reason, phase } = this.shown.retake!;
      if (phase === 'sending') return;
      void change({ phase: 'sending', problem: '' });
      const outcome = await this.asks.askToRetake(id, { content, dueOn, reason }).then(
        ({ assigned }) => ({ asked: assigned }),
        (cause: unknown) => ({
          phase: 'confirming' as const,
          problem: this.retakeProblem(cause),
        }),
      );
      // Another course, or another comparison, may be open by now.
      if (this.shown.retake?.phase === 'sending') void change(outcome);
    };
    return retaking(retake, {
      level: this.headingLevel + 2,
      words,
      version,
      today: this.all.today,
      day: (day) => this.local.date(day),
      change: (part) => void change(part),
      send: () => void send(),
    });
  }

  private problemOf(cause: unknown): string {
    const { errors } = this.local.t;
    const code = cause instanceof ApiError ? cause.code : 'internal';
    return errors[code as keyof typeof errors] ?? errors.internal;
  }

  /** Gets something and shows it, below the forms: there is one such thing at a time. */
  private async ask(part: 'changes' | 'lesson' | '', get: () => Promise<Partial<Shown>>): Promise<void> {
    const { open } = this;
    const found = await get().catch((cause: unknown) => ({ problem: this.problemOf(cause) }));
    if (open !== this.open) return;
    const cleared = part ? { changes: null, retake: null, lesson: null } : {};
    this.shown = { ...this.shown, ...cleared, problem: '', ...found };
    await this.updateComplete;
    if (part) this.renderRoot.querySelector<HTMLElement>(`[part=${part}] > [tabindex]`)?.focus();
  }
}
define('a39-versions', A39Versions);

/** How many versions were published between the two. */
function between({ versions }: Course, { older, newer }: VersionChanges): number {
  const at = (content: string): number => versions.findIndex((one) => one.content === content);
  return Math.max(0, at(newer.content) - at(older.content) - 1);
}
