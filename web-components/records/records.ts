import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { define, sheet } from '../element.ts';
import { download } from '../evidence/download.ts';
import personRow from '../appearance/person-row.css?inline';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { recordsWords } from '../locales/records/words.ts';
import { heading } from '../text/heading.ts';
import { ActingElement } from './acting-element.ts';
import { choice, choices, confirmation, select } from './controls.ts';
import { changesOf, valuesOf } from './correcting.ts';
import { countingFor, entries, isToActOn } from './entries.ts';
import panel from './panel.css?inline';
import {
  outcomes,
  recordsServer,
  type Erasing,
  type OpenCorrectionRequest,
  type PersonEvidence,
  type PersonFound,
  type RecordsApi,
} from './records-api.ts';
import styles from './records.css?inline';

type Entry = PersonEvidence['entries'][number];

/** The server's own limit. */
const mostFound = 50;

/**
 * @summary What the log says about a person, and what may be done about it: correct, withdraw, hand out, erase, keep. For our
 * own pages only.
 * @csspart list - The entries.
 */
export class A39Records extends ActingElement<typeof recordsWords.en> {
  static override styles = sheet(personRow, fieldStyles, panel, styles);

  declare api?: Api & RecordsApi;

  @state() private query = '';
  @state() private tooShort = false;
  @state() private found: PersonFound[] | null = null;
  @state() private requests: OpenCorrectionRequest[] = [];
  @state() private person: PersonFound | null = null;
  @state() private log: PersonEvidence | null = null;
  private titles = new Map<string, string>();

  protected readonly page = new Localize(this, recordsWords);

  private get asks(): RecordsApi {
    return this.api ?? recordsServer(this);
  }

