import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import table from '../appearance/table.css?inline';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { teamWords } from '../locales/team/words.ts';
import { heading } from '../text/heading.ts';
import styles from './organisation.css?inline';
import { inTime, standingBar, standingTable } from './standing-bar.ts';
import { teamServer, type Summary, type TeamApi, type UnitSummary } from './team-api.ts';

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

  protected override body(): TemplateResult {
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
          ${standingTable(
            this.page,
            words.heading,
            courses.map((course) => ({ title: course.title, counts: inTime(course) })),
          )}
        </details>
      </details>
    </section>`;
  }

  private course(course: Summary['courses'][number]): TemplateResult {
    const { organisation: words } = this.page.t;
    const { id, title } = course;
    const shown = this.units?.course === id ? this.units : null;
    return html`<li class="course">
      ${standingBar(this.page, title, inTime(course))}
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
                    ${standingBar(
                      this.page,
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
}
define('a39-organisation', A39Organisation);
