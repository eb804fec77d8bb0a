import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { obligationsWords } from '../locales/obligations/words.ts';
import pickerStyles from '../people-picker/people-picker.css?inline';
import { PeoplePicker } from '../people-picker/people-picker.ts';
import { ActingElement } from '../records/acting-element.ts';
import { select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { affected } from './affected.ts';
import './groups.ts';
import {
  obligationsServer,
  type ObligationsApi,
  type RuleChange,
  type RulePreview,
  type Rules,
  type RuleView,
  type TeamChoices,
} from './obligations-api.ts';
import styles from './obligations.css?inline';
import { faultsIn, termsOf, timeFields, usualTerms, valuesOf } from './rule-fields.ts';
import { audienceInWords, timesInWords } from './rule-in-words.ts';
import './waivers.ts';
import { audienceOf, everyone, missingIn, whomChooser, whomOf, type Whom } from './whom.ts';

/** A change of the rules that was looked at and not yet made. */
interface Proposal {
  change: RuleChange;
  preview: RulePreview;
  /** The form that it came from, to go back to it. */
  values: Record<string, string> | null;
}

/**
 * @summary Who must do which course by when: rules with a look at whom they affect, exemptions and groups. For our own pages only.
 * @event a39-rules-changed - A rule was made, changed or ended; no detail.
 * @csspart rule - One rule.
 */
export class A39Obligations extends ActingElement<typeof obligationsWords.en> {
  static override styles = sheet(table, fieldStyles, panel, pickerStyles, styles);

  declare api?: Api & ObligationsApi;

  @state() private all!: Rules;
  @state() private offered!: TeamChoices;
  @state() private whom: Whom = everyone;
  @state() private proposal: Proposal | null = null;

  protected readonly page = new Localize(this, obligationsWords);
  protected override readonly places = { course_unknown: 'courseId', group_unknown: 'groups', person_unknown: 'ids' };
  private readonly picker = new PeoplePicker(
    this,
    (query) => this.asks.colleagues(query),
    (cause) => this.said(cause),
  );

  private get asks(): ObligationsApi {
    return this.api ?? obligationsServer(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('a39-rules-changed', this.madeElsewhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('a39-rules-changed', this.madeElsewhere);
  }

  /** The first-run guide on the same page made one. */
  private readonly madeElsewhere = (event: Event): void => {
    if (event.target !== this) void this.reload();
  };

  protected override async load(): Promise<void> {
    [this.all, this.offered] = await Promise.all([this.asks.rules(), this.asks.choices()]);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('proposal') && this.proposal) void this.focusOn('.proposal > [tabindex]');
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const { inForce, before } = this.all;
    const lines = new Set(inForce.map(({ line }) => line));
    const ended = before.filter(({ line }) => !lines.has(line));
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede(inForce.length)}</p>
      <p class="actions first">${this.opener('make', words.make, 'a39-button', usualTerms)}</p>
      ${this.notice()} ${this.at('make')}
      ${
        inForce.length > 0
          ? html`<section>
              ${heading(this.headingLevel + 1, words.rulesHeading, 'part')}
              <ul class="rules" role="list">
                ${inForce.map((rule) => this.rule(rule))}
              </ul>
            </section>`
          : nothing
      }
      <p class="new-versions">
        ${words.newVersions}
        <a href=${this.calls.pageHref('/courses')}>${words.newVersionsLink}</a> ${words.newVersionsEnd}
      </p>
      ${
        ended.length > 0
          ? html`<details class="ended">
              <summary>${words.ended} <span class="a39-quiet">${ended.length}</span></summary>
              ${this.versions(ended, true)}
            </details>`
          : nothing
      }
      <a39-waivers .api=${this.api} .headingLevel=${this.headingLevel + 1} .courses=${this.all.courses}></a39-waivers>
      <a39-groups
        .api=${this.api}
        .headingLevel=${this.headingLevel + 1}
        .offered=${this.offered}
        @a39-groups-changed=${() => void this.load()}
      ></a39-groups>
    </div>`;
  }

  private nameOf(rule: RuleView): string {
    return `${audienceInWords(rule, this.page)} · ${rule.title}`;
  }

  private rule(rule: RuleView): TemplateResult {
    const words = this.page.t;
    const { line, title, reason, repeat, leadDays, madeOn, madeBy } = rule;
    const history = this.all.before.filter((one) => one.line === line);
    const act = (label: string) =>
      html`<span aria-hidden="true">${label}</span
        ><span class="visually-hidden">${words.named(label, this.nameOf(rule))}</span>`;
    return html`<li part="rule">
      <p class="said">
        <strong>${audienceInWords(rule, this.page)}</strong> · <strong>${title}</strong> · ${this.times(rule)}
      </p>
      <p class="a39-quiet">
        ${words.why} ${reason}<br />
        ${words.since(this.local.date(madeOn), madeBy)}. ${repeat.kind === 'never' ? nothing : words.lead(leadDays)}
      </p>
      <p class="actions">
        <button
          class="a39-plain"
          type="button"
          data-opens="change ${line}"
          @click=${() => this.openForm(`change ${line}`, valuesOf(rule))}
        >
          ${act(words.change)}
        </button>
        <button
          class="a39-plain"
          type="button"
          data-opens="end ${line}"
          aria-disabled=${this.busy === `end ${line}`}
          @click=${() => void this.proposeEnd(rule)}
        >
          ${act(words.end)}
        </button>
      </p>
      ${
        history.length > 0
          ? html`<details>
              <summary>${words.history(history.length)}</summary>
              ${this.versions(history, false)}
            </details>`
          : nothing
      }
      ${this.at(`change ${line}`, rule)} ${this.at(`end ${line}`, rule)}
    </li>`;
  }

  private times(rule: RuleView): string {
    return timesInWords(rule, this.page).join(' · ');
  }

  private versions(rules: RuleView[], withTitle: boolean): TemplateResult {
    const words = this.page.t;
    return html`<ul class="versions" role="list">
      ${rules.map(
        (rule) =>
          html`<li>
            <span class="a39-quiet"
              >${words.between(this.local.date(rule.madeOn), this.local.date(rule.endedOn!), rule.madeBy)}</span
            >
            ${audienceInWords(rule, this.page)} · ${withTitle ? html`${rule.title} · ` : nothing}${this.times(rule)}
          </li>`,
      )}
    </ul>`;
  }

  /** The form or the look at its effect, if it belongs here. */
  private at(name: string, rule?: RuleView): unknown {
    if (this.proposal && nameOfChange(this.proposal.change) === name) return this.proposed(this.proposal);
    return this.form?.name === name ? this.ruleForm(rule) : nothing;
  }

  protected override openForm(name: string, values: Record<string, string>): void {
    const rule = this.all.inForce.find(({ line }) => name === `change ${line}`);
    this.whom = rule ? whomOf(rule) : everyone;
    const { audience, audienceNames } = rule ?? { audience: null, audienceNames: [] };
    this.picker.begin(
      // Who was erased has no name any more, and is chosen no more.
      audience?.kind === 'people' && audienceNames.length === audience.ids.length
        ? audience.ids.map((id, i) => ({ id, name: audienceNames[i]!, unit: null }))
        : [],
    );
    this.proposal = null;
    super.openForm(name, values);
  }

  private ruleForm(rule: RuleView | undefined): TemplateResult {
    const words = this.page.t;
    const { values, faults, sending } = this.form!;
    return this.formView({
      heading: rule ? words.changeHeading(rule.title) : words.makeHeading,
      level: this.headingLevel + 1,
      fields: html`${
        rule
          ? nothing
          : select({
              name: 'courseId',
              label: words.course,
              value: values['courseId']!,
              choose: this.type,
              fault: faults['courseId'],
              options: [['', words.choose], ...this.all.courses.map(({ id, title }) => [id, title] as const)],
            })
      }
      ${whomChooser({
        words,
        whom: this.whom,
        offered: this.offered,
        picker: this.picker,
        faults,
        choose: (whom) => {
          this.whom = whom;
          for (const name of ['units', 'groups', 'ids']) this.type(name, '');
        },
      })}
      ${timeFields({
        words,
        local: this.page,
        values,
        faults,
        today: this.all.today,
        type: this.type,
        field: (name, label, more) => this.field(name, label, more),
      })}`,
      act: sending ? words.looking : words.see,
      cancel: words.notNow,
      check: () => {
        const missing = missingIn(this.whom, this.picker);
        return {
          ...(missing && { [missing]: words.faults[missing]! }),
          ...faultsIn(values, { today: this.all.today, was: rule?.dueOn ?? null, words }),
        };
      },
      work: async () => {
        const terms = termsOf(values, audienceOf(this.whom, this.picker));
        const change: RuleChange = rule
          ? { kind: 'change', line: rule.line, id: rule.id, terms }
          : { kind: 'make', terms };
        await this.propose(change, values);
        return '';
      },
    });
  }

  private async propose(change: RuleChange, values: Proposal['values']): Promise<void> {
    try {
      this.proposal = { change, preview: await this.asks.previewRule(change), values };
    } catch (cause) {
      await this.lookAgain(cause);
      throw cause;
    }
  }

  private async proposeEnd({ line, id }: RuleView): Promise<void> {
    this.form = null;
    this.proposal = null;
    await this.run(`end ${line}`, async () => {
      await this.propose({ kind: 'end', line, id }, null);
      return '';
    });
  }

  /** Somebody else changed or ended the rule meanwhile: it is shown as it is now. */
  private async lookAgain(cause: unknown): Promise<void> {
    if (cause instanceof ApiError && ['rule_changed', 'rule_unknown'].includes(cause.code)) await this.load();
  }

  private proposed({ change, preview, values }: Proposal): TemplateResult {
    const words = this.page.t;
    const act =
      change.kind === 'make' ? words.doMake(preview.gets.total) : change.kind === 'end' ? words.doEnd : words.doChange;
    const name = nameOfChange(change);
    const back = (): void => {
      this.proposal = null;
      // Not by `openForm`: what was chosen stays.
      super.openForm(name, values!);
    };
    const notNow = (): void => {
      this.proposal = null;
      void this.focusOn(`[data-opens="${name}"]`);
    };
    return html`<div class="panel proposal">
      ${heading(this.headingLevel + 1, words.previewHeading, 'part')} ${affected(preview, this.page)}
      <p class="actions">
        <button
          class="a39-button"
          type="button"
          aria-disabled=${this.busy === 'carry out'}
          @click=${() => void this.carryOut(change)}
        >
          ${this.busy === 'carry out' ? words.looking : act}
        </button>
        ${values ? html`<button class="a39-plain" type="button" @click=${back}>${words.back}</button>` : nothing}
        <button class="a39-plain" type="button" @click=${notNow}>${words.notNow}</button>
      </p>
    </div>`;
  }

  private async carryOut(change: RuleChange): Promise<void> {
    const words = this.page.t;
    await this.run('carry out', async () => {
      try {
        const { assigned, ended } = await this.asks.carryOut(change);
        this.proposal = null;
        await this.load();
        this.dispatchEvent(new CustomEvent('a39-rules-changed', { bubbles: true, composed: true }));
        if (change.kind === 'make') return words.made(assigned);
        return change.kind === 'end' ? words.endedDone(ended) : words.changed(assigned, ended);
      } catch (cause) {
        if (cause instanceof ApiError && !cause.passes) this.proposal = null;
        await this.lookAgain(cause);
        throw cause;
      }
    });
  }
}
define('a39-obligations', A39Obligations);

/** Also the name of the form, and of the button that opens it. */
function nameOfChange(change: RuleChange): string {
  return change.kind === 'make' ? 'make' : `${change.kind} ${change.line}`;
}
