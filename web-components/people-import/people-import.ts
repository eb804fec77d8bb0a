import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { base64Of } from '../documents/file.ts';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { field, wrong } from '../evidence/field.ts';
import { Localize } from '../locales/localize.ts';
import { peopleImportWords } from '../locales/people-import/words.ts';
import { ActingElement } from '../records/acting-element.ts';
import { choices } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import {
  peopleImportServer,
  type ImportMode,
  type ImportPreview,
  type ImportResult,
  type PeopleImportApi,
  type PlannedKind,
} from './people-import-api.ts';
import styles from './people-import.css?inline';
import { sections } from './planned.ts';

/** As large as the server takes it. */
const largest = 20 * 1024 * 1024;

/**
 * @summary Takes people from a file of HR's: first what would change and what is wrong, then the import. For our own pages only.
 * @event a39-people-imported - People were imported; lists of people on the same page are out of date.
 * @csspart preview - What would change.
 */
export class A39PeopleImport extends ActingElement<typeof peopleImportWords.en> {
  static override styles = sheet(table, fieldStyles, panel, styles);

  declare api?: Api & PeopleImportApi;

  @state() private file: File | null = null;
  @state() private mode: ImportMode = 'changes';
  @state() private fileFault = '';
  @state() private over = false;
  @state() private preview: ImportPreview | null = null;
  @state() private confirmed = '';
  @state() private confirmFault = '';

  protected readonly page = new Localize(this, peopleImportWords);

  private get asks(): PeopleImportApi {
    return this.api ?? peopleImportServer(this);
  }

  protected override async load(): Promise<void> {
    const { roles } = await this.calls.session();
    if (!roles.includes('training_admin') && !roles.includes('dpo')) throw new ApiError('not_allowed', '');
  }

