import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Api } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { teamViewsWords } from '../locales/team-views/words.ts';
import { teamWords } from '../locales/team/words.ts';
import { filtersIn, usually, type Query, type Usual } from '../people-list/asked.ts';
import { PeopleListElement } from '../people-list/people-list-element.ts';
import listStyles from '../people-list/people-list.css?inline';
import { standingMark } from '../people-list/standing-mark.ts';
import { heading } from '../text/heading.ts';
import './organisation.ts';
import barStyles from './organisation.css?inline';
import { standingBar, standingTable } from './standing-bar.ts';
import { summaryOf, type TeamSummary } from './summary.ts';
import { teamServer, type Team, type TeamApi, type TeamCell } from './team-api.ts';
import styles from './team.css?inline';

type Person = Team['people'][number];

/** With more courses nobody reads a matrix: then it is said of each person what is open. */
const mostColumns = 12;

/**
 * @summary Who of my people is open, done, overdue or exempt in which course. Nothing finer exists. In a page of another origin it
 * only shows, and only where the organisation allows that: no reminder, no file, no panel of a person.
 * @slot toolbar - Beside the filter.
 * @slot empty - Instead of our words when nobody needs action, or nobody is overdue.
 * @event {CustomEvent<Record<string, never>>} a39-filter - The filter, the order or the page was changed.
 * @event {CustomEvent<Record<string, never>>} a39-open-team - The way to the Team page is taken; cancelable, then the host goes there itself.
 * @csspart toolbar - Search and filter.
 * @csspart table - People by courses.
 * @csspart cell - One person and course.
 * @csspart chart - How many people stand where.
 * @csspart pagination - The way to other pages.
 */
export class A39Team extends PeopleListElement<Team> {
  static override styles = sheet(table, fieldStyles, listStyles, barStyles, styles);

  declare api?: Api & TeamApi;

  /** `overdue`: who is late, and with what. `summary`: how many stand where, without a name. */
  @property() view: 'matrix' | 'overdue' | 'summary' = 'matrix';
  /** Only people in this group, by its id. */
  @property() group = '';
  /**
   * Ids of courses with spaces between: of the matrix its columns, of the summary its bars. One alone says who is listed, too.
   */
  @property() courses = '';
  /** Where the Team page is. Else our own. */
  @property({ attribute: 'manage-href' }) manageHref = '';

  @state() private summed: TeamSummary | null = null;
  /** Whether the matrix is wider than its place, so that it scrolls by itself. */
  @state() private isWide = false;
  #size = new ResizeObserver(() => this.measure());

  private readonly page = new Localize(this, teamWords);
  private readonly views = new Localize(this, teamViewsWords);

  protected override get usual(): Usual {
    if (this.view === 'overdue') return { sort: 'due' };
    // Who needs action elsewhere only would be an empty line.
    return { standing: this.wanted.length > 1 ? 'everyone' : 'action', sort: 'name' };
  }

  protected override get always(): Partial<Pick<Query, 'group' | 'course' | 'standing'>> {
    const { wanted } = this;
    return {
      ...(this.group && { group: this.group }),
      ...(wanted.length === 1 && { course: wanted[0]! }),
      ...(this.view === 'overdue' && { standing: 'overdue' }),
    };
  }

  private get wanted(): string[] {
    return this.courses.split(/[\s,]+/).filter(Boolean);
  }

  /** The courses that are shown. */
  private get columns(): Team['courses'] {
    const { wanted } = this;
    return this.answer.courses.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  }

