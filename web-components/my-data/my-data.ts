import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { myDataWords } from '../locales/my-data/words.ts';
import { ActingElement } from '../records/acting-element.ts';
import { choice } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import {
  myDataServer,
  type CalendarAddress,
  type CalendarState,
  type MailChoices,
  type MyCorrectionRequest,
  type MyData,
  type MyDataApi,
  type Section,
} from './my-data-api.ts';
import styles from './my-data.css?inline';
import './sign-ins.ts';
import { StoredSections } from './stored-sections.ts';

/**
 * @summary What is stored about me and who looked, my mails and calendar, my data as a file, and how I have it put right.
 * @csspart section - One kind of what is stored.
 */
export class A39MyData extends ActingElement<typeof myDataWords.en> {
  static override styles = sheet(fieldStyles, panel, styles);

  declare api?: Api & MyDataApi;

  @state() private mine!: MyData;
  @state() private requests: MyCorrectionRequest[] = [];
  @state() private mails!: MailChoices;
  @state() private calendar!: CalendarState;
  @state() private address: CalendarAddress | null = null;

  protected readonly page = new Localize(this, myDataWords);
  private readonly stored = new StoredSections(this, this.page);

  private get asks(): MyDataApi {
    return this.api ?? myDataServer(this);
  }

  protected override async load(): Promise<void> {
    [this.mine, this.requests, this.mails, this.calendar] = await Promise.all([
      this.asks.myData(),
      this.asks.correctionRequests(),
      this.asks.mailChoices(),
      this.asks.calendar(),
    ]);
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    const { sections, contact } = this.mine;
    const looks = sections.find(({ name }) => name === 'looks');
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede}</p>
      <p class="actions">
        <a class="a39-button" href=${this.asks.dataHref('pdf')} download>${icons.file} ${words.asPdf}</a>
        <a class="a39-button a39-second" href=${this.asks.dataHref('json')} download>${icons.file} ${words.asJson}</a>
      </p>
      ${this.notice()} ${this.block(words.stored, this.stored.view(sections))}
      ${looks ? this.block(looks.title, this.looked(looks)) : nothing}
      ${this.block(words.mailsHeading, this.choosing())} ${this.block(words.wrongHeading, this.wrong(contact))}
      <a39-sign-ins .api=${this.api} .server=${this.server} .headingLevel=${this.headingLevel + 1}></a39-sign-ins>
    </div>`;
  }

  private block(title: string, content: unknown): TemplateResult {
    return html`<section>${heading(this.headingLevel + 1, title, 'part')} ${content}</section>`;
  }

  private looked(looks: Section): TemplateResult {
    return html`${this.stored.reasons(looks)}
    ${looks.lines.length > 0 ? this.stored.lines(looks) : html`<p class="a39-quiet">${this.page.t.nobodyLooked}</p>`}`;
  }

  private choosing(): TemplateResult {
    const words = this.page.t;
    const { madeOn } = this.calendar;
    const choose = (beforeDue: boolean): void =>
      void this.run('mails', async () => {
        this.mails = await this.asks.chooseMails({ beforeDue });
        return this.mails.beforeDue ? words.mailsOn : words.mailsOff;
      });
    const renew = (): void =>
      void this.run('calendar', async () => {
        this.address = await this.asks.renewCalendar();
        this.calendar = { madeOn: this.address.madeOn };
        return words.calendarMade;
      });
    const end = (): void =>
      void this.run('end', async () => {
        await this.asks.endCalendar();
        this.address = null;
        this.calendar = { madeOn: null };
        return words.calendarEnded;
      });
    return html`${choice({
        name: 'mails',
        label: words.mails,
        hint: words.mailsHint,
        checked: this.mails.beforeDue,
        choose,
      })}
      <p class="calendar">
        ${words.calendar} ${madeOn === null ? words.noCalendar : words.calendarSince(this.local.date(madeOn))}
      </p>
      ${this.address ? this.subscribing(this.address) : nothing}
      <p class="actions">
        <button class="a39-button a39-second" type="button" aria-disabled=${this.busy === 'calendar'} @click=${renew}>
          ${madeOn === null ? words.makeCalendar : words.renewCalendar}
        </button>
        ${
          madeOn === null
            ? nothing
            : html`<button class="a39-plain" type="button" aria-disabled=${this.busy === 'end'} @click=${end}>
                ${words.endCalendar}
              </button>`
        }
      </p>`;
  }

  /** The address is shown this once: only its fingerprint is kept. */
  private subscribing({ url, webcal }: CalendarAddress): TemplateResult {
    const words = this.page.t;
    return html`<div class="field">
      <label for="address">${words.address}</label>
      <p id="address-hint" class="hint">${words.addressHint}</p>
      <input
        id="address"
        class="text"
        readonly
        aria-describedby="address-hint"
        .value=${url}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      />
      <p><a class="a39-plain" href=${webcal}>${icons.next} ${words.subscribe}</a></p>
    </div>`;
  }

  private wrong({ name, email }: MyData['contact']): TemplateResult {
    const words = this.page.t;
    return html`<p>${words.wrongText(name)} <a class="a39-plain" href="mailto:${email}">${email}</a></p>
      ${this.form ? this.wrongForm() : html`<p>${this.opener('wrong', words.ask, 'a39-button a39-second')}</p>`}
      ${
        this.requests.length > 0
          ? html`<ul class="requests" role="list" aria-label=${words.requests}>
              ${this.requests.map((one) => this.request(one))}
            </ul>`
          : nothing
      }`;
  }

  private wrongForm(): TemplateResult {
    const words = this.page.t;
    return this.formView({
      heading: words.askHeading,
      level: this.headingLevel + 2,
      fields: this.field('text', words.what, { hint: words.whatHint, kind: 'lines' }),
      act: this.form?.sending ? words.sending : words.send,
      cancel: words.cancel,
      check: (): Record<string, string> => {
        const { length } = this.value('text');
        return length >= 3 && length <= 2_000 ? {} : { text: words.faults['text']! };
      },
      work: async () => {
        this.requests = await this.asks.askForCorrection(this.value('text'));
        return words.asked;
      },
    });
  }

  private request({ text, madeOn, answered }: MyCorrectionRequest): TemplateResult {
    const words = this.page.t;
    return html`<li>
      <p class="a39-quiet">${words.askedOn(this.local.date(madeOn))}</p>
      <p class="words">${text}</p>
      ${
        answered === null
          ? html`<p class="a39-mark">${icons.clock} <span>${words.waits}</span></p>`
          : html`<p class="a39-mark ${answered.outcome === 'granted' ? 'done' : ''}">
                ${answered.outcome === 'granted' ? icons.right : icons.open}
                <span>${words.answered[answered.outcome](this.local.date(answered.on))}</span>
              </p>
              <p class="words">${answered.answer}</p>`
      }
    </li>`;
  }
}
define('a39-my-data', A39MyData);
