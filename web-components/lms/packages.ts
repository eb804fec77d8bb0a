import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import { define, sheet } from '../element.ts';
import { download } from '../evidence/download.ts';
import fieldStyles from '../evidence/field.css?inline';
import { lmsPackagesWords } from '../locales/lms-packages/words.ts';
import { Localize } from '../locales/localize.ts';
import { choice, choices, select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import section from '../settings/section.css?inline';
import { heading } from '../text/heading.ts';
import type { CourseVersions, LmsOverview, PackageView, PlaceView, PackageWanted } from './lms-api.ts';
import { LmsPart } from './lms-part.ts';
import styles from './lms.css?inline';
import { isOrigin } from './origins.ts';

const kinds = ['scorm12', 'scorm2004', 'cmi5', 'html'] as const satisfies PackageView['kind'][];
const forms = ['connected', 'standalone'] as const satisfies PackageWanted['form'][];
const ways = ['sign_in', 'lms'] as const satisfies PackageView['identifies'][];

interface Made {
  file: Blob;
  name: string;
  form: PackageWanted['form'];
}

/** @summary Packages of courses for an LMS, and the LMSs in which they run. A part of `a39-lms`. */
export class A39LmsPackages extends LmsPart<typeof lmsPackagesWords.en> {
  static override styles = sheet(fieldStyles, panel, section, styles);

  @state() private packages: PackageView[] = [];
  @state() private origins: PlaceView[] = [];
  @state() private versions: CourseVersions['versions'] = [];
  @state() private made: Made | null = null;

  protected readonly own = new Localize(this, lmsPackagesWords);

  protected override async load(): Promise<void> {
    const [packages, { places }, { versions }]: [PackageView[], LmsOverview, CourseVersions] = await Promise.all([
      this.asks.packages(),
      this.asks.lms(),
      this.asks.courses(),
    ]);
    this.packages = packages;
    this.origins = places;
    this.versions = versions;
  }

  protected override openForm(name: string, values: Record<string, string> = {}): void {
    this.made = null;
    super.openForm(name, values);
  }

  protected override body(): TemplateResult {
    const words = this.own.t;
    const first = {
      kind: 'scorm12',
      form: 'connected',
      identifies: 'sign_in',
      sends: 'completion',
      course: '',
      lang: '',
    };
    return this.framed(
      this.page.t.sections.packages,
      words.text,
      html`<p class="actions">${this.opener('make', words.make, 'a39-button a39-second', first)}</p>
        ${this.form?.name === 'make' ? this.makeForm() : nothing} ${this.made ? this.once(this.made) : nothing}
        ${
          this.packages.length === 0
            ? html`<p class="a39-quiet">${words.none}</p>`
            : html`<ul class="list" role="list">
                ${this.packages.map((one) => this.packaged(one))}
              </ul>`
        }
        <section>
          ${heading(this.headingLevel + 1, words.places, 'part')}
          <p>${words.placesText}</p>
          ${
            this.origins.length === 0
              ? html`<p class="a39-quiet">${words.noPlaces}</p>`
              : html`<ul class="list" role="list">
                  ${this.origins.map((one) => this.place(one))}
                </ul>`
          }
        </section>`,
    );
  }

  private packaged({
    id,
    name,
    course,
    lang,
    kind,
    identifies,
    people,
    since,
    by,
    endedAt,
  }: PackageView): TemplateResult {
    const { full, by: made } = this.page.t;
    const words = this.own.t;
    const facts = [
      words.kinds[kind],
      languageName(lang, this.local.lang),
      words.identifiesFacts[identifies],
      words.opened(people),
      made(this.day(since), by),
    ];
    return html`<li class=${endedAt === null ? '' : 'gone'}>
      <p>
        <strong>${name}</strong> · ${course.title ?? course.id}
        ${endedAt === null ? nothing : html` · <strong>${words.ended}</strong>`}
      </p>
      <p class="a39-quiet">${facts.join(' · ')}</p>
      ${endedAt === null ? html`<p class="acts">${this.about(`end ${id}`, words.end, name)}</p>` : nothing}
      ${
        this.form?.name === `end ${id}`
          ? this.asking(full(words.end, name), words.endText, words.end, async () => {
              await this.asks.endPackage(id);
              return words.endedDone(name);
            })
          : nothing
      }
    </li>`;
  }

  private place({ origin, state: at, firstSeenAt }: PlaceView): TemplateResult {
    const words = this.own.t;
    const letting = (letIn: boolean): TemplateResult => {
      const label = letIn ? words.letIn : words.shutOut;
      return this.doing(label, this.page.t.full(label, origin), async () => {
        await this.asks.letPlace(origin, letIn);
        return letIn ? words.letInDone(origin) : words.shutOutDone(origin);
      });
    };
    return html`<li>
      <p>
        <code>${origin}</code> ·
        ${at === 'waiting' ? html`<strong>${words.placeStates[at]}</strong>` : words.placeStates[at]}
        <span class="a39-quiet">· ${words.seen(this.day(firstSeenAt))}</span>
      </p>
      <p class="acts">${at === 'active' ? nothing : letting(true)} ${at === 'disabled' ? nothing : letting(false)}</p>
    </li>`;
  }

  private once({ file, name, form }: Made): TemplateResult {
    const words = this.own.t;
    const understood = (): void => {
      this.made = null;
      void this.focusOn('[data-opens="make"]');
    };
    return html`<div class="once">
      ${heading(this.headingLevel + 1, name)}
      <p>${words.downloadTexts[form]}</p>
      <p class="actions">
        <button class="a39-button" type="button" @click=${() => download(file, name)}>
          ${icons.file} ${words.download}
        </button>
        <button class="a39-plain" type="button" @click=${understood}>${words.understood}</button>
      </p>
    </div>`;
  }

  private makeForm(): TemplateResult {
    const { cancel, sending } = this.page.t;
    const words = this.own.t;
    const langs = this.langsOf(this.value('course'));
    return this.formView({
      heading: words.make,
      level: this.headingLevel + 1,
      fields: html`<div class="pair">
          ${select({
            name: 'course',
            label: words.course,
            value: this.value('course'),
            fault: this.form!.faults['course'],
            choose: (_, course) => {
              this.type('course', course);
              this.type('lang', this.langsOf(course)[0] ?? '');
            },
            options: [['', words.chooseCourse], ...this.courses()],
          })}
          ${
            langs.length > 1
              ? select({
                  name: 'lang',
                  label: words.lang,
                  value: this.value('lang'),
                  choose: this.type,
                  options: langs.map((lang) => [lang, languageName(lang, this.local.lang)] as const),
                })
              : nothing
          }
        </div>
        ${this.oneOf('kind', words.kind, kinds, words.kinds, words.kindHints)}
        ${this.oneOf('form', words.form, forms, words.forms, words.formHints)}
        ${this.opensHere ? this.connectedFields() : nothing} ${this.value('kind') === 'html' ? nothing : this.telling()}`,
      act: this.form!.sending ? sending : words.make,
      cancel,
      check: () => this.faults(),
      work: () => this.andLoad(() => this.make()),
    });
  }

  private get opensHere(): boolean {
    return this.value('form') === 'connected';
  }

  private oneOf<K extends string>(
    name: string,
    legend: string,
    all: readonly K[],
    labels: Record<K, string>,
    hints: Record<K, string>,
  ): TemplateResult {
    const options = all.map((one) => [one, labels[one], hints[one]] as const);
    return choices({ name, legend, value: this.value(name), choose: this.type, options });
  }

  private connectedFields(): TemplateResult {
    const { optional } = this.page.t;
    const words = this.own.t;
    const kind = this.value('kind');
    return html`${this.field('name', words.name, { hint: words.nameHint })}
    ${
      // With cmi5 only the LMS can say it, and without an LMS nobody else.
      kind === 'scorm12' || kind === 'scorm2004'
        ? this.oneOf('identifies', words.identifies, ways, words.identifiesBy, words.identifiesHints)
        : nothing
    }
    ${kind === 'cmi5' ? html`<p class="a39-quiet">${words.cmi5Text}</p>` : nothing}
    ${
      this.lmsSaysIt
        ? choice({
            name: 'numbers',
            label: words.numbers,
            hint: words.numbersHint,
            checked: this.value('numbers') !== '',
            choose: (checked) => this.type('numbers', checked ? 'yes' : ''),
          })
        : nothing
    }
    ${kind === 'html' ? nothing : this.field('origin', words.lms, { hint: words.lmsHint, note: optional })}`;
  }

  /** Who learns is for the LMS to say. */
  private get lmsSaysIt(): boolean {
    const kind = this.value('kind');
    return kind === 'cmi5' || (kind !== 'html' && this.value('identifies') === 'lms');
  }

  private telling(): TemplateResult {
    const { sends, sendings, sendingHints } = this.page.t.terms;
    return this.oneOf('sends', sends, ['completion', 'score'] as const, sendings, sendingHints);
  }

  private faults(): Record<string, string> {
    const { faults: said } = this.page.t;
    const { length } = this.value('name');
    const origin = this.origin();
    return {
      ...(this.value('course') === '' && { course: said['course']! }),
      ...(this.opensHere && (length < 1 || length > 80) && { name: said['name']! }),
      ...(origin !== null && !isOrigin(origin) && { origin: said['origin']! }),
    };
  }

  private async make(): Promise<string> {
    const courseId = this.value('course');
    const kind = kinds.find((one) => one === this.value('kind')) ?? 'scorm12';
    const form = this.opensHere ? 'connected' : 'standalone';
    const { file, name } = await this.asks.makePackage({
      courseId,
      lang: this.value('lang'),
      kind,
      form,
      score: kind !== 'html' && this.value('sends') === 'score',
      name: this.value('name') || courseId,
      identifies: !this.lmsSaysIt ? 'sign_in' : this.value('numbers') ? 'lms_number' : 'lms',
      lms: this.origin(),
    });
    this.made = { file, name, form };
    return this.own.t.made(name);
  }

  /** Of the LMS, where it is asked for. */
  private origin(): string | null {
    const isAsked = this.opensHere && this.value('kind') !== 'html';
    return (isAsked && this.value('origin').replace(/\/$/, '')) || null;
  }

  /** Each course once, by the title of its newest version in the language of the page, if there is one. */
  private courses(): (readonly [string, string])[] {
    const spoken = this.versions.filter(({ lang }) => lang === this.spoken);
    return [...new Map([...this.versions, ...spoken].map(({ id, title }) => [id, title]))];
  }

  /** In which languages there is a course: that of the page first. */
  private langsOf(course: string): string[] {
    const langs = new Set(this.versions.filter(({ id }) => id === course).map(({ lang }) => lang));
    return [...langs].toSorted((a, b) => Number(b === this.spoken) - Number(a === this.spoken));
  }

  private get spoken(): string {
    return this.local.lang.slice(0, 2);
  }
}

function languageName(lang: string, inLang: string): string {
  return new Intl.DisplayNames([inLang], { type: 'language' }).of(lang) ?? lang;
}
define('a39-lms-packages', A39LmsPackages);
