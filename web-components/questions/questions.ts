import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import { address, addressWith } from '../evidence/address.ts';
import { download } from '../evidence/download.ts';
import field from '../evidence/field.css?inline';
import { wrong } from '../evidence/field.ts';
import { Localize } from '../locales/localize.ts';
import { questionsWords } from '../locales/questions/words.ts';
import { ActingElement } from '../records/acting-element.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import { answersView, lateJoinersView, type Question } from './answers.ts';
import { ofToday, reportOf, type Report } from './reports.ts';
import {
  questionsServer,
  type Answers,
  type AuditedAudience,
  type AuditorList,
  type AuditorView,
  type Invitation,
  type LateJoiners,
  type Period,
  type QuestionsApi,
} from './questions-api.ts';
import styles from './questions.css?inline';

const pages: Partial<Record<Question, string>> = {
  who: '/team',
  content: '/courses',
  when: '/evidence?bundle=period',
  missing: '/overdue',
  leavers: '/records',
  exemptions: '/team?standing=exempt',
  repeated: '/team',
  whole: '/evidence',
};

/** For how many days a link works, if nobody says otherwise. */
const usualDays = 30;

/**
 * @summary What auditors ask, answered live, and who from outside may look. For our own pages only.
 * @csspart questions - The questions with their answers.
 * @csspart table - A table in an answer.
 * @csspart accounts - The accounts of auditors.
 */
export class A39Questions extends ActingElement<typeof questionsWords.en> {
  static override styles = sheet(table, panel, field, styles);

  declare api?: Api & QuestionsApi;

  @state() private answers!: Answers;
  @state() private list!: AuditorList;
  @state() private late: LateJoiners | null = null;
  @state() private invited: Invitation | null = null;
  @state() private isCopied = false;
  /** The question at which something was done last; empty for the access below. */
  @state() private reported: Question | '' = '';
  @state() private period: Period = {};

  protected readonly page = new Localize(this, questionsWords);

  private get asks(): QuestionsApi {
    return this.api ?? questionsServer(this);
  }

  protected override async load(): Promise<void> {
    const params = address();
    const [from, to] = [params.get('from'), params.get('to')];
    this.period = { ...(from && { from }), ...(to && { to }) };
    [this.answers, this.list] = await Promise.all([this.asks.answers(this.period), this.asks.auditors()]);
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const { on, from, to } = this.answers;
    const { local, headingLevel } = this;
    return html`<div part="base">
      ${heading(headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede}</p>
      <p class="a39-quiet as-of" role="status">${words.asOf(local.date(on), local.date(from), local.date(to))}</p>
      ${this.periodForm()}
      ${answersView(this.answers, {
        level: headingLevel + 1,
        words,
        local,
        onward: (question) => this.onward(question),
      })}
      ${this.access()}
    </div>`;
  }

  private periodForm(): TemplateResult {
    const words = this.page.t;
    const { from, to } = this.answers;
    const day = (name: 'from' | 'to', value: string): TemplateResult =>
      html`<div class="field">
        <label for="period-${name}">${words[name]}</label>
        <input id="period-${name}" name=${name} class="date" type="date" required .value=${value} />
      </div>`;
    return html`<form class="period" @submit=${this.answerFor}>
      ${day('from', from)} ${day('to', to)}
      <button class="a39-button a39-second" aria-disabled=${this.busy === 'period'}>${words.look}</button>
    </form>`;
  }

