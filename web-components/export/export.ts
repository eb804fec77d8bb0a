import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import fields from '../evidence/field.css?inline';
import { exportWords } from '../locales/export/words.ts';
import { Localize } from '../locales/localize.ts';
import { dialog, showDialog } from '../people-list/dialog.ts';
import dialogStyles from '../people-list/dialog.css?inline';
import { heading } from '../text/heading.ts';
import {
  exportServer,
  type ExportApi,
  type ExportCatalogue,
  type ReportName,
  type WantedExport,
} from './export-api.ts';
import { exportFields, wishFor, type ExportWish } from './export-fields.ts';
import styles from './export.css?inline';
import { finish, finishedView, type Finished } from './finished.ts';
import { LongWork } from './long-work.ts';
import workStyles from './long-work.css?inline';

/** What a list shows, for the file of it. */
export interface ListToExport {
  filter: WantedExport['filter'];
  /** The same in words, by the part of the filter. */
  said: Partial<Record<keyof WantedExport['filter'], string>>;
  /** How many the list has, if it counts what its report has. */
  count: { people: number } | { rows: number } | null;
}

const everybody: ListToExport = { filter: {}, said: {}, count: null };

/**
 * @summary A button, behind which a report is made of what a list shows: as CSV, XLSX, PDF or JSON, with its line in the log of
 * exports. For our own pages only.
 * @attr report - What is offered first: `standing` (default), `overdue` or another of the catalogue.
 */
export class A39Export extends A39Element {
  static override styles = sheet(fields, dialogStyles, workStyles, styles);

  declare api?: Api & ExportApi;

  @property() report: ReportName = 'standing';
  @property({ attribute: false }) list: ListToExport = everybody;

  @state() private catalogue: ExportCatalogue | null = null;
  @state() private wish: ExportWish | null = null;
  @state() private finished: Finished | null = null;
  @state() private fault = '';
  @state() private problem = '';

  private readonly work = new LongWork(this);
  private readonly page = new Localize(this, exportWords);

  private get asks(): ExportApi {
    return this.api ?? exportServer(this);
  }

  protected override async load(): Promise<void> {}

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    showDialog(this);
  }

  /** There is nothing to wait for before the button is pressed, so it never says that it loads. */
  override render(): unknown {
    return this.worded && this.page.ready ? this.body() : nothing;
  }

  protected override body(): TemplateResult {
    return html`<button class="a39-button a39-second" type="button" aria-haspopup="dialog" @click=${this.open}>
        ${icons.file} ${this.page.t.export}
      </button>
      ${this.problem && !this.wish ? this.alert(this.problem) : nothing}
      ${this.wish && this.catalogue ? this.dialog(this.wish, this.catalogue) : nothing}`;
  }

  private readonly open = async (): Promise<void> => {
    this.problem = '';
    try {
      this.catalogue ??= await this.asks.exportCatalogue();
      this.finished = null;
      this.work.forget();
      const offered = this.catalogue.reports.find(({ name }) => name === this.report) ?? this.catalogue.reports[0]!;
      this.wish = wishFor(offered, this.local.lang);
    } catch (cause) {
      this.problem = this.said(cause);
    }
  };

  private readonly close = (): void => {
    if (!this.wish) return;
    this.work.stop();
    this.wish = null;
    this.problem = this.fault = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector('button')?.focus());
  };

  private dialog(wish: ExportWish, catalogue: ExportCatalogue): TemplateResult {
    const words = this.page.t;
    return dialog(
      words.heading,
      this.close,
      html`<p class="closing">
          <button class="a39-plain" type="button" @click=${this.close}>${icons.wrong} ${words.close}</button>
        </p>
        ${heading(this.headingLevel, words.heading, 'part')}
        <form novalidate @submit=${this.make}>
          ${exportFields({
            wish,
            catalogue,
            list: this.list,
            first: this.report,
            words,
            local: this.local,
            fault: this.fault,
            change: (part) => this.change(wish, part),
          })}
          <p class="actions">
            <button class="a39-button" aria-disabled=${this.work.at !== ''}>
              ${icons.file} ${this.finished ? words.again : words.make}
            </button>
          </p>
          ${this.work.view('export', words.making, words.stopped, words.work, (k) => this.local.number(k))}
          ${this.problem ? this.alert(this.problem) : nothing}
          <div role="status">${this.finished ? finishedView(this.finished, words, this.local) : nothing}</div>
        </form>`,
    );
  }

  private alert(text: string): TemplateResult {
    return html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${text}</span></p>`;
  }

  private change(wish: ExportWish, part: Partial<ExportWish>): void {
    const report = part.report ?? wish.report;
    this.wish = report === wish.report ? { ...wish, ...part } : wishFor(report, this.local.lang, { ...wish, ...part });
    this.problem = this.fault = '';
    this.finished = null;
    this.work.forget();
  }

  private readonly make = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { wish } = this;
    if (!wish || this.work.at) return;
    this.fault = wish.from && wish.to && wish.to < wish.from ? this.page.t.fault : '';
    if (this.fault) {
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
    this.problem = '';
    this.finished = null;
    try {
      const finished = await this.work.run('export', async (errand) => {
        const made = await this.asks.makeExport(this.wanted(wish), errand);
        return finish(made, errand.signal, { id: made.id, asks: this.asks });
      });
      this.finished = finished ?? null;
    } catch (cause) {
      this.problem = this.said(cause);
    }
  };

  private wanted({ report, shape, format, separator, isForProgram, from, to }: ExportWish): WantedExport {
    const given = Object.entries(this.list.filter).filter(([name]) => (report.filters as string[]).includes(name));
    const period = report.period === null ? {} : { ...(from && { from }), ...(to && { to }) };
    const hasOptions = format === 'csv' || format === 'json';
    return {
      report: report.name,
      shape,
      format,
      filter: { ...Object.fromEntries(given), ...period },
      options: { separator, about: hasOptions && isForProgram ? 'none' : 'end' },
    };
  }

  private said(cause: unknown): string {
    const { errors } = this.local.t;
    const code = cause instanceof ApiError ? cause.code : 'internal';
    return this.page.t.refused[code] ?? errors[code as keyof typeof errors] ?? errors.internal;
  }
}
define('a39-export', A39Export);
