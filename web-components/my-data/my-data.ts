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

/** Of a long list so many are shown until all are asked for. */
const shownFirst = 10;

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
  @state() private whole = new Set<string>();

  protected readonly page = new Localize(this, myDataWords);

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

  protected override view(): TemplateResult {
    const words = this.page.t;
    const { sections, contact } = this.mine;
    const looks = sections.find(({ name }) => name === 'looks');
    const stored = sections.filter(({ name }) => name !== 'looks' && name !== 'requests');
    const [some, none] = [
      stored.filter(({ lines }) => lines.length > 0),
      stored.filter(({ lines }) => lines.length === 0),
    ];
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede}</p>
      <p class="actions">
        <a class="a39-button" href=${this.asks.dataHref('pdf')} download>${icons.file} ${words.asPdf}</a>
        <a class="a39-button a39-second" href=${this.asks.dataHref('json')} download>${icons.file} ${words.asJson}</a>
      </p>
      ${this.notice()}
      ${this.block(
        words.stored,
        html`<p class="a39-quiet">${words.notRecorded}</p>
          ${some.map((section) => this.kind(section))}
          ${
            none.length > 0
              ? html`<p class="a39-quiet none">${words.nothing(none.map(({ title }) => title).join(', '))}</p>`
              : nothing
          }`,
      )}
      ${looks ? this.block(looks.title, this.looked(looks)) : nothing}
      ${this.block(words.mailsHeading, this.choosing())} ${this.block(words.wrongHeading, this.wrong(contact))}
    </div>`;
  }

  private block(title: string, content: unknown): TemplateResult {
    return html`<section>${heading(this.headingLevel + 1, title, 'part')} ${content}</section>`;
  }

  private kind(section: Section): TemplateResult {
    return html`<details part="section" class="kind">
      <summary>
        <span class="name">${section.title}</span>
        <span class="a39-quiet">${this.page.t.entries(section.lines.length)}</span>
      </summary>
      ${this.reasons(section)} ${this.lines(section)}
    </details>`;
  }

  private reasons({ why, kept }: Section): TemplateResult {
    const words = this.page.t;
    return html`<dl class="said">
      <div>
        <dt>${words.why}</dt>
        <dd>${why}</dd>
      </div>
      <div>
        <dt>${words.kept}</dt>
        <dd>${kept}</dd>
      </div>
    </dl>`;
  }

  private lines({ name, title, lines }: Section): TemplateResult {
    const words = this.page.t;
    const shown = this.whole.has(name) ? lines : lines.slice(0, shownFirst);
    const all = async (): Promise<void> => {
      this.whole = new Set([...this.whole, name]);
      // The button is gone; the first that it brought takes its place.
      await this.focusOn(`#${name} > li:nth-child(${shownFirst + 1})`);
    };
    return html`<ul id=${name} class="lines" role="list" aria-label=${title}>
        ${shown.map(
          (line) =>
            html`<li tabindex="-1">
              <dl>
                ${line.map(
                  ({ label, text }) =>
                    html`<div>
                      <dt>${label}</dt>
                      <dd>${text}</dd>
                    </div>`,
                )}
              </dl>
            </li>`,
        )}
      </ul>
      ${
        shown.length < lines.length
          ? html`<p>
              <button
                class="a39-plain"
                type="button"
                aria-label=${words.allOf(title, lines.length)}
                @click=${() => void all()}
              >
                ${icons.down} ${words.all(lines.length)}
              </button>
            </p>`
          : nothing
      }`;
  }

  private looked(looks: Section): TemplateResult {
    return html`${this.reasons(looks)}
    ${looks.lines.length > 0 ? this.lines(looks) : html`<p class="a39-quiet">${this.page.t.nobodyLooked}</p>`}`;
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
