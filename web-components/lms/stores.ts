import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { lmsStoresWords } from '../locales/lms-stores/words.ts';
import { Localize } from '../locales/localize.ts';
import { checks } from '../obligations/checks.ts';
import obligationsStyles from '../obligations/obligations.css?inline';
import { choices } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import section from '../settings/section.css?inline';
import type { StoresView, StoreTest, StoreView, StoreWanted } from './lms-api.ts';
import { LmsPart } from './lms-part.ts';
import styles from './lms.css?inline';

const tellings = ['results', 'progress', 'answers'] as const satisfies StoreView['tells'][];
const namings = ['nobody', 'number', 'mail'] as const satisfies StoreView['names'][];

/** @summary The record stores that are told what happens. A part of `a39-lms`. */
export class A39LmsStores extends LmsPart<typeof lmsStoresWords.en> {
  static override styles = sheet(fieldStyles, panel, obligationsStyles, section, styles);

  @state() private all!: StoresView;
  @state() private tested: { id: string; test: StoreTest } | null = null;

  protected readonly own = new Localize(this, lmsStoresWords);
  protected override readonly places = { store_address: 'endpoint', store_there: 'endpoint' };

  protected override async load(): Promise<void> {
    this.all = await this.asks.stores();
  }

  protected override body(): TemplateResult {
    const words = this.own.t;
    const { stores } = this.all;
    const first = { endpoint: 'https://', tells: 'results', names: 'nobody' };
    return this.framed(
      this.page.t.sections.stores,
      words.text,
      html`<p class="actions">${this.opener('add', words.add, 'a39-button a39-second', first)}</p>
        ${this.form?.name === 'add' ? this.storeForm(words.add, null) : nothing}
        ${
          stores.length === 0
            ? html`<p class="a39-quiet">${words.none}</p>`
            : html`<ul class="list" role="list">
                ${stores.map((store) => this.store(store))}
              </ul>`
        }`,
    );
  }

  private store(store: StoreView): TemplateResult {
    const { full, by } = this.page.t;
    const words = this.own.t;
    const { id, name, endpoint, key, tells, names, pausedAt, deliveries, trouble } = store;
    const tally = this.tally(deliveries);
    const facts = [words.facts[tells], words.facts[names], by(this.day(store.madeAt), store.madeBy)];
    return html`<li>
      <p>
        <strong>${name}</strong> · <code>${endpoint}</code>
        ${pausedAt === null ? nothing : html` · <strong>${words.paused}</strong>`}
      </p>
      <p class="a39-quiet">${facts.join(' · ')}</p>
      ${tally === '' ? nothing : html`<p class="a39-quiet">${tally}</p>`}
      ${trouble === null ? nothing : html`<p class="a39-mark overdue">${icons.late} <span lang="en">${trouble}</span></p>`}
      ${this.tested?.id === id ? this.result(this.tested.test) : nothing}
      <p class="acts">
        ${this.doing(words.test, full(words.test, name), async () => {
          this.tested = { id, test: await this.asks.testStore(id) };
          return this.tested.test.works ? words.works : words.worksNot;
        })}
        ${
          pausedAt === null
            ? this.pausing(store, words.pause, true, words.pausedDone(name))
            : this.pausing(store, words.resume, false, words.resumed(name))
        }
        ${this.about(`change ${id}`, words.change, name, { name, endpoint, key, tells, names })}
        ${this.about(`remove ${id}`, words.remove, name)}
      </p>
      ${this.form?.name === `change ${id}` ? this.storeForm(full(words.change, name), store) : nothing}
      ${
        this.form?.name === `remove ${id}`
          ? this.asking(full(words.remove, name), words.removeText, words.remove, async () => {
              await this.asks.removeStore(id);
              return words.removed(name);
            })
          : nothing
      }
    </li>`;
  }

  private pausing({ id, name }: StoreView, label: string, paused: boolean, done: string): TemplateResult {
    return this.doing(label, this.page.t.full(label, name), async () => {
      await this.asks.pauseStore(id, paused);
      return done;
    });
  }

  /** What a store said is in the server's words. */
  private result({ works, sentence }: StoreTest): TemplateResult {
    return html`<p class="a39-mark ${works ? 'done' : 'overdue'}">
      ${works ? icons.right : icons.late} <span lang="en">${sentence}</span>
    </p>`;
  }

  private storeForm(title: string, known: StoreView | null): TemplateResult {
    const { cancel, save, sending } = this.page.t;
    const words = this.own.t;
    const tells = this.value('tells');
    const offered = tellings.filter((one) => one !== 'answers' || this.all.mayTellAnswers || known?.tells === one);
    return this.formView({
      heading: title,
      level: this.headingLevel + 1,
      fields: html`${this.field('name', words.name, { hint: words.nameHint })}
      ${this.field('endpoint', words.endpoint, { hint: words.endpointHint })}
      ${this.field('key', words.key, { hint: words.keyHint })}
      ${this.field('secret', words.secret, { hint: known === null ? words.secretHint : words.secretKept })}
      ${choices({
        name: 'tells',
        legend: words.tells,
        value: tells,
        choose: this.type,
        options: offered.map((one) => [one, words.tellings[one], words.tellingHints[one]]),
      })}
      ${
        this.asksForAgreement(known)
          ? checks({
              name: 'isAgreed',
              legend: words.agreed,
              options: [['yes', words.agreedText]],
              chosen: this.value('isAgreed') ? ['yes'] : [],
              fault: this.form!.faults['isAgreed'],
              choose: (chosen) => this.type('isAgreed', chosen[0] ?? ''),
            })
          : nothing
      }
      ${choices({
        name: 'names',
        legend: words.names,
        value: this.value('names'),
        choose: this.type,
        options: namings.map((one) => [one, words.namings[one], words.namingHints[one]]),
      })}`,
      act: this.form!.sending ? sending : known === null ? words.add : save,
      cancel,
      check: () => this.faults(known),
      work: () => this.andLoad(() => this.keep(known)),
    });
  }

  private asksForAgreement(known: StoreView | null): boolean {
    return this.value('tells') === 'answers' && known?.tells !== 'answers';
  }

  private async keep(known: StoreView | null): Promise<string> {
    const words = this.own.t;
    const name = this.value('name');
    const wanted: StoreWanted = {
      name,
      endpoint: this.value('endpoint'),
      key: this.value('key'),
      secret: this.value('secret') || null,
      tells: tellings.find((one) => one === this.value('tells')) ?? 'results',
      names: namings.find((one) => one === this.value('names')) ?? 'nobody',
      isAgreed: this.value('isAgreed') !== '',
    };
    this.tested = null;
    if (known === null) await this.asks.addStore(wanted);
    else await this.asks.changeStore(known.id, wanted);
    return known === null ? words.added(name) : words.changed(name);
  }

  private faults(known: StoreView | null): Record<string, string> {
    const { faults: said } = this.page.t;
    const { length } = this.value('name');
    const endpoint = this.value('endpoint');
    return {
      ...((length < 1 || length > 80) && { name: said['name']! }),
      ...(!(/^https?:\/\//.test(endpoint) && URL.canParse(endpoint)) && { endpoint: said['endpoint']! }),
      ...(!/^[^:]+$/.test(this.value('key')) && { key: said['key']! }),
      ...(known === null && this.value('secret') === '' && { secret: said['secret']! }),
      ...(this.asksForAgreement(known) && this.value('isAgreed') === '' && { isAgreed: said['isAgreed']! }),
    };
  }
}
define('a39-lms-stores', A39LmsStores);