  private readonly answerFor = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const [from, to] = [given.get('from') as string, given.get('to') as string];
    void this.run('period', async () => {
      this.answers = await this.asks.answers({ from, to });
      this.period = { from, to };
      this.late = null;
      history.replaceState(history.state, '', addressWith({ from, to }));
      return '';
    });
  };

  private onward(question: Question): unknown {
    const words = this.page.t;
    const path = pages[question];
    const report = reportOf[question];
    return html`<p class="actions">
        ${
          path
            ? html`<a class="a39-plain" href=${this.calls.pageHref(path)}>${words.link[question]} ${icons.next}</a>`
            : nothing
        }
        ${report ? this.reporting(question, report) : nothing}
      </p>
      ${this.reported === question ? this.notice() : nothing} ${question === 'joiners' ? this.lateOnes() : nothing}`;
  }

  private reporting(question: Question, report: Report): TemplateResult {
    const words = this.page.t;
    const { from, to } = this.answers;
    const make = (): void => {
      this.reported = question;
      void this.run(`report ${question}`, async () => {
        const { file, name } = await this.asks.makeReport(report, ofToday.has(report) ? {} : { from, to });
        download(file, name);
        return words.downloaded(name);
      });
    };
    return html`<button
      class="a39-plain"
      type="button"
      aria-label="${words.download}: ${words.ask[question]}"
      aria-disabled=${this.busy === `report ${question}`}
      @click=${make}
    >
      ${icons.file} ${words.download}
    </button>`;
  }

  private lateOnes(): unknown {
    const words = this.page.t;
    if (this.late) return lateJoinersView(this.late, { words, local: this.local });
    if (!this.answers.joiners.courses.some(({ late }) => late > 0)) return nothing;
    const show = (): void => {
      this.reported = 'joiners';
      void this.run('late', async () => {
        this.late = await this.asks.lateJoiners(this.period);
        return '';
      });
    };
    return html`<button class="a39-plain" type="button" @click=${show}>${words.joiners.show}</button>`;
  }

  private access(): TemplateResult {
    const words = this.page.t.access;
    return html`<section>
      ${heading(this.headingLevel + 1, words.heading, 'part')}
      <p>${words.text}</p>
      ${this.reported === '' ? this.notice() : nothing} ${this.invited ? this.once(this.invited) : nothing}
      ${
        this.form?.name === 'invite'
          ? this.inviting()
          : html`<p>${this.opener('invite', words.give, 'a39-button', this.usual())}</p>`
      }
      ${this.accounts()}
    </section>`;
  }

  private usual(): Record<string, string> {
    const { today } = this.list;
    const end = new Date(`${today}T00:00:00Z`);
    end.setUTCDate(end.getUTCDate() + usualDays);
    const { from, to } = this.answers;
    return {
      fromOn: today,
      untilOn: end.toISOString().slice(0, 10),
      periodFrom: from,
      periodTo: to,
      whom: 'everyone',
      names: 'yes',
    };
  }

  /** The link, once. */
  private once({ account, link }: Invitation): TemplateResult {
    const words = this.page.t.access;
    const copy = async (): Promise<void> => {
      await navigator.clipboard.writeText(link);
      this.isCopied = true;
    };
    return html`<div class="once" role="group" aria-label="${words.link}: ${account.name}">
      <p>${words.once}</p>
      <code>${link}</code>
      <button class="a39-plain" type="button" @click=${() => void copy()}>
        ${icons.copy} ${this.isCopied ? words.copied : words.copy}
      </button>
      <span role="status" class="visually-hidden">${this.isCopied ? words.copied : ''}</span>
    </div>`;
  }

  private inviting(): TemplateResult {
    const words = this.page.t.access;
    return this.formView({
      heading: words.new,
      level: this.headingLevel + 2,
      fields: html`<div class="pair">
          ${this.field('name', words.name)} ${this.field('organisation', words.organisation)}
          ${this.field('email', words.email)}
        </div>
        <div class="pair">
          ${this.field('fromOn', words.fromOn, { kind: 'date', min: this.list.today })}
          ${this.field('untilOn', words.untilOn, {
            kind: 'date',
            min: this.list.today,
            hint: words.most(this.list.mostDays),
          })}
        </div>
        <div class="pair">
          ${this.field('periodFrom', words.periodFrom, { kind: 'date' })}
          ${this.field('periodTo', words.periodTo, { kind: 'date' })}
        </div>
        ${this.whom()} ${this.box('names', words.names, words.namesText)}
        ${this.list.mail ? this.box('mail', words.mail) : nothing}`,
      act: words.make,
      cancel: words.cancel,
      check: () => this.faultsIn(),
      work: () => this.invite(),
    });
  }

  private box(name: string, label: string, more = ''): TemplateResult {
    return html`<label class="choice"
      ><input
        type="checkbox"
        .checked=${this.value(name) === 'yes'}
        @change=${(event: Event) => this.type(name, (event.target as HTMLInputElement).checked ? 'yes' : '')}
      /><span>${label}${more ? html`<small>${more}</small>` : nothing}</span></label
    >`;
  }

  private whom(): TemplateResult {
    const words = this.page.t.access;
    const { units, groups } = this.list;
    const named: Record<string, { id: string; name: string }[]> = {
      units: units.map((unit) => ({ id: unit, name: unit })),
      groups,
    };
    const kinds = (['everyone', 'units', 'groups'] as const).filter(
      (kind) => kind === 'everyone' || named[kind]!.length > 0,
    );
    const chosen = this.value('whom');
    const fault = this.form?.faults['audience'];
    return html`<fieldset aria-describedby=${fault ? 'audience-fault' : nothing}>
      <legend>${words.whom}</legend>
      ${kinds.map(
        (kind) =>
          html`<label class="choice"
              ><input
                type="radio"
                name="whom"
                .checked=${chosen === kind}
                @change=${() => this.type('whom', kind)}
              /><span>${words[kind]}</span></label
            >
            ${
              kind !== 'everyone' && chosen === kind
                ? html`<div class="boxes nested" role="group" aria-label=${words[kind]}>
                    ${named[kind]!.map(({ id, name }) => this.box(`${kind} ${id}`, name))}
                  </div>`
                : nothing
            }`,
      )}
      ${wrong('audience', fault)}
    </fieldset>`;
  }

  private audience(): AuditedAudience {
    const kind = this.value('whom');
    const ids = Object.entries(this.form?.values ?? {})
      .filter(([name, value]) => name.startsWith(`${kind} `) && value === 'yes')
      .map(([name]) => name.slice(kind.length + 1));
    if (kind === 'units') return { kind: 'matching', units: ids, jobs: [], locations: [] };
    return kind === 'groups' ? { kind, ids } : { kind: 'everyone' };
  }

  private faultsIn(): Record<string, string> {
    const { faults } = this.page.t;
    const is = (name: string) => this.value(name);
    const audience = this.audience();
    const missing = audience.kind === 'matching' ? audience.units : audience.kind === 'groups' ? audience.ids : ['all'];
    const wrongs: Record<string, boolean> = {
      name: is('name').length < 2,
      organisation: is('organisation').length < 2,
      email: !/^[^\s@]+@[^\s@]+$/.test(is('email')),
      fromOn: is('fromOn') < this.list.today,
      untilOn: is('untilOn') < is('fromOn') || is('untilOn') === '',
      periodFrom: is('periodFrom') === '',
      periodTo: is('periodTo') === '' || is('periodTo') < is('periodFrom'),
      audience: missing.length === 0,
    };
    return Object.fromEntries(
      Object.keys(wrongs)
        .filter((name) => wrongs[name])
        .map((name) => [name, faults[name]!]),
    );
  }

  private async invite(): Promise<string> {
    const words = this.page.t.access;
    const [name, organisation, email] = [this.value('name'), this.value('organisation'), this.value('email')];
    const [fromOn, untilOn] = [this.value('fromOn'), this.value('untilOn')];
    const [periodFrom, periodTo] = [this.value('periodFrom'), this.value('periodTo')];
    this.reported = '';
    this.invited = await this.asks.invite({
      name,
      organisation,
      email,
      fromOn,
      untilOn,
      periodFrom,
      periodTo,
      audience: this.audience(),
      maySeeNames: this.value('names') === 'yes',
      mail: this.value('mail') === 'yes',
    });
    this.isCopied = false;
    this.list = await this.asks.auditors();
    const { mailed } = this.invited;
    return mailed === 'not_asked' ? words.made(name) : mailed === 'sent' ? words.mailed(name) : words.notMailed(name);
  }

  private accounts(): TemplateResult {
    const words = this.page.t.access;
    const { accounts } = this.list;
    if (accounts.length === 0) return html`<p class="a39-quiet">${words.none}</p>`;
    return html`${heading(this.headingLevel + 2, words.accounts)}
      <table part="accounts">
        <caption class="visually-hidden">
          ${words.accounts}
        </caption>
        <thead>
          <tr>
            ${[words.who, words.time, words.about, words.state].map((name) => html`<th scope="col">${name}</th>`)}
            <th scope="col"><span class="visually-hidden">${words.action}</span></th>
          </tr>
        </thead>
        <tbody>
          ${accounts.map((account) => this.row(account))}
        </tbody>
      </table>`;
  }

  private row(account: AuditorView): TemplateResult {
    const words = this.page.t.access;
    const { name, organisation, email, fromOn, untilOn, periodFrom, periodTo, maySeeNames } = account;
    const day = (on: string): string => this.local.date(on, { day: 'numeric', month: 'short', year: 'numeric' });
    const range = (from: string, to: string): string => words.range(day(from), day(to));
    const about = [range(periodFrom, periodTo), this.whomOf(account), ...(maySeeNames ? [] : [words.withoutNames])];
    const isOpen = account.state === 'open' || account.state === 'to_come';
    return html`<tr>
      <th scope="row">${name} <span class="a39-quiet">${organisation}, ${email}</span></th>
      <td data-name=${words.time}>${range(fromOn, untilOn)}</td>
      <td data-name=${words.about}>${about.join(', ')}</td>
      <td data-name=${words.state}>${this.stateOf(account)}</td>
      <td class="actions">
        ${
          isOpen
            ? html`${this.acting(`link ${account.id}`, words.newLink, words.newLinkNamed(name), async () => {
                this.invited = await this.asks.newLink(account.id);
                this.isCopied = false;
                return words.made(name);
              })}
              ${this.acting(`revoke ${account.id}`, words.revoke, words.revokeNamed(name), async () => {
                await this.asks.revokeAuditor(account.id);
                if (this.invited?.account.id === account.id) this.invited = null;
                return words.revoked(name);
              })}`
            : nothing
        }
      </td>
    </tr>`;
  }

  private whomOf({ audience }: AuditorView): string {
    const words = this.page.t.access;
    if (audience.kind === 'everyone') return words.everyone;
    if (audience.kind === 'matching') return [...audience.units, ...audience.jobs, ...audience.locations].join(', ');
    return audience.ids.map((id) => this.list.groups.find((group) => group.id === id)?.name ?? '–').join(', ');
  }

  private stateOf({ state: stands, revokedOn, lastUsedOn }: AuditorView): string {
    const words = this.page.t.access;
    const first = revokedOn === null ? words.states[stands] : words.revokedOn(this.local.date(revokedOn));
    return `${first}, ${lastUsedOn === null ? words.unused : words.used(this.local.date(lastUsedOn))}`;
  }

  private acting(key: string, label: string, name: string, work: () => Promise<string>): TemplateResult {
    const act = (): void => {
      this.reported = '';
      void this.run(key, async () => {
        const done = await work();
        this.list = await this.asks.auditors();
        return done;
      });
    };
    return html`<button class="a39-plain" type="button" aria-disabled=${this.busy === key} @click=${act}>
      <span aria-hidden="true">${label}</span><span class="visually-hidden">${name}</span>
    </button>`;
  }
}
define('a39-questions', A39Questions);
