import { html, nothing, svg, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { teamWords } from '../locales/team/words.ts';
import { heading } from '../text/heading.ts';
import styles from './organisation.css?inline';
import { teamServer, type Summary, type TeamApi, type UnitSummary } from './team-api.ts';

/** How many people stand where. `open` is what is open and in time. */
type Counts = Record<'done' | 'open' | 'overdue' | 'exempt', number>;

/** The order in which they are always drawn. Nothing is ranked by them. */
const parts = ['done', 'open', 'overdue', 'exempt'] as const;

const signs = { done: icons.right, open: icons.open, overdue: icons.late, exempt: icons.half };

/** With more courses the list of people would be far down. */
const mostShown = 8;

/**
 * @summary Where the organisation stands with each course, and with one of them by unit. A part of `a39-team`, for those who
 * see everybody.
 */
class A39Organisation extends A39Element {
  static override styles = sheet(table, styles);

  declare api?: Api & TeamApi;

  @state() private whole!: Summary;
  @state() private units: UnitSummary | null = null;
  @state() private problem = '';

  private readonly page = new Localize(this, teamWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  private get asks(): TeamApi {
    return this.api ?? teamServer(this);
  }

  protected override async load(): Promise<void> {
    this.whole = await this.asks.summary();
  }

  protected override view(): TemplateResult {
    const { organisation: words } = this.page.t;
    const { courses, onStaff } = this.whole;
    return html`<section part="base">
      <details ?open=${courses.length <= mostShown}>
        <summary>
          ${heading(this.headingLevel, words.heading)} <span class="a39-quiet">${words.people(onStaff)}</span>
        </summary>
        <ul class="courses" role="list">
          ${courses.map((course) => this.course(course))}
        </ul>
        ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}
        <details>
          <summary>${words.table}</summary>
          ${this.table()}
        </details>
      </details>
    </section>`;
  }

  private course(course: Summary['courses'][number]): TemplateResult {
    const { organisation: words } = this.page.t;
    const { id, title } = course;
    const shown = this.units?.course === id ? this.units : null;
    return html`<li class="course">
      ${this.standing(title, inTime(course))}
      <button
        class="a39-plain"
        type="button"
        aria-expanded=${shown !== null}
        @click=${() => void this.toggle(id, shown !== null)}
      >
        <span aria-hidden="true">${words.byUnit}</span><span class="visually-hidden">${words.byUnitOf(title)}</span>
      </button>
      ${shown ? this.byUnit(shown) : nothing}
    </li>`;
  }

  private async toggle(course: string, isShown: boolean): Promise<void> {
    this.problem = '';
    if (isShown) return void (this.units = null);
    try {
      this.units = await this.asks.unitSummary(course);
    } catch {
      this.problem = this.local.t.errors.internal;
    }
  }

  private byUnit({ units, withheld }: UnitSummary): TemplateResult {
    const { organisation: words } = this.page.t;
    return html`<div class="units" role="status">
      ${
        units.length === 0
          ? html`<p>${words.noUnits}</p>`
          : html`<ul class="courses" role="list">
              ${units.map(
                ({ unit, people, done, open, overdue }) =>
                  html`<li class="course">
                    ${this.standing(
                      unit ?? words.noUnit,
                      inTime({ done, open, overdue, exempt: people - done - open }),
                    )}
                  </li>`,
              )}
            </ul>`
      }
      <p class="a39-quiet">${words.withheld(withheld)}</p>
    </div>`;
  }

  /** A bar, and the same in words beside it. */
  private standing(name: string, counts: Counts): TemplateResult {
    const { organisation: words } = this.page.t;
    const there = parts.filter((part) => counts[part] > 0);
    const said = there.map((part) => words.parts[part](counts[part]));
    const people = parts.reduce((sum, part) => sum + counts[part], 0);
    const listed = new Intl.ListFormat(this.local.lang).format(said);
    return html`<span class="title-of">${name}</span>
      <svg class="bar" role="img" aria-label=${words.sentence(name, people, listed)}>
        ${there.map((part, at) => this.segment(part, counts, there.slice(0, at), people))}
      </svg>
      <span class="parts" aria-hidden="true"
        >${there.map(
          (part, at) =>
            html`<span class="a39-mark ${part === 'done' || part === 'overdue' ? part : ''}"
              >${signs[part]} ${said[at]}</span
            >`,
        )}</span
      >`;
  }

  private segment(part: keyof Counts, counts: Counts, before: (keyof Counts)[], people: number): unknown {
    const percent = (k: number): string => `${((k / people) * 100).toFixed(2)}%`;
    const start = percent(before.reduce((sum, one) => sum + counts[one], 0));
    return svg`<rect class=${part} x=${start} y="0" width=${percent(counts[part])} height="100%" />${
      before.length > 0 ? svg`<line class="gap" x1=${start} x2=${start} y1="0" y2="100%" />` : nothing
    }`;
  }

  private table(): TemplateResult {
    const { organisation: words } = this.page.t;
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${words.heading}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.course}</th>
            ${parts.map((part) => html`<th scope="col" class="number">${words[part]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.whole.courses.map((course) => {
            const counts = inTime(course);
            return html`<tr>
              <th scope="row">${course.title}</th>
              ${parts.map((part) => html`<td class="number">${this.local.number(counts[part])}</td>`)}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }
}
define('a39-organisation', A39Organisation);

/** The server counts what is overdue as open too. */
function inTime({ done, open, overdue, exempt }: Counts): Counts {
  return { done, open: open - overdue, overdue, exempt };
}
