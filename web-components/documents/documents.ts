import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { wrong } from '../evidence/field.ts';
import { documentsWords } from '../locales/documents/words.ts';
import { Localize } from '../locales/localize.ts';
import { ActingElement } from '../records/acting-element.ts';
import { choices, select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import {
  documentsServer,
  type CourseVersions,
  type DocumentOverview,
  type DocumentsApi,
  type OutsideTraining,
  type StaffFound,
} from './documents-api.ts';
import styles from './documents.css?inline';
import { base64Of, largestFile, portableName, shortName } from './file.ts';
import { listing } from './recording.ts';

/** Languages in which staff in Europe read. */
const languages = 'bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro sk sl sv tr uk'.split(' ');

const outcomes = ['attended', 'completed', 'passed'] as const;

/**
 * @summary Policies that everybody acknowledges, and trainings elsewhere with who was there. For our own pages only.
 * @csspart table - The documents.
 */
export class A39Documents extends ActingElement<typeof documentsWords.en> {
  static override styles = sheet(table, fieldStyles, panel, styles);

  declare api?: Api & DocumentsApi;

  @state() private documents: DocumentOverview[] = [];
  @state() private courses!: CourseVersions;
  @state() private file: File | null = null;
  @state() private query = '';
  @state() private found: StaffFound[] | null = null;
  @state() private chosen: StaffFound[] = [];

  protected readonly page = new Localize(this, documentsWords);
  protected override readonly places = {
    document_changed: 'version',
    document_unknown: 'taught',
    course_unknown: 'taught',
    person_unknown: 'people',
    assignment_unknown: 'people',
    body_too_large: 'file',
  };

  private get asks(): DocumentsApi {
    return this.api ?? documentsServer(this);
  }

  protected override async load(): Promise<void> {
    [this.documents, this.courses] = await Promise.all([this.asks.documents(), this.asks.courses()]);
  }

  protected override said(cause: unknown): string {
    // The server names who it is, and its sentence is in English.
    const who =
      cause instanceof ApiError && cause.code === 'assignment_unknown'
        ? this.chosen.find(({ name }) => cause.message.includes(name))
        : undefined;
    return who ? this.page.t.notAssigned(who.name) : super.said(cause);
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede}</p>
      <p class="actions first">
        ${this.opener('publish', words.publish, 'a39-button', { kind: 'policy', lang: this.local.lang.slice(0, 2) })}
        ${this.opener('record', words.record, 'a39-button a39-second', { outcome: 'attended' })}
      </p>
      ${this.notice()} ${this.form?.name === 'publish' ? this.publishForm() : nothing}
      ${this.form?.name === 'record' ? this.recordForm() : nothing}
      <div class="list">${this.documents.length === 0 ? html`<p>${words.empty}</p>` : this.table()}</div>
    </div>`;
  }

  protected override openForm(name: string, values: Record<string, string> = {}): void {
    this.file = null;
    this.query = '';
    this.found = null;
    this.chosen = [];
    super.openForm(name, values);
  }

  private table(): TemplateResult {
    const { columns } = this.page.t;
    return html`<table part="table">
      <thead>
        <tr>
          <th scope="col">${columns.title}</th>
          <th scope="col">${columns.kind}</th>
          <th scope="col">${columns.published}</th>
          <th scope="col">${columns.standing}</th>
          <th scope="col"><span class="visually-hidden">${columns.action}</span></th>
        </tr>
      </thead>
      <tbody>
        ${this.documents.map((one) => this.row(one))}
      </tbody>
    </table>`;
  }

  private row(one: DocumentOverview): TemplateResult {
    const words = this.page.t;
    const { id, title, version, lang, kind, publishedOn, asked, acknowledged, recorded } = one;
    const standing =
      kind === 'training'
        ? words.recorded(recorded)
        : asked === 0
          ? words.notAsked
          : words.standing(acknowledged, asked);
    const ask = `ask ${id}`;
    const label = asked === 0 ? words.ask : words.askNew;
    return html`<tr>
        <th scope="row"><span lang=${lang}>${title}</span> <span class="a39-quiet">${version} · ${lang}</span></th>
        <td>${words.kinds[kind]}</td>
        <td class="day">${this.local.date(publishedOn, { day: 'numeric', month: 'short', year: 'numeric' })}</td>
        <td>${standing}</td>
        <td class="act">
          <div class="acts">
            <a class="a39-plain" href=${this.asks.documentHref(id)} download
              ><span aria-hidden="true">${words.download}</span
              ><span class="visually-hidden">${words.named(words.download, title, version)}</span></a
            >
            ${
              kind === 'policy'
                ? this.opener(
                    ask,
                    html`<span aria-hidden="true">${label}</span
                      ><span class="visually-hidden">${words.named(label, title, version)}</span>`,
                    'a39-plain',
                  )
                : nothing
            }
          </div>
        </td>
      </tr>
      ${
        this.form?.name === ask
          ? html`<tr class="asking">
              <td colspan="5">${this.askForm(one)}</td>
            </tr>`
          : nothing
      }`;
  }

  private askForm({ id, title, version }: DocumentOverview): TemplateResult {
    const words = this.page.t;
    return this.formView({
      heading: words.askHeading(title, version),
      level: this.headingLevel + 1,
      fields: html`<p>${words.askText}</p>
        ${this.field('dueOn', words.dueOn, { kind: 'date', min: this.courses.today })}`,
      act: this.form?.sending ? words.sending : words.askDo,
      cancel: words.cancel,
      check: (): Record<string, string> =>
        this.value('dueOn') >= this.courses.today ? {} : { dueOn: words.faults['dueOn']! },
      work: async () => {
        const dueOn = this.value('dueOn');
        const asked = await this.asks.askToAcknowledge(id, dueOn);
        await this.load();
        return words.asked(asked, this.local.date(dueOn));
      },
    });
  }

  private publishForm(): TemplateResult {
    const words = this.page.t;
    const names = new Intl.DisplayNames(this.local.lang, { type: 'language' });
    const title = (text: string): void => {
      // Until somebody chooses another, the short name follows the title.
      const follows = this.value('documentId') === shortName(this.value('title'));
      this.type('title', text);
      if (follows) this.type('documentId', shortName(text));
    };
    return this.formView({
      heading: words.publishHeading,
      level: this.headingLevel + 1,
      fields: html`<p>${words.publishText}</p>
        ${choices({
          name: 'kind',
          legend: words.kind,
          value: this.value('kind'),
          choose: this.type,
          options: (['policy', 'training'] as const).map((kind) => [kind, words.kinds[kind], words.kindHints[kind]]),
        })}
        ${this.field('title', words.title, { typed: title })}
        <div class="pair">
          ${this.field('documentId', words.documentId, { hint: words.documentIdHint })}
          ${this.field('version', words.version, { hint: words.versionHint })}
          ${select({
            name: 'lang',
            label: words.lang,
            value: this.value('lang'),
            choose: this.type,
            options: languages
              .map((lang) => [lang, names.of(lang) ?? lang] as const)
              .sort(([, a], [, b]) => a.localeCompare(b, this.local.lang)),
          })}
        </div>
        ${this.fileField()}`,
      act: this.form?.sending ? words.sending : words.publishDo,
      cancel: words.cancel,
      check: () => this.publishFaults(),
      work: async () => {
        const [kind, name, version] = [this.value('kind'), this.value('title'), this.value('version')];
        const file = this.file!;
        await this.asks.publishDocument({
          kind: kind === 'training' ? 'training' : 'policy',
          documentId: this.value('documentId'),
          version,
          lang: this.value('lang'),
          title: name,
          fileName: portableName(file.name),
          file: await base64Of(file),
        });
        await this.load();
        return words.published(name, version);
      },
    });
  }

  private fileField(): TemplateResult {
    const words = this.page.t;
    const fault = this.form?.faults['file'];
    const choose = (event: Event): void => {
      this.file = (event.target as HTMLInputElement).files?.[0] ?? null;
      this.type('file', '');
    };
    return html`<div class="field">
      <label for="file">${words.file}</label>
      <p id="file-hint" class="hint">${words.fileHint}</p>
      <input
        id="file"
        type="file"
        aria-describedby="file-hint ${fault ? 'file-fault' : ''}"
        aria-invalid=${fault ? 'true' : 'false'}
        @change=${choose}
      />
      ${wrong('file', fault)}
    </div>`;
  }

  private publishFaults(): Record<string, string> {
    const { faults } = this.page.t;
    const { length } = this.value('title');
    const names = new Set(this.courses.versions.map(({ id }) => id));
    const documentId = this.value('documentId');
    const file = !this.file ? 'file' : this.file.size > largestFile ? 'tooLarge' : null;
    return {
      ...((length < 3 || length > 200) && { title: faults['title']! }),
      ...((!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(documentId) || documentId.length > 80 || names.has(documentId)) && {
        documentId: faults['documentId']!,
      }),
      ...(!/^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/.test(this.value('version')) && { version: faults['version']! }),
      ...(file && { file: faults[file]! }),
    };
  }

  private recordForm(): TemplateResult {
    const words = this.page.t;
    const { today } = this.courses;
    return this.formView({
      heading: words.recordHeading,
      level: this.headingLevel + 1,
      fields: html`<p>${words.recordText}</p>
        ${select({
          name: 'taught',
          label: words.taught,
          value: this.value('taught'),
          choose: this.type,
          fault: this.form?.faults['taught'],
          options: [['', words.choose], ...this.teachable()],
        })}
        ${this.people()}
        ${choices({
          name: 'outcome',
          legend: words.outcome,
          value: this.value('outcome'),
          choose: this.type,
          options: outcomes.map((one) => [one, words.outcomes[one]]),
        })}
        ${this.field('completedOn', words.completedOn, { kind: 'date', max: today })}`,
      act: this.form?.sending ? words.sending : words.recordDo(this.chosen.length),
      cancel: words.cancel,
      check: () => ({
        ...(!this.value('taught') && { taught: words.faults['taught']! }),
        ...((this.chosen.length === 0 || this.chosen.length > 500) && { people: words.faults['people']! }),
        ...((!this.value('completedOn') || this.value('completedOn') > today) && {
          completedOn: words.faults['completedOn']!,
        }),
      }),
      work: async () => {
        const { first, recorded } = await this.asks.recordOutsideTraining(this.training());
        await this.load();
        return words.recordedDone(recorded, this.local.number(first));
      },
    });
  }

  /** The newest version of each course and language, and the documents that describe a training. */
  private teachable(): { group: string; options: [string, string][] }[] {
    const words = this.page.t;
    // Oldest first, so that the newest of a course stays.
    const newest = new Map(this.courses.versions.map((one) => [`${one.id} ${one.lang}`, one]));
    const trainings = this.documents.filter(({ kind }) => kind === 'training');
    return [
      {
        group: words.trainings,
        options: trainings.map(({ id, title, version }) => [`document ${id}`, `${title} · ${version}`]),
      },
      {
        group: words.courses,
        options: [...newest.values()].map(({ content, title, version, lang }) => [
          `course ${content}`,
          `${title} · ${version} · ${lang}`,
        ]),
      },
    ];
  }

  private training(): OutsideTraining {
    const [kind, id] = this.value('taught').split(' ') as [string, string];
    return {
      taught: kind === 'course' ? { content: id } : { documentVersionId: id },
      personIds: this.chosen.map((person) => person.id),
      outcome: outcomes.find((one) => one === this.value('outcome')) ?? 'attended',
      completedOn: this.value('completedOn'),
    };
  }

  private people(): TemplateResult {
    const { form } = this;
    const clear = (): void => this.type('people', '');
    return listing({
      words: this.page.t,
      query: this.query,
      found: this.found,
      chosen: this.chosen,
      fault: form?.faults['people'],
      typed: (query) => {
        this.query = query;
        clear();
      },
      find: () => void this.find(),
      add: (person) => {
        this.chosen = [...this.chosen, person];
        clear();
        // The button went with its row: the next name can be typed at once.
        void this.focusOn('#people');
      },
      remove: ({ id }) => {
        this.chosen = this.chosen.filter((one) => one.id !== id);
        clear();
        void this.focusOn('#chosen');
      },
    });
  }

  private async find(): Promise<void> {
    const query = this.query.trim();
    const faultWith = (text: string): void => {
      if (this.form) this.form = { ...this.form, faults: { ...this.form.faults, people: text } };
      void this.focusOn('#people');
    };
    if (query.length < 2) return faultWith(this.page.t.faults['search']!);
    try {
      this.found = await this.asks.findStaff(query);
    } catch (cause) {
      faultWith(this.said(cause));
    }
  }
}
define('a39-documents', A39Documents);
