import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { lmsDeliveriesWords } from '../locales/lms-deliveries/words.ts';
import { Localize } from '../locales/localize.ts';
import { select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { turnPages } from '../settings/section.ts';
import section from '../settings/section.css?inline';
import type { Deliveries, HeldBack, ToldView } from './lms-api.ts';
import { LmsPart } from './lms-part.ts';
import styles from './lms.css?inline';

const standings = ['pending', 'delivered', 'refused'] as const;
type Standing = (typeof standings)[number];

/** @summary What platforms and record stores were told, are to be told, and did not take. A part of `a39-lms`. */
export class A39LmsDeliveries extends LmsPart<typeof lmsDeliveriesWords.en> {
  static override styles = sheet(table, fieldStyles, panel, section, styles);

  @state() private told!: Deliveries;
  @state() private receivers: { id: string; name: string }[] = [];
  @state() private receiver = '';
  @state() private standing: Standing | '' = '';

  protected readonly own = new Localize(this, lmsDeliveriesWords);

  protected override async load(): Promise<void> {
    const [{ platforms }, { stores }] = await Promise.all([
      this.asks.lms(),
      this.asks.stores(),
      this.turn(this.told?.page ?? 0),
    ]);
    this.receivers = [...platforms, ...stores].map(({ id, name }) => ({ id, name }));
  }

  private async turn(page: number): Promise<void> {
    this.told = await this.asks.deliveries({ receiver: this.receiver, standing: this.standing, page });
  }

  private show(page = 0): void {
    void this.run('turn', async () => {
      await this.turn(page);
      return '';
    });
  }

  protected override body(): TemplateResult {
    const { standings: names, ...common } = this.page.t;
    const words = this.own.t;
    const { counts, rows, page, pages, held, canRetry } = this.told;
    const isFiltered = this.receiver !== '' || this.standing !== '';
    return this.framed(
      common.sections.deliveries,
      words.text,
      html`${held ? this.heldBack(held) : nothing} ${canRetry > 0 ? this.refused(canRetry) : nothing}
        <div class="pair">
          ${select({
            name: 'receiver',
            label: words.receiver,
            value: this.receiver,
            choose: (_, chosen) => {
              this.receiver = chosen;
              this.show();
            },
            options: [['', words.everybody], ...this.receivers.map(({ id, name }) => [id, name] as const)],
          })}
          ${select({
            name: 'standing',
            label: words.standing,
            value: this.standing,
            choose: (_, chosen) => {
              this.standing = standings.find((one) => one === chosen) ?? '';
              this.show();
            },
            options: [
              ['', words.all],
              ...standings.map((one) => [one, `${names[one]} (${this.local.number(counts[one])})`] as const),
            ],
          })}
        </div>
        ${rows.length === 0 ? html`<p class="a39-quiet">${isFiltered ? words.noneSuch : words.none}</p>` : this.rows()}
        ${turnPages(common, page, pages, (to) => this.show(to))}`,
    );
  }

  /** What a backup held that was restored: only people know whether the original runs. */
  private heldBack({ deliveries, backupOf }: HeldBack): TemplateResult {
    const words = this.own.t;
    const acts = [
      ['send', words.sendHeld, words.sendHeldText, words.heldSent],
      ['give_up', words.giveUpHeld, words.giveUpHeldText, words.heldGivenUp],
    ] as const;
    return html`<div class="waits">
      <p><strong>${words.restored(deliveries, this.day(backupOf))}</strong></p>
      <p>${words.restoredText}</p>
      <p class="acts">${acts.map(([act, label]) => this.opener(act, label, 'a39-plain', {}))}</p>
      ${acts.map(([act, label, text, done]) =>
        this.form?.name === act
          ? this.asking(label, text, label, async () => done((await this.asks.endHolding(act)).deliveries))
          : nothing,
      )}
    </div>`;
  }

  private refused(count: number): TemplateResult {
    const words = this.own.t;
    const again = (): Promise<void> =>
      this.run('all', async () => {
        const sent = await Promise.all([...this.refusing()].map((id) => this.asks.sendRefusedAgain(id)));
        await this.turn(0);
        return words.allSentAgain(sent.reduce((sum, { deliveries }) => sum + deliveries, 0));
      });
    return html`<p class="a39-mark overdue">${icons.late} <span>${words.refusedNote(count)}</span></p>
      <p class="actions">
        <button
          class="a39-button a39-second"
          type="button"
          aria-disabled=${this.busy === 'all'}
          @click=${() => void again()}
        >
          ${words.allAgain}
        </button>
      </p>`;
  }

  /** Whoever may have refused something. Those who opened a package stand in no list of receivers. */
  private refusing(): Set<string> {
    if (this.receiver) return new Set([this.receiver]);
    const shown = this.told.rows.filter((row) => row.state === 'dead').map((row) => row.receiverId);
    return new Set([...this.receivers.map(({ id }) => id), ...shown]);
  }

  private rows(): TemplateResult {
    const words = this.own.t;
    return html`<table>
      <caption class="visually-hidden">
        ${this.page.t.sections.deliveries}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.about}</th>
          <th scope="col">${words.receiver}</th>
          <th scope="col">${words.standing}</th>
          <th scope="col">${words.when}</th>
          <th scope="col"><span class="visually-hidden">${this.page.t.action}</span></th>
        </tr>
      </thead>
      <tbody>
        ${this.told.rows.map((row) => this.row(row))}
      </tbody>
    </table>`;
  }

  private row(row: ToldView): TemplateResult {
    const words = this.own.t;
    const who = row.person?.name ?? words.numbers;
    const what = [row.course ?? row.courseId, words.events[row.event] ?? row.event].filter(Boolean).join(' · ');
    const receiver = row.receiver ?? words.gone;
    return html`<tr>
      <th scope="row">${who} <span class="a39-quiet">${what}</span></th>
      <td data-name=${words.receiver}>${receiver}</td>
      <td data-name=${words.standing}>${this.stands(row)}</td>
      <td class="day">${this.local.date((row.endedAt ?? row.madeAt).slice(0, 10), { dateStyle: 'medium' })}</td>
      <td class="act">${row.canRetry ? this.again(row.id, words.againOf(who, receiver)) : nothing}</td>
    </tr>`;
  }

  private again(id: string, full: string): TemplateResult {
    const words = this.own.t;
    return this.doing(words.again, full, async () => {
      await this.asks.sendAgain(id);
      return words.sentAgain;
    });
  }

  /** How it stands, and why. What was said before it goes out again is over. */
  private stands({ state: at, tries, nextAt, detail, restoredFrom }: ToldView): TemplateResult {
    const words = this.own.t;
    const standing: Standing = at === 'delivered' ? at : at === 'dead' ? 'refused' : 'pending';
    const isPending = standing === 'pending';
    const more = [
      isPending && tries > 0 && words.tries(tries),
      isPending && tries > 0 && nextAt && words.next(this.moment(nextAt)),
      isPending && nextAt === null && at !== 'claimed' && (restoredFrom ? words.heldBack : words.held),
    ].filter(Boolean);
    return html`${this.page.t.standings[standing]}
    ${more.length > 0 ? html`<span class="a39-quiet">${more.join(', ')}</span>` : nothing}
    ${detail && (standing === 'refused' || (isPending && tries > 0)) ? html`<span class="a39-quiet" lang="en">${detail}</span>` : nothing}`;
  }
}
define('a39-lms-deliveries', A39LmsDeliveries);
