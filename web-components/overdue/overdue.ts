import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { overdueWords } from '../locales/overdue/words.ts';
import { filtersIn, queryOf, type Query } from '../people-list/asked.ts';
import { dialog, showDialog } from '../people-list/dialog.ts';
import dialogStyles from '../people-list/dialog.css?inline';
import { PeopleListElement } from '../people-list/people-list-element.ts';
import listStyles from '../people-list/people-list.css?inline';
import { heading } from '../text/heading.ts';
import { overdueServer, type Overdue, type OverdueApi, type ReminderPreview } from './overdue-api.ts';
import styles from './overdue.css?inline';
import { previewView } from './reminder-preview.ts';
import { isSelected, keyOf, mostSelected, pairsIn, selecting, type Selection } from './selection.ts';
import { selectionBar } from './selection-bar.ts';
import { isUndoable, sentLine, type Sent } from './sent.ts';

type Row = Overdue['rows'][number];

/** The server waits five minutes before it sends. What is later than this waits for the end of the quiet hours. */
const soonMs = 6 * 60_000;

/**
 * @summary Whose training is overdue, and reminders to them: selected, looked at before they go out, undone within five minutes.
 * @attr url-state - `page`: filters, order and page stand in the address. `none` (default): they do not.
 * @slot toolbar - Beside the filter.
 * @event a39-filter - The filter, the order or the page was changed; no detail.
 * @csspart toolbar - Search and filter.
 * @csspart table - What is overdue.
 */
export class A39Overdue extends PeopleListElement<Overdue> {
  static override styles = sheet(table, fieldStyles, listStyles, dialogStyles, styles);

  declare api?: Api & OverdueApi;

  @state() private selection: Selection = new Map();
  @state() private preview: ReminderPreview | null = null;
  @state() private sent: Sent[] = [];
  @state() private busy: '' | 'selecting' | 'looking' | 'sending' = '';
  @state() private refusal = '';
  @state() private now = Date.now();
  #clock: ReturnType<typeof setInterval> | undefined;

  private readonly page = new Localize(this, overdueWords);
  protected readonly usual = { sort: 'due' } as const;

  protected override get exported(): { report: 'overdue'; count: { rows: number } } {
    return { report: 'overdue', count: { rows: this.answer.total } };
  }

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  protected override get asks(): OverdueApi {
    return this.api ?? overdueServer(this);
  }

  protected override ask(query: Query): Promise<Overdue> {
    return this.asks.overdue(query);
  }

