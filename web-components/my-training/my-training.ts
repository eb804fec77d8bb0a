import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { MyAssignment, MyTraining, RefresherOffer } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { heading } from '../text/heading.ts';
import { due } from './due.ts';
import styles from './my-training.css?inline';

/**
 * @summary What I have to do, by when and how long it takes; and what I have done.
 * @slot heading - Instead of our heading.
 * @slot empty - Instead of our words when nothing is assigned.
 * @event {CustomEvent<{ courseId: string }>} a39-open - A course is opened; cancelable, then the host opens it itself.
 * @csspart heading - The heading.
 * @csspart list - Both lists.
 * @csspart item - One course; the whole row is its link.
 * @csspart title - Its title.
 * @csspart due - When it is due.
 * @csspart refresher - The offer to look back at what was learnt.
 */
export class A39MyTraining extends A39Element {
  static override styles = sheet(styles);

  /** What is due, what is completed, or both. */
  @property() show: 'open' | 'done' | 'all' = 'all';
  /** Of each list at most so many; 0 for all. */
  @property({ type: Number }) limit = 0;
  /** One below the other, or side by side where there is room. */
  @property({ reflect: true }) layout: 'list' | 'cards' = 'list';
  /** Where a course is: `{id}` stands for the course, `{assignment}` for the assignment. Else our own page. */
  @property({ attribute: 'course-href' }) courseHref = '';
  /** Where `<a39-refresher>` stands. Else our own page. */
  @property({ attribute: 'refresher-href' }) refresherHref = '';

  @state() private mine!: MyTraining;
  @state() private refresher: RefresherOffer['due'] = null;

  protected override async load(): Promise<void> {
    const offer = this.calls.refresherOffer().catch(() => null);
    this.mine = await this.calls.myTraining();
    // An offer that does not come keeps nobody from what is due.
    this.refresher = (await offer)?.due ?? null;
  }

  protected override body(): TemplateResult {
    const { training } = this.local.t;
    const { assignments } = this.mine;
    const open = assignments.filter((one) => one.standing !== 'completed');
    const done = assignments.filter((one) => one.standing === 'completed');
    return html`<div part="base">
      <slot name="heading"><div part="heading">${heading(this.headingLevel, training.heading, 'title')}</div></slot>
      ${
        assignments.length === 0
          ? html`<slot name="empty"><p class="lede">${training.empty}</p></slot>`
          : html`<p class="lede">${this.summary(open)}</p>`
      }
      ${this.show === 'done' ? nothing : this.list(training.todo, open)}
      ${this.refresher && this.show !== 'done' ? this.offer(this.refresher) : nothing}
      ${this.show === 'open' ? nothing : this.list(training.done, done)}
    </div>`;
  }

  private summary(open: MyAssignment[]): string {
    const { training } = this.local.t;
    if (open.length === 0) return training.allDone;
    const minutes = open.reduce((sum, one) => sum + one.minutes, 0);
    const late = open.filter((one) => one.overdue).length;
    const lateWords = late === 0 ? '' : open.length === 1 ? training.summaryOneLate : training.summaryLate(late);
    return `${training.summary(open.length, minutes)} ${lateWords}`;
  }

  private list(name: string, all: MyAssignment[]): unknown {
    if (all.length === 0) return nothing;
    return html`<section>
      ${heading(this.headingLevel + 1, name, 'group')}
      <ul part="list" role="list">
        ${(this.limit > 0 ? all.slice(0, this.limit) : all).map((one) => this.row(one))}
      </ul>
    </section>`;
  }

  private offer({ kind, minutes, cases }: NonNullable<RefresherOffer['due']>): TemplateResult {
    const { training } = this.local.t;
    return html`<p class="offer" part="refresher">
      ${icons.again}
      <span>
        <a part="link" href=${this.refresherHref || this.calls.pageHref('/training/refresher')}
          >${training.refresher(minutes, cases)}</a
        >
        <span class="a39-quiet">${training.refresherWhy[kind]}</span>
      </span>
    </p>`;
  }

  private row(one: MyAssignment): TemplateResult {
    const { t } = this.local;
    const done = one.standing === 'completed';
    return html`<li part="item" class=${done ? 'done' : ''}>
      <a
        part="title"
        class="course"
        href=${this.href(one)}
        @click=${(event: Event) => {
          if (!emit(this, 'a39-open', { courseId: one.courseId }, true)) event.preventDefault();
        }}
        >${one.title}</a
      >
      <p class="when">
        ${
          done
            ? html`<span class="a39-mark done"
                >${icons.right} ${t.completedOn(one.completedOn ? this.local.date(one.completedOn) : '')}</span
              >`
            : due(one, this.mine.today, this.local)
        }
      </p>
      <p class="facts">
        ${
          done
            ? one.completionId
              ? html`<a
                  part="link"
                  class="a39-plain"
                  href=${this.calls.certificateHref(one.completionId)}
                  aria-label="${t.certificate}: ${one.title}"
                  download
                  >${icons.file} ${t.certificate}</a
                >`
              : nothing
            : html`<span>${t.training.standing[one.standing]}</span> <span>${t.minutes(one.minutes)}</span>`
        }
      </p>
      <span class="arrow" aria-hidden="true">${icons.next}</span>
    </li>`;
  }

  private href({ id, courseId }: MyAssignment): string {
    if (!this.courseHref) return this.calls.pageHref(`/training/${encodeURIComponent(id)}`);
    return this.courseHref
      .replace('{assignment}', encodeURIComponent(id))
      .replace('{id}', encodeURIComponent(courseId));
  }
}
define('a39-my-training', A39MyTraining);
