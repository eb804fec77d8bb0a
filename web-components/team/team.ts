import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Team, TeamCell } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import table from '../appearance/table.css?inline';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { pageWords } from '../locales/pages/words.ts';
import { heading } from '../text/heading.ts';
import styles from './team.css?inline';

type Person = Team['people'][number];

/**
 * @summary Who in my team is open, done or overdue. Nothing finer exists.
 * @slot toolbar - Beside the filter.
 * @slot empty - Instead of our words when nobody needs action.
 * @event a39-filter - The filter was changed; no detail.
 * @csspart toolbar - The filter.
 * @csspart table - People by courses.
 * @csspart cell - One person and course.
 */
export class A39Team extends A39Element {
  static override styles = sheet(table, styles);

  @property() show: 'action' | 'everyone' = 'action';

  @state() private team!: Team;

  private readonly page = new Localize(this, pageWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  protected override async load(): Promise<void> {
    this.team = await this.calls.team();
  }

  protected override view(): TemplateResult {
    const { team: words } = this.page.t;
    const { people, today } = this.team;
    const needy = people.filter((person) => standingOf(person) !== 'done');
    const late = needy.filter((person) => standingOf(person) === 'overdue').length;
    const shown = this.show === 'everyone' ? people : needy;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.summary(people.length, late, needy.length - late)}</p>
      <div part="toolbar" class="toolbar">
        <fieldset>
          <legend class="visually-hidden">${words.show}</legend>
          ${this.choice('action', words.needsAction, needy.length)}
          ${this.choice('everyone', words.everyone, people.length)}
        </fieldset>
        <slot name="toolbar"></slot>
        <p class="a39-quiet">${words.asOf(this.local.date(today))}</p>
      </div>
      ${
        shown.length === 0
          ? html`<slot name="empty"><p class="empty">${icons.right} ${words.nobody}</p></slot>`
          : this.table(shown)
      }
      <p class="a39-quiet limits">${words.limits}</p>
    </div>`;
  }

  private choice(value: A39Team['show'], label: string, count: number): TemplateResult {
    return html`<label>
      <input type="radio" name="show" value=${value} .checked=${this.show === value} @change=${this.choose} />
      <span>${label} <span class="count">${this.local.number(count)}</span></span>
    </label>`;
  }

  private readonly choose = (event: Event): void => {
    this.show = (event.target as HTMLInputElement).value as A39Team['show'];
    emit(this, 'a39-filter');
  };

  private table(people: Person[]): TemplateResult {
    const { team: words } = this.page.t;
    // Wide tables scroll by themselves, and whoever has no mouse must be able to reach that.
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${words.caption}>
      <table part="table">
        <caption class="visually-hidden">
          ${words.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.person}</th>
            ${this.team.courses.map(({ title }) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${people.map(
            (person) =>
              html`<tr>
                <th scope="row">
                  ${person.name}${person.unit ? html`<span class="unit">${person.unit}</span>` : nothing}
                </th>
                ${this.team.courses.map(({ id }) => html`<td part="cell">${this.cell(person.cells[id])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private cell(cell: TeamCell | undefined): TemplateResult {
    const { team: words } = this.page.t;
    if (!cell) return html`<span class="a39-quiet">${words.none}</span>`;
    const date = (day: string): string => {
      const year = day.slice(0, 4) === this.team.today.slice(0, 4) ? {} : { year: 'numeric' as const };
      return this.local.date(day, { day: 'numeric', month: 'short', ...year });
    };
    switch (cell.standing) {
      case 'done':
        return html`<span class="a39-mark done">${icons.right} ${words.done}</span>
          <span class="day">${cell.doneOn ? words.on(date(cell.doneOn)) : ''}</span>`;
      case 'overdue':
        return html`<span class="a39-mark overdue">${icons.late} ${words.overdue}</span>
          <span class="day">${words.since(date(cell.dueOn))}</span>`;
      default:
        return html`<span class="a39-mark">${icons.open} ${words.open}</span>
          <span class="day">${words.due(date(cell.dueOn))}</span>`;
    }
  }
}
define('a39-team', A39Team);

/** The worst of a person's courses. */
function standingOf({ cells }: Person): TeamCell['standing'] {
  const all = Object.values(cells).map(({ standing }) => standing);
  return all.includes('overdue') ? 'overdue' : all.includes('open') ? 'open' : 'done';
}
