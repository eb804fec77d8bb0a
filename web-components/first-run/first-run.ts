import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api, SessionView } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { firstRunWords } from '../locales/first-run/words.ts';
import { Localize } from '../locales/localize.ts';
import { obligationsWords } from '../locales/obligations/words.ts';
import { affected } from '../obligations/affected.ts';
import type { RulePreview, Rules, RuleTerms, TeamChoices } from '../obligations/obligations-api.ts';
import obligationsStyles from '../obligations/obligations.css?inline';
import { faultsIn, termsOf, timeFields, usualTerms } from '../obligations/rule-fields.ts';
import { audienceOf, everyone, missingIn, whomChooser, type Whom } from '../obligations/whom.ts';
import pickerStyles from '../people-picker/people-picker.css?inline';
import { PeoplePicker } from '../people-picker/people-picker.ts';
import { ActingElement } from '../records/acting-element.ts';
import { select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { firstRunServer, type FirstRunApi } from './first-run-api.ts';
import styles from './first-run.css?inline';

/** With fewer people nothing is set up: somebody who tries, and who helps them. */
const aHandful = 5;

const closedKey = 'a39-first-run';

/**
 * @summary The way from an empty installation to the first assignment. It shows itself to those who may assign, while nothing is
 * set up, until it is closed.
 * @attr asked - Somebody asked for it: it shows also when everything is set up, or when it was closed.
 * @event a39-rules-changed - A rule was made; no detail.
 */
export class A39FirstRun extends ActingElement<typeof firstRunWords.en> {
  static override styles = sheet(table, fieldStyles, panel, pickerStyles, obligationsStyles, styles);

  declare api?: Api & FirstRunApi;

  @property({ type: Boolean }) asked = false;

  @state() private isNeeded = false;
  @state() private me!: SessionView['person'];
  @state() private all!: Rules;
  @state() private offered!: TeamChoices;
  @state() private onStaff = 0;
  @state() private whom: Whom = everyone;
  @state() private looked: { terms: RuleTerms; preview: RulePreview } | null = null;
  /** How many were assigned, once the rule is made. */
  @state() private assigned: number | null = null;

  protected readonly page = new Localize(this, firstRunWords);
  private readonly rule = new Localize(this, obligationsWords);
  private readonly picker = new PeoplePicker(
    this,
    (query) => this.asks.colleagues(query),
    (cause) => this.said(cause),
  );

  protected override get worded(): boolean {
    return super.worded && this.rule.ready;
  }

  private get asks(): FirstRunApi {
    return this.api ?? firstRunServer(this);
  }

  protected override async load(): Promise<void> {
    try {
      const { person, roles } = await this.calls.session();
      if (!roles.includes('training_admin') && !roles.includes('dpo')) return;
      this.me = person;
      [this.all, this.offered, this.onStaff] = await Promise.all([
        this.asks.rules(),
        this.asks.choices(),
        this.asks.onStaff(),
      ]);
      this.form ??= { name: 'guide', values: { ...usualTerms }, faults: {}, problem: '', sending: false };
      const isSetUp = this.all.inForce.length > 0 && this.onStaff >= aHandful;
      this.isNeeded = this.asked || (!isSetUp && !wasClosed());
    } catch {
      // Whatever keeps it from coming, what it stands beside says so already.
    }
  }

  override render(): unknown {
    return this.isNeeded && this.worded ? super.render() : nothing;
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<section part="base" class="guide">
      ${heading(this.headingLevel, words.heading, 'part')}
      <p>${words.lede}</p>
      ${this.notice()} ${this.assigned === null ? this.steps() : this.whatNow()}
      <p class="actions">
        <button class="a39-plain" type="button" @click=${this.close}>${words.notNow}</button>
        <span class="a39-quiet">${words.backHint}</span>
      </p>
    </section>`;
  }

  private steps(): TemplateResult {
    const words = this.page.t;
    const { values, faults } = this.form!;
    const isFilled = missingIn(this.whom, this.picker) === null;
    const wrong = faultsIn(this.filled(), { today: this.all.today, was: null, words: this.rule.t });
    const { courseId: noCourse, ...wrongTimes } = wrong;
    return html`<ol role="list">
      ${this.step('people', this.onStaff >= aHandful, this.people())}
      ${this.step(
        'whom',
        isFilled,
        whomChooser({
          words: this.rule.t,
          whom: this.whom,
          offered: this.offered,
          picker: this.picker,
          faults,
          choose: (whom) => {
            this.whom = whom;
            this.change('ids', '');
          },
        }),
      )}
      ${this.step('course', !noCourse, this.courses())}
      ${this.step(
        'times',
        Object.keys(wrongTimes).length === 0,
        timeFields({
          words: this.rule.t,
          local: this.rule,
          values: this.filled(),
          faults,
          today: this.all.today,
          type: this.change,
          field: (name, label, more) =>
            this.field(name, label, {
              value: this.filled()[name]!,
              typed: (text: string) => this.change(name, text),
              ...more,
            }),
        }),
      )}
      ${this.step(
        'see',
        this.looked !== null,
        html`${this.looked ? affected(this.looked.preview, this.rule) : nothing}
          <p class="actions">
            <button
              class="a39-button ${this.looked ? 'a39-second' : ''}"
              type="button"
              aria-disabled=${this.busy === 'see'}
              @click=${() => void this.see()}
            >
              ${this.busy === 'see' ? words.looking : words.see}
            </button>
            ${isFilled && values['courseId'] ? nothing : html`<span class="a39-quiet">${words.first}</span>`}
          </p>`,
      )}
      ${this.step('assign', false, this.assigning())}
    </ol>`;
  }

  private step(name: keyof FirstRunSteps, isDone: boolean, content: unknown): TemplateResult {
    const words = this.page.t;
    return html`<li class="step ${isDone ? 'is-done' : ''}" data-step=${name}>
      ${heading(
        this.headingLevel + 1,
        html`<span class="tick ${isDone ? 'a39-mark done' : ''}">${isDone ? icons.right : icons.open}</span>
          ${isDone ? html`<span class="visually-hidden">${words.done} </span>` : nothing}${words.steps[name]}`,
      )}
      <div class="content">${content}</div>
    </li>`;
  }

  private people(): TemplateResult {
    const words = this.page.t;
    const { calls } = this;
    const myself = (): void => {
      const { id, name, unit } = this.me;
      this.picker.begin([{ id, name, unit }]);
      this.whom = { ...this.whom, kind: 'people' };
      this.change('ids', '');
      void this.focusOn('#courseId');
    };
    return html`<p>${words.people(this.onStaff)} ${this.onStaff < aHandful ? words.alone : nothing}</p>
      <p class="actions">
        <a class="a39-plain" href=${calls.pageHref('/people')}>${words.importFile}</a>
        <a class="a39-plain" href=${calls.pageHref('/settings#keys')}>${words.connect}</a>
        <button class="a39-plain" type="button" @click=${myself}>${words.myself}</button>
      </p>`;
  }

  private courses(): TemplateResult {
    const words = this.page.t;
    const { courses } = this.all;
    if (courses.length === 0) return html`<p>${words.noCourses}</p>`;
    return select({
      name: 'courseId',
      label: words.course,
      value: this.value('courseId'),
      choose: this.change,
      fault: this.form!.faults['courseId'],
      options: [['', words.choose], ...courses.map(({ id, title }) => [id, title] as const)],
    });
  }

  private assigning(): TemplateResult {
    const words = this.page.t;
    if (!this.looked) return html`<p class="a39-quiet">${words.assignFirst}</p>`;
    return html`<p class="actions">
      <button
        class="a39-button"
        type="button"
        aria-disabled=${this.busy === 'assign'}
        @click=${() => void this.assign()}
      >
        ${this.busy === 'assign' ? words.looking : words.assign(this.looked.preview.gets.total)}
      </button>
    </p>`;
  }

  private whatNow(): TemplateResult {
    const words = this.page.t;
    const { calls } = this;
    return html`<p>${words.next}</p>
      <p class="actions">
        <a class="a39-plain" href=${calls.pageHref('/obligations')}>${words.toRule}</a>
        <a class="a39-plain" href=${calls.pageHref('/team')}>${words.toTeam}</a>
        <a class="a39-plain" href=${calls.pageHref('/training')}>${words.toTraining}</a>
      </p>`;
  }

  /** Until somebody writes a reason, there is one that fits. */
  private filled(): Record<string, string> {
    const { values } = this.form!;
    const { reasons } = this.page.t;
    const usual = this.whom.kind === 'everyone' ? reasons.everyone : reasons.others;
    return { ...values, reason: values['touched'] ? values['reason']! : usual };
  }

  /** What was looked at no longer holds when something changes. */
  private readonly change = (name: string, value: string): void => {
    if (name === 'reason') this.type('touched', 'yes');
    this.type(name, value);
    for (const fault of ['units', 'groups', 'ids']) if (name === 'ids') this.type(fault, '');
    this.looked = null;
    this.say('');
  };

  private async see(): Promise<void> {
    const words = this.rule.t;
    const missing = missingIn(this.whom, this.picker);
    const faults = {
      ...(missing && { [missing]: words.faults[missing]! }),
      ...faultsIn(this.filled(), { today: this.all.today, was: null, words }),
    };
    this.form = { ...this.form!, faults };
    if (Object.keys(faults).length > 0) return this.focusOn('[aria-invalid=true]');
    await this.run('see', async () => {
      const terms = termsOf(this.filled(), audienceOf(this.whom, this.picker));
      this.looked = { terms, preview: await this.asks.previewRule({ kind: 'make', terms }) };
      return '';
    });
    await this.focusOn(this.looked ? '[data-step=see] > [tabindex]' : '[role=alert]');
  }

  private async assign(): Promise<void> {
    const { terms } = this.looked!;
    await this.run('assign', async () => {
      const { assigned } = await this.asks.carryOut({ kind: 'make', terms });
      this.assigned = assigned;
      this.dispatchEvent(new CustomEvent('a39-rules-changed', { bubbles: true, composed: true }));
      return this.page.t.assigned(assigned);
    });
  }

  protected override said(cause: unknown): string {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    return this.rule.t.refused[code] ?? super.said(cause);
  }

  private readonly close = (): void => {
    this.isNeeded = false;
    try {
      localStorage.setItem(closedKey, 'closed');
    } catch {
      // Without a memory it comes back on the next page.
    }
    document.querySelector('main')?.focus();
  };
}
define('a39-first-run', A39FirstRun);

type FirstRunSteps = (typeof firstRunWords.en)['steps'];

function wasClosed(): boolean {
  try {
    return localStorage.getItem(closedKey) !== null;
  } catch {
    return false;
  }
}