  protected override get exported(): { report: 'standing'; count: { people: number } } {
    return { report: 'standing', count: { people: this.answer.total } };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.hasUpdated || !['view', 'group', 'courses'].some((one) => changed.has(one))) return;
    this.asked = usually(this.usual);
    void this.reload();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.measure();
  }

  protected override async load(): Promise<void> {
    if (this.view !== 'summary') {
      await super.load();
      this.summed = null;
      return;
    }
    const { group } = this;
    this.summed = await summaryOf((query) => this.ask(query), { group, courses: this.wanted });
  }

  private measure(): void {
    const matrix = this.renderRoot.querySelector<HTMLElement>('.rows table');
    this.isWide = matrix !== null && matrix.offsetWidth > matrix.parentElement!.clientWidth;
  }

  protected override get worded(): boolean {
    return super.worded && this.page.ready && this.views.ready;
  }

  protected override get asks(): TeamApi {
    return this.api ?? teamServer(this);
  }

  protected override ask(query: Query): Promise<Team> {
    return this.asks.team(query);
  }

  protected override body(): TemplateResult {
    return html`<div part="base">
      ${this.summed ? this.summary(this.summed) : this.answer ? this.people() : nothing}
      ${
        this.isGuest || this.manageHref
          ? html`<p>
              <a
                class="a39-plain"
                href=${this.manageHref || this.calls.pageHref('/team')}
                @click=${(event: Event) => {
                  if (!emit(this, 'a39-open-team', {}, true)) event.preventDefault();
                }}
                >${this.views.t.openTeam} ${icons.next}</a
              >
            </p>`
          : nothing
      }
      <p class="a39-quiet limits">${this.page.t.limits}</p>
    </div>`;
  }

  private people(): TemplateResult {
    const words = this.page.t;
    const { counts, people, scope, total } = this.answer;
    const isOverdue = this.view === 'overdue';
    // The counts are of everybody, not of the group or the course that the page names.
    const lede = isOverdue
      ? total > 0 && this.views.t.overdue(total)
      : Object.keys(this.always).length === 0 &&
        words.summary(counts.people, counts.overdue, counts.action - counts.overdue);
    return html`${heading(this.headingLevel, isOverdue ? this.views.t.overdueHeading : words.heading, 'title')}
    ${
      counts.people === 0 || this.columns.length === 0
        ? this.nothingYet()
        : html`${lede ? html`<p class="lede">${lede}</p>` : nothing}
            ${
              scope === 'all' && !isOverdue
                ? html`<a39-organisation
                    heading-level=${this.headingLevel + 1}
                    server=${this.server}
                    theme=${this.theme}
                    .api=${this.api}
                  ></a39-organisation>`
                : nothing
            }
            <div part="toolbar">${this.toolbar()}</div>
            ${this.range(people.length, this.nobody())}
            <div class="rows" aria-busy=${this.asking}>${people.length > 0 ? this.table() : nothing}</div>
            ${this.pages()}`
    }
    ${this.panel()}`;
  }

  private summary({ people, open, overdue, clear, courses }: TeamSummary): TemplateResult {
    const words = this.page.t;
    const { everything, clear: saying } = this.views.t;
    const label = words.heading;
    return html`${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${people === 0 ? words.nobody.reports : words.summary(people, overdue, open)}</p>
      ${
        people === 0
          ? nothing
          : html`<ul class="courses" role="list">
                ${
                  courses.length === 0
                    ? html`<li class="course">
                        ${standingBar(this.page, everything, { done: clear, open, overdue, exempt: 0 }, { done: saying })}
                      </li>`
                    : courses.map(
                        ({ title, counts }) => html`<li class="course">${standingBar(this.page, title, counts)}</li>`,
                      )
                }
              </ul>
              ${
                courses.length === 0
                  ? nothing
                  : html`<details>
                      <summary>${words.organisation.table}</summary>
                      ${standingTable(this.page, label, courses)}
                    </details>`
              }`
      }`;
  }

  /** Before there are people or courses: what to do first. */
  private nothingYet(): TemplateResult {
    const words = this.page.t;
    const { counts, scope } = this.answer;
    const [said, path, next] =
      counts.people === 0
        ? [words.nobody[scope], '/people', words.toPeople]
        : [words.noCourse[scope], '/obligations', words.toObligations];
    return html`<p class="lede">${said}</p>
      ${scope === 'all' && !this.isGuest ? html`<p><a class="a39-button" href=${this.calls.pageHref(path)}>${next}</a></p>` : nothing}`;
  }

  private nobody(): TemplateResult {
    const words = this.page.t;
    const { counts } = this.answer;
    if (this.view === 'overdue' && !this.search && filtersIn(this.asked).length === 0)
      return html`<slot name="empty"
        ><div class="empty">
          <p>${icons.right} ${this.views.t.nobodyOverdue}</p>
        </div></slot
      >`;
    if (counts.action === 0 && this.asked.standing === 'action')
      return html`<slot name="empty"
        ><div class="empty">
          <p>${icons.right} ${words.nobodyOpen}</p>
          <button class="a39-button a39-second" type="button" @click=${this.removeAll}>${words.showEveryone}</button>
        </div></slot
      >`;
    return html`<div class="empty">
      <p>${this.list.t.nobodyFits}</p>
      <button class="a39-button a39-second" type="button" @click=${this.removeAll}>${words.showEveryone}</button>
    </div>`;
  }

  private table(): TemplateResult {
    const words = this.page.t;
    const { people, scope } = this.answer;
    const { columns: courses } = this;
    const { person, unit, due } = this.list.t;
    const isOverdue = this.view === 'overdue';
    const isList = isOverdue || courses.length > mostColumns;
    const caption = isOverdue ? this.views.t.captionOverdue : words.caption[scope];
    // What scrolls by itself must be reached by whoever has no mouse. What fits scrolls with the page, under its header.
    return html`<div
      class="matrix ${this.isWide ? 'wide' : ''}"
      role=${ifDefined(this.isWide ? 'region' : undefined)}
      tabindex=${ifDefined(this.isWide ? 0 : undefined)}
      aria-label=${ifDefined(this.isWide ? caption : undefined)}
    >
      <table part="table" class=${isList ? 'listed' : ''}>
        <caption class="visually-hidden">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col" aria-sort=${this.sorted('name', 'unit')}>
              ${this.sorter('name', person)} ${this.sorter('unit', unit)}
            </th>
            <th scope="col" aria-sort=${this.sorted('due')}>${this.sorter('due', due)}</th>
            ${
              isList
                ? html`<th scope="col">${isOverdue ? this.views.t.whatIsOverdue : words.whatIsOpen}</th>`
                : courses.map(({ title }) => html`<th scope="col">${title}</th>`)
            }
          </tr>
        </thead>
        <tbody>
          ${people.map(
            (one) =>
              html`<tr>
                <th scope="row">
                  ${this.named(one.id, one.name)}${one.unit ? html`<span class="unit">${one.unit}</span>` : nothing}
                </th>
                <td class="next">${this.next(one)}</td>
                ${
                  isList
                    ? html`<td part="cell">${this.tasks(one)}</td>`
                    : courses.map(({ id, title }) => this.cell(title, one.cells[id]))
                }
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** The day on which the first of what is open is or was due. */
  private next({ cells }: Person): unknown {
    const [first] = this.columns
      .flatMap(({ id }) => cells[id] ?? [])
      .filter(isOpen)
      .flatMap(({ dueOn }) => dueOn ?? [])
      .sort();
    return first === undefined ? html`<span class="a39-quiet">–</span>` : this.day(first);
  }

  private cell(course: string, cell: TeamCell | undefined): TemplateResult {
    const words = this.list.t;
    if (!cell)
      return html`<td part="cell" class="none">
        <span class="a39-quiet" aria-hidden="true">–</span><span class="visually-hidden">${words.marks.none}</span>
      </td>`;
    const { standing, doneOn } = cell;
    const day = standing === 'done' ? (doneOn ? this.day(doneOn) : '') : this.when(cell);
    return html`<td part="cell" data-name=${course}>
      ${standingMark(standing, words)}${day ? html` <span class="day">${day}</span>` : nothing}${
        doneOn && standing !== 'done' ? html` <span class="day">${words.last(this.day(doneOn))}</span>` : nothing
      }
    </td>`;
  }

  private when({ standing, dueOn }: TeamCell): string {
    if (!dueOn || standing === 'exempt') return '';
    const { since, dueOn: due } = this.list.t;
    return standing === 'overdue' ? since(this.day(dueOn)) : due(this.day(dueOn));
  }

  private tasks({ cells }: Person): TemplateResult {
    const words = this.page.t;
    const { columns: courses } = this;
    const isLate = this.view === 'overdue';
    const open = courses.filter(({ id }) => (isLate ? cells[id]?.standing === 'overdue' : isOpen(cells[id])));
    const all = Object.values(cells);
    const done = all.filter(({ standing }) => standing === 'done').length;
    return html`${
      open.length > 0
        ? html`<ul class="tasks" role="list">
            ${open.map(
              ({ id, title }) =>
                html`<li>
                  ${standingMark(cells[id]!.standing, this.list.t)}: ${title}
                  <span class="day">${this.when(cells[id]!)}</span>
                </li>`,
            )}
          </ul>`
        : html`<span class="a39-mark done">${icons.right} ${words.nothingOpen}</span>`
    }${isLate ? nothing : html`<span class="unit">${words.doneOf(done, all.length)}</span>`}`;
  }
}
define('a39-team', A39Team);

function isOpen(cell: TeamCell | undefined): boolean {
  return cell?.standing === 'open' || cell?.standing === 'overdue';
}
