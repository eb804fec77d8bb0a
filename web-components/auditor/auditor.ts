import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError, type Api, type Lesson } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import { readIndexes } from '../evidence/bundle-wish.ts';
import { download } from '../evidence/download.ts';
import field from '../evidence/field.css?inline';
import { field as fieldView } from '../evidence/field.ts';
import { auditorWords } from '../locales/auditor/words.ts';
import { Localize } from '../locales/localize.ts';
import { pageWords } from '../locales/pages/words.ts';
import { questionsWords } from '../locales/questions/words.ts';
import { answersView, lateJoinersView, type Question } from '../questions/answers.ts';
import questions from '../questions/questions.css?inline';
import { ofToday, reportOf } from '../questions/reports.ts';
import type { Answers, LateJoiners } from '../questions/questions-api.ts';
import { ActingElement } from '../records/acting-element.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { reading } from '../versions/reading.ts';
import {
  auditorServer,
  type AuditedOverdue,
  type AuditedPeople,
  type AuditorApi,
  type AuditorSelf,
  type Draw,
  type PublishedVersion,
} from './auditor-api.ts';
import styles from './auditor.css?inline';

/** Why a link does not open: said on a page of its own, because nothing else is there yet. */
const ofLinks = new Set(['link_unknown', 'link_not_yet', 'link_ended', 'too_many_requests']);

const usualSize = '25';

/** Where an answer leads on this page. */
const places: Partial<Record<Question, string>> = {
  who: 'people',
  content: 'versions',
  when: 'sample',
  missing: 'overdue',
  exemptions: 'people',
  repeated: 'people',
  whole: 'sample',
};

/**
 * @summary What an auditor from outside sees: the questions, the people of their audit, and their own sample. For our own page.
 * @csspart questions - The questions with their answers.
 * @csspart table - A table.
 */
export class A39Auditor extends ActingElement<typeof auditorWords.en> {
  static override styles = sheet(table, panel, field, questions, styles);

  declare api?: Api & AuditorApi;

  @state() private self!: AuditorSelf;
  @state() private answers!: Answers;
  @state() private versions: PublishedVersion[] = [];
  @state() private linkFault = '';
  @state() private hasLeft = false;
  /** The section in which something was done last. */
  @state() private place = '';
  @state() private late: LateJoiners | null = null;
  @state() private seen: AuditedPeople | null = null;
  @state() private overdue: AuditedOverdue | null = null;
  @state() private lesson: Lesson | null = null;
  @state() private drawn: Draw | null = null;
  @state() private typed: Record<string, string> = { nonce: '', size: usualSize, with: '', indexes: '' };
  @state() private wrong: Record<string, string> = {};

  #token = '';
  protected readonly page = new Localize(this, auditorWords);
  private readonly asked = new Localize(this, questionsWords);
  private readonly pages = new Localize(this, pageWords);

  private get asks(): AuditorApi {
    return this.api ?? auditorServer(this);
  }

  protected override get worded(): boolean {
    return super.worded && this.asked.ready && this.pages.ready;
  }

  override connectedCallback(): void {
    this.takeToken();
    super.connectedCallback();
    addEventListener('hashchange', this.openedAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.openedAgain);
  }

  /** Takes the token out of the address at once, before anybody sees it there or keeps the page. */
  private takeToken(): boolean {
    const token = location.hash.slice(1);
    // Places on this page have shorter names.
    if (!/^[\w-]{20,200}$/.test(token)) return false;
    this.#token = token;
    history.replaceState(history.state, '', location.pathname + location.search);
    return true;
  }

  /** The link was opened in the same tab. */
  private readonly openedAgain = (): void => {
    if (this.takeToken()) void this.reload();
  };

