import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { teamWords } from '../locales/team/words.ts';
import type { Query } from '../people-list/asked.ts';
import { PeopleListElement } from '../people-list/people-list-element.ts';
import listStyles from '../people-list/people-list.css?inline';
import { standingMark } from '../people-list/standing-mark.ts';
import { heading } from '../text/heading.ts';
import './organisation.ts';
import { teamServer, type Team, type TeamApi, type TeamCell } from './team-api.ts';
import styles from './team.css?inline';

type Person = Team['people'][number];

/** With more courses nobody reads a matrix: then it is said of each person what is open. */
const mostColumns = 12;

/**
 * @summary Who of my people is open, done, overdue or exempt in which course. Nothing finer exists.
 * @attr url-state - `page`: filters, order and page stand in the address. `none` (default): they do not.
 * @slot toolbar - Beside the filter.
 * @slot empty - Instead of our words when nobody needs action.
 * @event a39-filter - The filter, the order or the page was changed; no detail.
 * @csspart toolbar - Search and filter.
 * @csspart table - People by courses.
 * @csspart cell - One person and course.
 */
export class A39Team extends PeopleListElement<Team> {
  static override styles = sheet(table, fieldStyles, listStyles, styles);

  declare api?: Api & TeamApi;

  /** Whether the matrix is wider than its place, so that it scrolls by itself. */
  @state() private isWide = false;
  #size = new ResizeObserver(() => this.measure());

  private readonly page = new Localize(this, teamWords);
  protected readonly usual = { standing: 'action', sort: 'name' } as const;

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

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.measure();
  }

  private measure(): void {
    const matrix = this.renderRoot.querySelector<HTMLElement>('.rows table');
    this.isWide = matrix !== null && matrix.offsetWidth > matrix.parentElement!.clientWidth;
  }

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  protected override get asks(): TeamApi {
    return this.api ?? teamServer(this);
  }

  protected override ask(query: Query): Promise<Team> {
    return this.asks.team(query);
  }

  protected override view(): TemplateResult {
    const words = this.page.t;
    const { counts, courses, people, scope } = this.answer;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      ${
        counts.people === 0 || courses.length === 0
          ? this.nothingYet()
          : html`<p class="lede">${words.summary(counts.people, counts.overdue, counts.action - counts.overdue)}</p>
              ${
                scope === 'all'
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
      <p class="a39-quiet limits">${words.limits}</p>
      ${this.panel()}
    </div>`;
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
      ${scope === 'all' ? html`<p><a class="a39-button" href=${this.calls.pageHref(path)}>${next}</a></p>` : nothing}`;
  }

  private nobody(): TemplateResult {
    const words = this.page.t;
    const { counts } = this.answer;
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
    const { courses, people, scope } = this.answer;
    const { person, unit, due } = this.list.t;
    const isList = courses.length > mostColumns;
    const caption = words.caption[scope];
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
                ? html`<th scope="col">${words.whatIsOpen}</th>`
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
    const [first] = openIn(cells)
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
    const { courses } = this.answer;
    const open = courses.filter(({ id }) => isOpen(cells[id]));
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
      }<span class="unit">${words.doneOf(done, all.length)}</span>`;
  }
}
define('a39-team', A39Team);

function isOpen(cell: TeamCell | undefined): boolean {
  return cell?.standing === 'open' || cell?.standing === 'overdue';
}

function openIn(cells: Person['cells']): TeamCell[] {
  return Object.values(cells).filter(isOpen);
}