  /** Nobody is reminded whom the list no longer shows. */
  protected override chosenAnew(): void {
    this.selection = new Map();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    this.#clock = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    showDialog(this);
    const isWaiting = this.sent.some((one) => isUndoable(one, this.now));
    if (isWaiting) this.#clock ??= setInterval(() => (this.now = Date.now()), 5_000);
    else {
      clearInterval(this.#clock);
      this.#clock = undefined;
    }
  }

  protected override said(cause: unknown): string {
    return (cause instanceof ApiError ? this.page.t.refused[cause.code] : undefined) ?? super.said(cause);
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const { total, rows } = this.answer;
    const isFiltered = this.search !== '' || filtersIn(this.asked).length > 0;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${isFiltered ? words.summaryFiltered(total) : words.summary(total)}</p>
      <div part="toolbar">${this.toolbar()}</div>
      ${this.range(rows.length, this.nothing(isFiltered))}
      <div class="acting">${this.sentLines()} ${rows.length > 0 ? this.selecting() : nothing}</div>
      <div class="rows" aria-busy=${this.asking}>${rows.length > 0 ? this.table(rows) : nothing}</div>
      ${this.pages()}
      <p class="a39-quiet limits">${words.limits}</p>
      ${this.panel()} ${this.preview ? this.previewed(this.preview) : nothing}
    </div>`;
  }

  private nothing(isFiltered: boolean): TemplateResult {
    if (!isFiltered) return html`<div class="empty"><p>${icons.right} ${this.page.t.nothing}</p></div>`;
    return html`<div class="empty">
      <p>${this.list.t.nobodyFits}</p>
      <button class="a39-button a39-second" type="button" @click=${this.removeAll}>${this.list.t.removeAll}</button>
    </div>`;
  }

  private selecting(): TemplateResult {
    const { total, rows } = this.answer;
    const isPage = rows.every((row) => isSelected(this.selection, row));
    return html`${selectionBar({
      words: this.page.t,
      chosen: this.selection.size,
      total,
      offersAll: isPage && total > rows.length,
      busy: this.busy,
      remind: () => void this.look(),
      selectAll: () => void this.selectAll(),
      selectNone: this.selectNone,
    })}
    ${
      this.refusal && !this.preview
        ? html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${this.refusal}</span></p>`
        : nothing
    }`;
  }

  private readonly selectNone = (): void => {
    this.selection = new Map();
    this.refusal = '';
    void this.focusOn('#select-page');
  };

  /** All that fit the filter, in the order of the list. */
  private async selectAll(): Promise<void> {
    if (this.busy) return;
    const rows: Row[] = [];
    await this.during('selecting', async () => {
      for (let page = 0; rows.length < mostSelected; page++) {
        const query = { ...queryOf({ ...this.asked, page }, this.search), size: '100' as const };
        const found = await this.asks.overdue(query);
        rows.push(...found.rows);
        if (rows.length >= found.total || found.rows.length === 0) break;
      }
      this.selection = selecting(new Map(), rows.slice(0, mostSelected), true);
    });
    await this.focusOn('.selection > .a39-button');
  }

  private table(rows: Row[]): TemplateResult {
    const words = this.page.t;
    const { person, unit, due } = this.list.t;
    const chosen = rows.filter((row) => isSelected(this.selection, row)).length;
    return html`<table part="table">
      <caption class="visually-hidden">
        ${words.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="check">
            <label class="all"
              ><input
                id="select-page"
                type="checkbox"
                aria-label=${words.selectPage}
                .checked=${chosen === rows.length}
                .indeterminate=${chosen > 0 && chosen < rows.length}
                @change=${(event: Event) => this.select(rows, event)}
              /><span aria-hidden="true">${words.selectPage}</span></label
            >
          </th>
          <th scope="col" aria-sort=${this.sorted('name', 'unit')}>
            ${this.sorter('name', person)} ${this.sorter('unit', unit)}
          </th>
          <th scope="col">${words.course}</th>
          <th scope="col" aria-sort=${this.sorted('due')}>${this.sorter('due', due)}</th>
          <th scope="col">${words.reminded}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => this.row(row))}
      </tbody>
    </table>`;
  }

  private row(row: Row): TemplateResult {
    const words = this.page.t;
    const { personId, name, unit, course, dueOn, daysOver, remindedOn } = row;
    const isChosen = isSelected(this.selection, row);
    return html`<tr class=${isChosen ? 'chosen' : ''}>
      <td class="check">
        <input
          type="checkbox"
          aria-label=${words.selectOne(name, course)}
          .checked=${isChosen}
          @change=${(event: Event) => this.select([row], event)}
        />
      </td>
      <th scope="row">
        ${this.named(personId, name, keyOf(row))}${unit ? html`<span class="unit">${unit}</span>` : nothing}
      </th>
      <td>${course}</td>
      <td data-name=${this.list.t.due}>${this.day(dueOn)}<span class="day">${words.daysOver(daysOver)}</span></td>
      <td data-name=${words.reminded}>
        ${remindedOn ? this.day(remindedOn) : html`<span class="a39-quiet">${words.never}</span>`}
      </td>
    </tr>`;
  }

  private select(rows: Row[], event: Event): void {
    this.refusal = '';
    this.selection = selecting(this.selection, rows, (event.target as HTMLInputElement).checked);
  }

  /** Does something, says in words if it is refused, and answers whether it was done. */
  private async during(what: 'selecting' | 'looking' | 'sending', work: () => Promise<void>): Promise<boolean> {
    this.busy = what;
    this.refusal = '';
    try {
      await work();
      return true;
    } catch (cause) {
      this.refusal = this.said(cause);
      return false;
    } finally {
      this.busy = '';
    }
  }

  private async look(): Promise<void> {
    const words = this.page.t;
    if (this.busy) return;
    if (this.selection.size === 0) this.refusal = words.chooseFirst;
    else if (this.selection.size > mostSelected) this.refusal = words.most(mostSelected);
    else
      await this.during('looking', async () => {
        this.preview = await this.asks.previewReminders(pairsIn(this.selection));
      });
  }

  private previewed(preview: ReminderPreview): TemplateResult {
    const { preview: words } = this.page.t;
    const isSoon = Date.parse(preview.sendsAt) - Date.now() < soonMs;
    return dialog(
      words.mails,
      this.leave,
      previewView({
        words: this.page.t,
        level: this.headingLevel + 1,
        preview,
        selection: this.selection,
        goOut: isSoon ? words.soon : words.later(this.when(preview.sendsAt)),
        day: (day) => this.day(day),
        problem: this.refusal,
        isSending: this.busy === 'sending',
        send: () => void this.send(),
        cancel: this.leave,
      }),
    );
  }

  private readonly leave = (): void => {
    this.preview = null;
    this.refusal = '';
    void this.focusOn('.selection > .a39-button');
  };

  private async send(): Promise<void> {
    if (this.busy) return;
    const isDone = await this.during('sending', async () => {
      const { batchId, reminded, leftOut, undoUntil, sendsAt } = await this.asks.remind(pairsIn(this.selection));
      this.now = Date.now();
      this.preview = null;
      this.selection = new Map();
      if (batchId === null) {
        this.refusal = this.page.t.sent.none;
        return;
      }
      const one: Sent = {
        batch: batchId,
        reminded,
        leftOut: leftOut.length,
        when: this.when(sendsAt),
        undoUntil: Date.parse(undoUntil ?? sendsAt),
        untilWords: this.clock(undoUntil ?? sendsAt).text,
        state: 'waiting',
        undone: 0,
      };
      this.sent = [one, ...this.sent];
    });
    if (!isDone) return;
    await this.focusOn('.sent > [tabindex], .selection > .a39-button');
    await this.renew();
  }

  private sentLines(): unknown {
    return this.sent.map((one) =>
      sentLine(this.page.t, one, {
        now: this.now,
        undo: () => void this.undo(one),
        dismiss: () => {
          this.sent = this.sent.filter(({ batch }) => batch !== one.batch);
          void this.focusOn('.selection > .a39-button');
        },
      }),
    );
  }

  private async undo({ batch, state: before }: Sent): Promise<void> {
    if (before !== 'waiting') return;
    const became = (change: Partial<Sent>): void => {
      this.sent = this.sent.map((one) => (one.batch === batch ? { ...one, ...change } : one));
    };
    became({ state: 'undoing' });
    try {
      const { undone } = await this.asks.undoReminders(batch);
      became({ state: 'undone', undone });
    } catch (cause) {
      const isLate = cause instanceof ApiError && ['too_late_to_undo', 'batch_unknown'].includes(cause.code);
      became({ state: isLate ? 'too late' : 'waiting' });
      if (!isLate) this.refusal = this.said(cause);
    }
    // At once: whoever goes on from there must not be brought back when the list has come.
    await this.focusOn(`[data-batch="${CSS.escape(batch)}"] > [tabindex]`);
    await this.renew();
  }

  /** "at 14:05", "on Friday 27 November at 07:30". */
  private when(instant: string): string {
    const { text, isToday } = this.clock(instant);
    return isToday ? this.page.t.at(text) : this.page.t.on(text);
  }

  /** An instant by the clock of whoever looks. */
  private clock(instant: string): { text: string; isToday: boolean } {
    const at = new Date(instant);
    const time = { hour: '2-digit', minute: '2-digit' } as const;
    const isToday = at.toDateString() === new Date().toDateString();
    const day = isToday ? {} : ({ weekday: 'long', day: 'numeric', month: 'long' } as const);
    return { text: new Intl.DateTimeFormat(this.local.lang, { ...day, ...time }).format(at), isToday };
  }
}
define('a39-overdue', A39Overdue);