  /** What the server names besides, its sentence being in English. */
  protected override said(cause: unknown): string {
    const words = this.page.t;
    // It was changed, moved or deleted after it was chosen, and browsers then read it no more.
    if (cause instanceof DOMException) return words.fileGone;
    const text = super.said(cause);
    if (!(cause instanceof ApiError)) return text;
    const line = cause.code === 'import_unreadable' ? /^From line (\d+)/.exec(cause.message)?.[1] : undefined;
    if (line !== undefined) return words.openQuote(line);
    const headings = cause.code === 'import_columns' ? /has: (.*)$/.exec(cause.message)?.[1] : undefined;
    return headings === undefined ? text : `${text} ${words.found(headings)}`;
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede}</p>
      ${this.notice()} ${this.preview ? this.previewView(this.preview) : this.chooser()}
    </div>`;
  }

  private chooser(): TemplateResult {
    const words = this.page.t;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.check();
    };
    return html`<form class="panel" novalidate @submit=${submit}>
      ${this.fileField()}
      ${choices({
        name: 'mode',
        legend: words.mode,
        value: this.mode,
        choose: (_, mode) => (this.mode = mode === 'complete' ? 'complete' : 'changes'),
        options: (['changes', 'complete'] as const).map((mode) => [mode, words.modes[mode], words.modeHints[mode]]),
      })}
      ${this.working()}
      <p class="actions"><button class="a39-button" aria-disabled=${this.busy !== ''}>${words.check}</button></p>
    </form>`;
  }

  private fileField(): TemplateResult {
    const words = this.page.t;
    const { fileFault } = this;
    const over = (event: DragEvent, is: boolean): void => {
      event.preventDefault();
      this.over = is;
    };
    const drop = (event: DragEvent): void => {
      over(event, false);
      const input = this.renderRoot.querySelector<HTMLInputElement>('#file')!;
      if (!event.dataTransfer?.files.length) return;
      input.files = event.dataTransfer.files;
      this.choose(input);
    };
    return html`<div
      class="field drop ${this.over ? 'over' : ''}"
      @dragover=${(event: DragEvent) => over(event, true)}
      @dragleave=${(event: DragEvent) => over(event, false)}
      @drop=${drop}
    >
      <label for="file">${words.file}</label>
      <p id="file-hint" class="hint">${words.fileHint}</p>
      <input
        id="file"
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        aria-describedby="file-hint ${fileFault ? 'file-fault' : ''}"
        aria-invalid=${fileFault ? 'true' : 'false'}
        @change=${(event: Event) => this.choose(event.target as HTMLInputElement)}
      />
      ${wrong('file', fileFault)}
    </div>`;
  }

  private choose(input: HTMLInputElement): void {
    this.file = input.files?.[0] ?? null;
    this.fileFault = '';
  }

  /** That it works, and at what; there before it says something, so that screen readers hear it. */
  private working(): TemplateResult {
    const words = this.page.t;
    const text =
      this.busy === 'import' ? words.importing : this.busy === 'check' ? words.checking(this.file!.name) : '';
    return html`<div class="working">
      <span role="status">${text}</span>
      ${text ? html`<progress aria-label=${text}></progress>` : nothing}
    </div>`;
  }

  private readonly check = async (): Promise<void> => {
    if (this.busy) return;
    const { faults } = this.page.t;
    const { file } = this;
    this.fileFault = !file ? faults['file']! : file.size > largest ? faults['tooLarge']! : '';
    if (this.fileFault) return this.focusOn('#file');
    await this.run('check', async () => {
      this.preview = await this.asks.previewImport(await this.toImport());
      this.confirmed = '';
      this.confirmFault = '';
      return '';
    });
    if (this.preview) await this.focusOn('.preview > [tabindex]');
  };

  private async toImport() {
    const file = this.file!;
    return { file: await base64Of(file), fileName: file.name, mode: this.mode };
  }

  private previewView(preview: ImportPreview): TemplateResult {
    const words = this.page.t;
    const { fileName, counts, encoding, separator } = preview;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.import(preview);
    };
    return html`<form class="panel preview" part="preview" novalidate @submit=${submit}>
      ${heading(this.headingLevel + 1, words.previewHeading(fileName), 'part')}
      <p>
        ${words.read(counts.lines, words.encodings[encoding], words.separators[separator])}
        ${counts.unchanged > 0 ? words.unchanged(counts.unchanged) : ''}
      </p>
      ${counts.faults > 0 ? this.faulty(preview) : changeless(preview) ? html`<p>${words.nothing}</p>` : nothing}
      <div>${sections(preview, this.page)}</div>
      ${this.mayImport(preview) && preview.drastic ? this.drastic(preview) : nothing} ${this.working()}
      <p class="actions">
        ${
          this.mayImport(preview)
            ? html`<button class="a39-button" aria-disabled=${this.busy !== ''}>${words.import}</button>`
            : nothing
        }
        <button class="a39-button a39-second" type="button" aria-disabled=${this.busy !== ''} @click=${this.check}>
          ${words.checkAgain}
        </button>
        <button class="a39-plain" type="button" aria-disabled=${this.busy !== ''} @click=${this.another}>
          ${words.another}
        </button>
      </p>
    </form>`;
  }

  private mayImport(preview: ImportPreview): boolean {
    return preview.counts.faults === 0 && !changeless(preview);
  }

  private faulty({ counts }: ImportPreview): TemplateResult {
    const [good, lines] = [this.page.number(counts.good), this.page.number(counts.lines)];
    return html`<p class="a39-mark overdue">${icons.late} <span>${this.page.t.faultsText(good, lines)}</span></p>`;
  }

  private drastic({ counts, staff }: ImportPreview): TemplateResult {
    const words = this.page.t;
    return html`<div class="drastic">
      <p class="a39-mark overdue">
        ${icons.late} <span>${words.drastic(counts.leaves, this.page.number(staff))}</span>
      </p>
      ${field({
        name: 'confirm',
        label: words.confirm,
        kind: 'number',
        value: this.confirmed,
        fault: this.confirmFault || undefined,
        typed: (text) => {
          this.confirmed = text;
          this.confirmFault = '';
        },
      })}
    </div>`;
  }

  private async import(preview: ImportPreview): Promise<void> {
    if (!this.mayImport(preview) || this.busy) return;
    const { drastic, counts, fingerprint } = preview;
    if (drastic && this.confirmed.replaceAll(/\D/g, '') !== String(counts.leaves)) {
      this.confirmFault = this.page.t.confirmFault(this.page.number(counts.leaves));
      return this.focusOn('#confirm');
    }
    await this.run('import', async () => {
      const file = await this.toImport();
      const confirm = drastic ? { confirmLeavers: counts.leaves } : {};
      const result = await this.asks.importPeople({ ...file, mode: preview.mode, fingerprint, ...confirm });
      this.begin();
      emit(this, 'a39-people-imported');
      return this.doneIn(result);
    });
  }

  private doneIn({ counts, assigned, ended }: ImportResult): string {
    const words = this.page.t;
    const parts = kinds.flatMap((kind) => (counts[kind] > 0 ? words.doneParts[kind](counts[kind]) : []));
    return parts.length > 0 ? words.done(parts.join(', '), assigned, ended) : words.doneNothing;
  }

  private begin(): void {
    this.preview = null;
    this.file = null;
  }

  private readonly another = (): void => {
    if (this.busy) return;
    this.begin();
    this.say('');
    void this.focusOn('#file');
  };
}

const kinds: PlannedKind[] = ['joins', 'returns', 'moves', 'leaves', 'manager', 'changes'];

function changeless({ counts }: ImportPreview): boolean {
  return kinds.every((kind) => counts[kind] === 0);
}
define('a39-people-import', A39PeopleImport);