  protected override async load(): Promise<void> {
    const token = this.#token;
    this.#token = '';
    this.linkFault = '';
    this.hasLeft = false;
    if (token) {
      try {
        await this.asks.openLink(token);
      } catch (cause) {
        if (!(cause instanceof ApiError) || !ofLinks.has(cause.code)) throw cause;
        this.linkFault = cause.code;
        return;
      }
    }
    this.self = await this.asks.self();
    [this.answers, this.versions] = await Promise.all([this.asks.answers(), this.asks.versions()]);
    this.typed = { ...this.typed, with: this.self.nonces.at(-1)?.nonce ?? '' };
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    if (this.linkFault)
      return html`<div part="base" class="state">
        ${heading(this.headingLevel, words.linkHeading, 'title')}
        <p class="lede" role="alert">${words.link[this.linkFault]}</p>
      </div>`;
    if (this.hasLeft) return html`<div part="base" class="state"><p class="lede" role="status">${words.left}</p></div>`;
    const { of, name, organisation, untilOn } = this.self;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading(of), 'title')}
      <p class="lede">${words.greeting(name, organisation, this.local.date(untilOn))}</p>
      ${this.facts()} ${this.questions()} ${this.people()} ${this.overdueOnes()} ${this.texts()} ${this.sample()}
    </div>`;
  }

  private facts(): TemplateResult {
    const words = this.page.t;
    const { periodFrom, periodTo, maySeeNames, contact } = this.self;
    const leave = (): void =>
      void this.run('leave', async () => {
        await this.asks.leave();
        this.hasLeft = true;
        return '';
      });
    return html`<div class="facts">
      <p>${words.scope(this.local.date(periodFrom), this.local.date(periodTo), this.whom())}</p>
      <p>${maySeeNames ? words.noted : words.noNames} ${words.contact(contact.name, contact.email)}</p>
      <p><button class="a39-plain" type="button" @click=${leave}>${words.leave}</button></p>
    </div>`;
  }

  private whom(): string {
    const words = this.page.t;
    const { audience, groups } = this.self;
    if (audience.kind === 'everyone') return words.everyone;
    if (audience.kind === 'groups') return words.groups(groups.join(', '));
    return words.units([...audience.units, ...audience.jobs, ...audience.locations].join(', '));
  }

  private section(id: string, title: string, content: unknown): TemplateResult {
    // What was done is said where it was done.
    return html`<section id=${id}>
      ${heading(this.headingLevel + 1, title, 'part')} ${this.place === id ? this.notice() : nothing} ${content}
    </section>`;
  }

  private questions(): TemplateResult {
    const { on, from, to } = this.answers;
    const { local } = this;
    const words = this.asked.t;
    return this.section(
      'questions',
      this.page.t.questions,
      html`<p class="a39-quiet">${words.asOf(local.date(on), local.date(from), local.date(to))}</p>
        ${answersView(this.answers, {
          level: this.headingLevel + 2,
          words,
          local,
          onward: (question) => this.onward(question),
        })}`,
    );
  }

  private onward(question: Question): unknown {
    return html`<p class="actions">${this.leading(question)} ${this.reporting(question)}</p>
      ${this.place === question ? this.notice() : nothing} ${question === 'joiners' ? this.lateOnes() : nothing}`;
  }

  private reporting(question: Question): unknown {
    const words = this.asked.t;
    const { maySeeNames } = this.self;
    const { isEverybody, on, today } = this.answers;
    const report = reportOf[question];
    if (!maySeeNames || !report || report === 'rules') return nothing;
    // The list of staff is about everybody; where people stand is kept for today.
    if ((report === 'roster' && !isEverybody) || (ofToday.has(report) && on !== today)) return nothing;
    const make = async (): Promise<string> => {
      const { file, name } = await this.asks.makeReport(report);
      download(file, name);
      return words.downloaded(name);
    };
    return html`<button
      class="a39-plain"
      type="button"
      aria-label="${words.download}: ${words.ask[question]}"
      @click=${() => void this.act(question, `report ${question}`, make)}
    >
      ${icons.file} ${words.download}
    </button>`;
  }

  private leading(question: Question): unknown {
    const place = places[question];
    if (!place) return nothing;
    const { people, overdue, versions, sample } = this.page.t;
    const named: Record<string, string> = {
      people: people.heading,
      overdue: overdue.heading,
      versions: versions.heading,
      sample: sample.heading,
    };
    // Anchors do not reach into a shadow root.
    const go = (event: Event): void => {
      event.preventDefault();
      void this.focusOn(`#${place} > [tabindex]`);
    };
    return html`<a class="a39-plain" href="#${place}" @click=${go}>${named[place]} ${icons.down}</a>`;
  }

  private lateOnes(): unknown {
    const words = this.asked.t;
    if (this.late) return lateJoinersView(this.late, { words, local: this.local });
    if (!this.answers.joiners.courses.some(({ late }) => late > 0)) return nothing;
    const show = (): void =>
      void this.act('joiners', 'late', async () => {
        this.late = await this.asks.lateJoiners();
        return '';
      });
    return html`<button class="a39-plain" type="button" @click=${show}>${words.joiners.show}</button>`;
  }

  /** Does something, and says there what became of it. */
  private act(place: string, key: string, work: () => Promise<string>): Promise<void> {
    this.place = place;
    return this.run(key, work);
  }

  private day(on: string): string {
    return this.local.date(on, { day: 'numeric', month: 'short', year: 'numeric' });
  }

  private people(): TemplateResult {
    const words = this.page.t.people;
    const show = (page: number) => async (): Promise<string> => {
      this.seen = await this.asks.people(page);
      return '';
    };
    const { seen } = this;
    return this.section(
      'people',
      words.heading,
      html`<p>${words.text}</p>
        ${
          seen === null
            ? this.button('people', words.show, show(0))
            : seen.total === 0
              ? html`<p>${words.none}</p>`
              : html`${this.peopleTable(seen)} ${this.pager('people', seen, seen.people.length, show)}`
        }`,
    );
  }

  private peopleTable({ on, people, page, size }: AuditedPeople): TemplateResult {
    const words = this.page.t.people;
    return html`<table part="table">
      <caption class="visually-hidden">
        ${words.caption(this.local.date(on))}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.person}</th>
          <th scope="col">${words.standing}</th>
        </tr>
      </thead>
      <tbody>
        ${people.map(
          ({ who, leftOn, courses }, i) =>
            html`<tr>
              <th scope="row">
                ${who ? who.name : words.unnamed(page * size + i + 1)}
                <span class="a39-quiet"
                  >${[
                    ...(who ? [who.staffNumber, who.unit] : []),
                    ...(leftOn !== null && leftOn <= on ? [words.left(this.day(leftOn))] : []),
                  ]
                    .filter(Boolean)
                    .join(', ')}</span
                >
              </th>
              <td>
                ${
                  courses.length === 0
                    ? html`<span class="a39-quiet">${words.nothing}</span>`
                    : courses.map((one) => html`<span class="cell">${one.course}: ${this.standing(one)}</span>`)
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private standing({ standing, dueOn, doneOn, entry }: AuditedPeople['people'][number]['courses'][number]): unknown {
    const words = this.page.t.people;
    const { standings } = words;
    switch (standing) {
      case 'done':
        return html`<span class="a39-mark done"
            >${icons.right} ${doneOn === null ? standings.done : standings.doneOn(this.day(doneOn))}</span
          >
          ${entry === null ? nothing : html`<span class="a39-quiet">${words.entry} ${entry}</span>`}`;
      case 'overdue':
        return html`<span class="a39-mark overdue">${icons.late} ${standings.overdue(this.day(dueOn!))}</span>`;
      case 'open':
        return html`<span class="a39-mark">${icons.open} ${standings.open(this.day(dueOn!))}</span>`;
      case 'exempt':
        return standings.exempt;
    }
  }

  private overdueOnes(): TemplateResult {
    const words = this.page.t.overdue;
    const show = (page: number) => async (): Promise<string> => {
      this.overdue = await this.asks.overdue(page);
      return '';
    };
    const { overdue } = this;
    return this.section(
      'overdue',
      words.heading,
      overdue === null
        ? this.button('overdue', words.show, show(0))
        : overdue.total === 0
          ? html`<p>${words.none}</p>`
          : html`${this.overdueTable(overdue)} ${this.pager('overdue', overdue, overdue.rows.length, show)}`,
    );
  }

  private overdueTable({ on, rows, page, size }: AuditedOverdue): TemplateResult {
    const { people, overdue: words } = this.page.t;
    return html`<table part="table">
      <caption class="visually-hidden">
        ${words.caption(this.local.date(on))}
      </caption>
      <thead>
        <tr>
          <th scope="col">${people.person}</th>
          <th scope="col">${people.course}</th>
          <th scope="col">${words.due}</th>
          <th scope="col" class="number">${words.days}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ who, course, dueOn, daysOver }, i) =>
            html`<tr>
              <th scope="row">
                ${who ? html`${who.name} <span class="a39-quiet">${who.staffNumber}</span>` : people.unnamed(page * size + i + 1)}
              </th>
              <td data-name=${people.course}>${course}</td>
              <td data-name=${words.due}>${this.day(dueOn)}</td>
              <td data-name=${words.days} class="number">${this.local.number(daysOver)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private button(key: string, label: string, work: () => Promise<string>): TemplateResult {
    return html`<p>
      <button
        class="a39-button a39-second"
        type="button"
        aria-disabled=${this.busy === key}
        @click=${() => void this.act(key, key, work)}
      >
        ${label}
      </button>
    </p>`;
  }

  private pager(
    key: string,
    { page, size, total }: { page: number; size: number; total: number },
    shown: number,
    show: (page: number) => () => Promise<string>,
  ): TemplateResult {
    const words = this.page.t;
    const first = page * size;
    const go = (to: number): void => {
      void this.act(key, key, show(to)).then(() => this.focusOn(`#${key} > [tabindex]`));
    };
    return html`<p class="pager">
      <span>${words.page(first + 1, first + shown, total)}</span>
      ${
        page > 0
          ? html`<button class="a39-plain" type="button" @click=${() => go(page - 1)}>${words.earlier}</button>`
          : nothing
      }
      ${
        first + shown < total
          ? html`<button class="a39-plain" type="button" @click=${() => go(page + 1)}>${words.further}</button>`
          : nothing
      }
    </p>`;
  }

  private texts(): TemplateResult {
    const words = this.page.t.versions;
    const read = (content: string) => async (): Promise<string> => {
      this.lesson = await this.asks.text(content);
      await this.focusOn('#text > [tabindex]');
      return '';
    };
    return this.section(
      'versions',
      words.heading,
      html`<p>${words.text}</p>
        <ul>
          ${this.versions.map(
            ({ title, version, lang, content }) =>
              html`<li>
                <span lang=${lang}>${title}</span> ${version} (${lang})
                <button
                  class="a39-plain"
                  type="button"
                  aria-label="${words.read(title, version)} (${lang})"
                  @click=${() => void this.act('versions', 'text', read(content))}
                >
                  ${words.readShort}
                </button>
              </li>`,
          )}
        </ul>
        ${
          this.lesson
            ? html`<div id="text">${reading(this.lesson, this.headingLevel + 2, this.pages.t.versions)}</div>`
            : nothing
        }`,
    );
  }

  private typing(name: string, label: string, more: { hint?: string; kind?: 'text' | 'number' } = {}): TemplateResult {
    return fieldView({
      name,
      label,
      value: this.typed[name] ?? '',
      fault: this.wrong[name],
      typed: (value) => {
        this.typed = { ...this.typed, [name]: value };
        this.wrong = {};
      },
      ...more,
    });
  }

  /** Does it, unless something is wrong at that field. */
  private doing(name: string, isRight: boolean, work: () => Promise<string>): void {
    this.wrong = isRight ? {} : { [name]: this.page.t.faults[name]! };
    if (isRight) void this.act('sample', name, work);
    else void this.focusOn('[aria-invalid=true]');
  }

  private sample(): TemplateResult {
    const words = this.page.t.sample;
    const { nonces, log } = this.self;
    const { asks } = this;
    return this.section(
      'sample',
      words.heading,
      html`<p>${words.text}</p>
        <div class="sample">
          <form class="step" @submit=${this.send}>
            ${this.typing('nonce', words.nonce, { hint: words.nonceHint })}
            <button class="a39-button" aria-disabled=${this.busy === 'nonce'}>${words.send}</button>
          </form>
          ${nonces.length > 0 ? html`${this.nonceTable()} ${this.drawing()}` : nothing}
          ${this.drawn ? this.drawnOnes(this.drawn) : nothing}
          <form @submit=${this.bundleOf}>
            ${this.typing('indexes', words.indexes, { hint: words.indexesHint })}
            <p class="actions">
              <button class="a39-button" aria-disabled=${this.busy === 'indexes'}>${words.bundle}</button>
              <button class="a39-button a39-second" type="button" @click=${this.bundleAll}>${words.period}</button>
            </p>
            <p class="a39-quiet">${words.limits}</p>
          </form>
          <div>
            <p class="actions">
              <a class="a39-plain" href=${asks.recordsHref(null)} download="records.txt">${icons.file} ${words.all}</a>
              <button class="a39-plain" type="button" @click=${this.saveCheckpoint}>
                ${icons.file} ${words.checkpoint}
              </button>
              <a class="a39-plain" href=${this.calls.pageHref('/verify.html')} download>${icons.file} ${words.check}</a>
            </p>
            <p>${words.key}: <code>${log.vkey}</code></p>
          </div>
        </div>`,
    );
  }

  private readonly send = (event: Event): void => {
    event.preventDefault();
    const nonce = this.typed['nonce']!.trim();
    this.doing('nonce', /^[A-Za-z0-9._-]{1,64}$/.test(nonce), async () => {
      const { index } = await this.asks.sendNonce(nonce);
      this.self = await this.asks.self();
      this.typed = { ...this.typed, nonce: '', with: nonce };
      return this.page.t.sample.sent(nonce, index);
    });
  };

  private nonceTable(): TemplateResult {
    const words = this.page.t.sample;
    return html`<table part="table">
      <caption class="visually-hidden">
        ${words.sentHeading}
      </caption>
      <thead>
        <tr>
          ${[words.nonce, words.entry, words.leaf, words.proof].map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.self.nonces.map(
          ({ nonce, index, leaf }) =>
            html`<tr>
              <th scope="row">${nonce}</th>
              <td data-name=${words.entry}>${index}</td>
              <td data-name=${words.leaf}><code>${leaf}</code></td>
              <td data-name=${words.proof}>
                <a class="a39-plain" href=${this.asks.proofHref(index)} download="${index}.tlog-proof"
                  >${index}.tlog-proof</a
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private drawing(): TemplateResult {
    const words = this.page.t.sample;
    const { nonces } = this.self;
    const draw = (event: Event): void => {
      event.preventDefault();
      const size = this.typed['size']!.trim();
      const isRight = /^\d{1,4}$/.test(size) && Number(size) >= 1 && Number(size) <= 2_000;
      this.doing('size', isRight, async () => {
        this.drawn = await this.asks.draw(this.typed['with']!, Number(size));
        this.typed = { ...this.typed, indexes: this.drawn.drawn.toSorted((a, b) => a - b).join(', ') };
        return words.drawn(this.drawn.drawn.length, this.drawn.from);
      });
    };
    return html`<form class="step" @submit=${draw}>
      ${
        nonces.length > 1
          ? html`<div class="field">
              <label for="with">${words.drawWith}</label>
              <select
                id="with"
                @change=${(event: Event) =>
                  (this.typed = { ...this.typed, with: (event.target as HTMLSelectElement).value })}
              >
                ${nonces.map(({ nonce }) => html`<option .selected=${nonce === this.typed['with']}>${nonce}</option>`)}
              </select>
            </div>`
          : nothing
      }
      ${this.typing('size', words.size, { kind: 'number' })}
      <button class="a39-button" aria-disabled=${this.busy === 'size'}>${words.draw}</button>
    </form>`;
  }

  private drawnOnes({ nonce, leaf, listSha256, drawn, from }: Draw): TemplateResult {
    const words = this.page.t.sample;
    const commands = `sha256sum < records.txt
while read -r n; do
  printf '%s %s\\n' "$(printf '%s:%s:%s' '${nonce}' '${leaf}' "$n" | sha256sum | cut -c1-64)" "$n"
done < records.txt | LC_ALL=C sort | head -n ${drawn.length} | cut -d' ' -f2`;
    return html`<div>
      <p>${words.drawn(drawn.length, from)} <code>${drawn.join(', ')}</code></p>
      <p>
        <a class="a39-plain" href=${this.asks.recordsHref(nonce)} download="records.txt">${icons.file} ${words.list}</a>
      </p>
      <p>${words.listHash}: <code>${listSha256}</code></p>
      <details>
        <summary>${words.repeat}</summary>
        <p>${words.repeatText}</p>
        <pre tabindex="0" role="group" aria-label=${words.repeat}>${commands}</pre>
      </details>
    </div>`;
  }

  private readonly bundleOf = (event: Event): void => {
    event.preventDefault();
    const indexes = readIndexes(this.typed['indexes']!);
    const isRight = Array.isArray(indexes) && indexes.length > 0;
    this.doing('indexes', isRight, async () => this.saved({ kind: 'sample', indexes: indexes as number[] }));
  };

  private readonly bundleAll = (): void => void this.act('sample', 'period', () => this.saved({ kind: 'period' }));

  private async saved(order: Parameters<AuditorApi['makeBundle']>[0]): Promise<string> {
    const { file, name } = await this.asks.makeBundle(order);
    download(file, name);
    return this.page.t.sample.made(name);
  }

  private readonly saveCheckpoint = (): void =>
    void this.act('sample', 'checkpoint', async () => {
      const note = await this.asks.checkpoint();
      const name = `checkpoint-${note.split('\n')[1]}.txt`;
      download(new Blob([note], { type: 'application/octet-stream' }), name);
      return this.page.t.sample.made(name);
    });
}
define('a39-auditor', A39Auditor);