  protected override async load(): Promise<void> {
    // Both lists of titles are for training admins too; what comes after them is not.
    const { roles } = await this.calls.session();
    if (!roles.includes('dpo')) throw new ApiError('not_allowed', 'These records are for the data protection officer.');
    [this.titles, this.requests] = await Promise.all([this.asks.titles(), this.asks.openRequests()]);
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede}</p>
      ${this.person ? nothing : this.waiting()} ${this.person ? nothing : this.search()} ${this.notice()}
      ${this.person && this.log ? this.about(this.person, this.log) : this.people()}
    </div>`;
  }

  /** What people said is wrong; nothing where nobody waits. */
  private waiting(): unknown {
    const words = this.page.t;
    if (this.requests.length === 0) return nothing;
    return html`<section class="waiting">
      ${heading(this.headingLevel + 1, words.waiting(this.requests.length), 'part')}
      <ul class="entries" role="list">
        ${this.requests.map((one) => this.request(one))}
      </ul>
    </section>`;
  }

  private request({ id, person, about, text, madeOn }: OpenCorrectionRequest): TemplateResult {
    const words = this.page.t;
    const { name, staffNumber } = person;
    const found = { ...person, unit: null, leftOn: null, hold: null, erasure: null };
    const answer = `answer ${id}`;
    return html`<li>
      <p class="which">
        <span class="index">${name}</span> <span>${staffNumber}</span> <span>${this.day(madeOn)}</span>
        ${about === null ? nothing : html`<span>${words.entry(this.index(about))}</span>`}
      </p>
      <div class="what">
        <p class="asked">${text}</p>
        <p class="actions">
          <button
            class="a39-plain"
            type="button"
            data-person=${person.id}
            @click=${() => void this.run(person.id, () => this.choose(found))}
          >
            ${words.recordsOf(name)}
          </button>
          ${this.opener(answer, words.answerTo(name), 'a39-plain', { outcome: 'granted' })}
        </p>
        ${this.form?.name === answer ? this.answerForm(id, name) : nothing}
      </div>
    </li>`;
  }

  private answerForm(id: string, name: string): TemplateResult {
    const words = this.page.t;
    return this.formView({
      heading: words.answerTo(name),
      level: this.headingLevel + 2,
      fields: html`${choices({
        name: 'outcome',
        legend: words.decision,
        value: this.value('outcome'),
        choose: this.type,
        options: [
          ['granted', words.decisions.granted],
          ['refused', words.decisions.refused],
        ],
      })}
      ${this.field('answer', words.answer, { hint: words.answerHint, kind: 'lines' })}`,
      act: this.form?.sending ? words.sending : words.answerDo,
      cancel: words.cancel,
      check: (): Record<string, string> => {
        const { length } = this.value('answer');
        return length >= 3 && length <= 2_000 ? {} : { answer: words.faults['answer']! };
      },
      work: async () => {
        const outcome = this.value('outcome') as 'granted' | 'refused';
        await this.asks.answerRequest(id, outcome, this.value('answer'));
        this.requests = this.requests.filter((one) => one.id !== id);
        return words.answered;
      },
    });
  }

  private search(): TemplateResult {
    const words = this.page.t;
    const find = (event: Event): void => {
      event.preventDefault();
      this.tooShort = this.query.trim().length < 2;
      if (this.tooShort) void this.focusOn('#search');
      else void this.run('find', async () => ((this.found = await this.asks.findPeople(this.query.trim())), ''));
    };
    return html`<form role="search" class="search" novalidate @submit=${find}>
      <label for="search">${words.search}</label>
      <p id="search-hint" class="hint">${words.searchHint}</p>
      <div class="actions">
        <input
          id="search"
          class="text"
          type="search"
          autocomplete="off"
          aria-describedby="search-hint ${this.tooShort ? 'search-fault' : ''}"
          aria-invalid=${this.tooShort}
          .value=${this.query}
          @input=${(event: Event) => (this.query = (event.target as HTMLInputElement).value)}
        />
        <button class="a39-button">${words.find}</button>
      </div>
      ${
        this.tooShort
          ? html`<p id="search-fault" class="a39-mark overdue">${icons.late} <span>${words.faults['search']}</span></p>`
          : nothing
      }
    </form>`;
  }

  private people(): TemplateResult {
    const words = this.page.t;
    const { found } = this;
    const said =
      found === null
        ? ''
        : found.length === 0
          ? words.none
          : found.length < mostFound
            ? words.found(found.length)
            : words.most;
    return html`<p role="status" class="a39-quiet count">${said}</p>
      ${
        found && found.length > 0
          ? html`<ul class="people" role="list">
              ${found.map(
                (person) =>
                  html`<li>
                    <button
                      class="person"
                      type="button"
                      data-person=${person.id}
                      @click=${() => void this.run(person.id, () => this.choose(person))}
                    >
                      ${person.name}
                    </button>
                    <span class="facts">${this.facts(person)}</span>
                  </li>`,
              )}
            </ul>`
          : nothing
      }`;
  }

  private facts({ staffNumber, unit, leftOn, hold, erasure }: PersonFound): string {
    const words = this.page.t;
    return [
      staffNumber,
      unit,
      leftOn && words.left(this.day(leftOn)),
      hold !== null && words.held,
      erasure !== null && hold === null && words.goes,
    ]
      .filter(Boolean)
      .join(' · ');
  }

  private day(day: string): string {
    return this.local.date(day);
  }

  private readonly index = (index: number): string => this.local.number(index);

  private async choose(person: PersonFound): Promise<string> {
    await this.look(person);
    await this.focusOn('.who');
    return '';
  }

  /** What the log says about them now, and whether they are held or go tonight. */
  private async look(person: PersonFound): Promise<void> {
    const log = await this.asks.evidenceAbout(person.id);
    const { staffNumber, name } = log.person;
    const again = await this.asks.findPeople(staffNumber.length > 1 ? staffNumber : name);
    this.person = again.find(({ id }) => id === person.id) ?? person;
    this.log = log;
  }

  private readonly leave = (): void => {
    const { person } = this;
    this.form = null;
    this.say('');
    this.person = this.log = null;
    this.found = this.found?.map((one) => (one.id === person?.id ? person : one)) ?? null;
    void this.focusOn(`[data-person="${person?.id}"]`);
  };

  private about(person: PersonFound, log: PersonEvidence): TemplateResult {
    const words = this.page.t;
    const level = this.headingLevel + 1;
    const { staffNumber, email, unit, name } = log.person;
    return html`<article>
      <button class="a39-plain" type="button" @click=${this.leave}>${icons.back} ${words.another}</button>
      ${heading(level, name, 'who')}
      <dl class="facts">
        ${[
          [words.staffNumber, staffNumber],
          [words.email, email],
          [words.unit, unit ?? words.noUnit],
        ].map(
          ([term, text]) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${text}</dd>
            </div>`,
        )}
      </dl>
      ${person.leftOn ? html`<p class="a39-quiet">${words.left(this.day(person.leftOn))}</p>` : nothing}
      <section>
        ${heading(level + 1, words.entriesHeading, 'part')}
        <p class="a39-quiet">${log.entries.length === 0 ? words.noEntries : words.entries(log.entries.length)}</p>
        <div part="list">
          ${entries(log.entries, {
            words,
            day: (day) => this.day(day),
            number: this.index,
            titles: this.titles,
            below: (entry) => (isToActOn(entry, log.entries) ? this.acts(entry, log) : nothing),
          })}
        </div>
      </section>
      <section>
        ${heading(level + 1, words.personHeading, 'part')}
        <div class="two">${this.erasing(person)} ${this.holding(person)}</div>
        ${this.form?.name === 'erase' ? this.eraseForm(person, log) : nothing}
        ${this.form?.name === 'hold' ? this.holdForm(person) : nothing}
      </section>
    </article>`;
  }

  /** What can be done with a record. */
  private acts(entry: Entry, log: PersonEvidence): TemplateResult {
    const words = this.page.t;
    const number = this.index(entry.index);
    const counting = countingFor(entry, log.entries);
    const named = (label: string) =>
      html`<span aria-hidden="true">${label}</span><span class="visually-hidden">${words.of(label, number)}</span>`;
    const [correct, withdraw, bundle] = ['correct', 'withdraw', 'bundle'].map((act) => `${act} ${entry.index}`);
    const make = (): void =>
      void this.run(bundle!, async () => {
        const { file, name } = await this.asks.bundleOf(entry.index);
        download(file, name);
        return words.made(name);
      });
    return html`<p class="actions">
        ${
          counting.said === null || entry.type === 'amend'
            ? nothing
            : this.opener(correct!, named(words.correct), 'a39-plain', valuesOf(counting))
        }
        ${this.opener(withdraw!, named(words.withdraw), 'a39-plain')}
        <button class="a39-plain" type="button" aria-disabled=${this.busy === bundle} @click=${make}>
          ${this.busy === bundle ? words.bundling : named(words.bundle)}
        </button>
      </p>
      ${this.form?.name === correct ? this.correctForm(entry, counting, log) : nothing}
      ${this.form?.name === withdraw ? this.withdrawForm(entry) : nothing}`;
  }

  private reason(): TemplateResult {
    const words = this.page.t;
    return this.field('reason', words.why, { hint: words.whyHint });
  }

  private reasonFault(name: 'reason' | 'holdReason', most: number): Record<string, string> {
    const { length } = this.value(name);
    return length >= 3 && length <= most ? {} : { [name]: this.page.t.faults[name]! };
  }

  /** @param counting whose claims count for the record until now */
  private correctForm(entry: Entry, counting: Entry, { person }: PersonEvidence): TemplateResult {
    const words = this.page.t;
    const inList = (name: 'name' | 'staffNumber' | 'email' | 'unit') =>
      person[name] === counting.said?.[name] ? {} : { hint: words.inList(person[name] ?? words.noUnit) };
    const known = outcomes.find((one) => one === counting.outcome);
    const other = counting.outcome ?? '';
    const changes = () => changesOf(this.form?.values ?? {}, counting);
    const today = this.local.today;
    return this.formView({
      heading: words.correctHeading(this.index(entry.index)),
      level: this.headingLevel + 3,
      fields: html`<p>${words.correctText}</p>
        <div class="pair">
          ${this.field('name', words.name, inList('name'))}
          ${this.field('staffNumber', words.staffNumber, inList('staffNumber'))}
          ${this.field('email', words.email, { note: words.mayBeEmpty, ...inList('email') })}
          ${this.field('unit', words.unit, { note: words.mayBeEmpty, ...inList('unit') })}
          ${this.field('completedOn', words.day, { kind: 'date', max: today })}
          ${select({
            name: 'outcome',
            label: words.outcome,
            value: this.value('outcome'),
            choose: this.type,
            options: [
              ...(known ? [] : [[other, words.outcomes[other] ?? other] as const]),
              ...outcomes.map((one) => [one, words.outcomes[one]!] as const),
            ],
          })}
        </div>
        ${this.reason()}
        ${choice({
          name: 'eraseOld',
          label: words.eraseOld,
          hint: words.eraseOldHint,
          checked: this.value('eraseOld') === 'yes',
          choose: (checked) => this.type('eraseOld', checked ? 'yes' : ''),
        })}`,
      act: this.form?.sending ? words.sending : words.correctDo,
      cancel: words.cancel,
      check: () => ({
        ...(Object.keys(changes()).length === 0 && { name: words.faults['nothing']! }),
        ...(!this.value('name') && { name: words.faults['name']! }),
        ...(!this.value('staffNumber') && { staffNumber: words.faults['staffNumber']! }),
        ...((!this.value('completedOn') || this.value('completedOn') > today) && {
          completedOn: words.faults['completedOn']!,
        }),
        ...this.reasonFault('reason', 500),
      }),
      work: async () => {
        const correction = {
          reason: this.value('reason'),
          changes: changes(),
          eraseOld: this.value('eraseOld') === 'yes',
        };
        const index = await this.asks.amendRecord(entry.index, correction);
        await this.look(this.person!);
        return words.correctedDone(this.index(index));
      },
    });
  }

  private withdrawForm({ index }: Entry): TemplateResult {
    const words = this.page.t;
    return this.formView({
      heading: words.withdrawHeading(this.index(index)),
      level: this.headingLevel + 3,
      fields: html`<p>${words.withdrawText}</p>
        ${this.reason()}`,
      act: this.form?.sending ? words.sending : words.withdrawDo,
      cancel: words.cancel,
      check: () => this.reasonFault('reason', 500),
      work: async () => {
        const revocation = await this.asks.revokeRecord(index, this.value('reason'));
        await this.look(this.person!);
        return words.withdrawnDone(this.index(revocation));
      },
    });
  }

  private erasing({ id, erasure, hold }: PersonFound): TemplateResult {
    const words = this.page.t;
    if (erasure === null)
      return html`<div>
        <p>${words.eraseText}</p>
        <p>${this.opener('erase', words.erase, 'a39-button a39-second', { basis: 'art17', when: 'tonight' })}</p>
      </div>`;
    const cancel = (): void =>
      void this.run('cancel', async () => {
        await this.asks.cancelErasure(id);
        await this.look(this.person!);
        return words.cancelled;
      });
    return html`<div>
      <p class="a39-mark overdue">
        ${icons.late} <span>${hold === null ? words.pending[erasure] : words.pendingHeld}</span>
      </p>
      <p><button class="a39-button a39-second" type="button" @click=${cancel}>${words.cancelErasure}</button></p>
    </div>`;
  }

  private eraseForm({ id }: PersonFound, { person }: PersonEvidence): TemplateResult {
    const words = this.page.t;
    const basis = this.value('basis') as Erasing['basis'];
    const when = this.value('when') as Erasing['when'];
    return this.formView({
      heading: words.eraseHeading(person.name),
      level: this.headingLevel + 2,
      fields: html`${confirmation(words.consequences)}
      ${choices({
        name: 'basis',
        legend: words.basis,
        value: basis,
        choose: this.type,
        options: [
          ['art17', words.bases.art17],
          ['other', words.bases.other],
        ],
      })}
      ${choices({
        name: 'when',
        legend: words.when,
        value: when,
        choose: this.type,
        options: [
          ['tonight', words.whens.tonight, words.tonightHint],
          ['now', words.whens.now, words.nowHint],
        ],
      })}
      ${this.field('confirm', words.type(person.staffNumber), { hint: words.typeHint })}`,
      act: this.form?.sending ? words.sending : words.eraseDo[when],
      cancel: words.cancel,
      check: (): Record<string, string> =>
        this.value('confirm') === person.staffNumber ? {} : { confirm: words.faults['confirm']! },
      work: async () => {
        const { erased, overwritten } = await this.asks.erase({ personId: id, basis, when });
        if (when === 'tonight') {
          await this.look(this.person!);
          return words.erasedTonight;
        }
        // Nothing of them stays on the screen either.
        this.person = this.log = this.found = null;
        this.query = '';
        return `${words.erasedNow(erased)} ${overwritten ? '' : words.notOverwritten}`.trim();
      },
    });
  }

  private holding({ id, hold }: PersonFound): TemplateResult {
    const words = this.page.t;
    if (hold === null)
      return html`<div>
        <p>${words.holdText}</p>
        <p>${this.opener('hold', words.hold, 'a39-button a39-second')}</p>
      </div>`;
    const lift = (): void =>
      void this.run('lift', async () => {
        await this.asks.liftHold(id);
        await this.look(this.person!);
        return words.lifted;
      });
    return html`<div>
      <p class="a39-mark wrong">${icons.half} <span>${words.heldFor(hold)}</span></p>
      <p><button class="a39-button a39-second" type="button" @click=${lift}>${words.lift}</button></p>
    </div>`;
  }

  private holdForm({ id, name }: PersonFound): TemplateResult {
    const words = this.page.t;
    return this.formView({
      heading: words.holdHeading(name),
      level: this.headingLevel + 2,
      fields: this.field('holdReason', words.holdReason, { hint: words.holdReasonHint }),
      act: this.form?.sending ? words.sending : words.holdDo,
      cancel: words.cancel,
      check: () => this.reasonFault('holdReason', 300),
      work: async () => {
        await this.asks.setHold(id, this.value('holdReason'));
        await this.look(this.person!);
        return words.holdSet;
      },
    });
  }
}
define('a39-records', A39Records);
