import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, type Api } from '../api/client.ts';
import { emit } from '../appearance/emit.ts';
import { icons } from '../appearance/icons.ts';
import { nameParts } from '../appearance/name-parts.ts';
import { A39Element } from '../element.ts';
import { address } from '../evidence/address.ts';
import type { ReportName } from '../export/export-api.ts';
import type { ListToExport } from '../export/export.ts';
import { inHostPage } from '../host-page.ts';
import { Localize } from '../locales/localize.ts';
import { peopleListWords } from '../locales/people-list/words.ts';
import {
  addressOf,
  askedIn,
  filtersIn,
  queryOf,
  sortedBy,
  unfiltered,
  usually,
  without,
  type Asked,
  type Filter,
  type Query,
  type Sort,
  type Standing,
  type Usual,
} from './asked.ts';
import { chips } from './chips.ts';
import { filterPanel, type Wish } from './filter-panel.ts';
import { pages } from './pages.ts';
import type { PeopleListApi, TeamChoices } from './people-list-api.ts';
import './person-panel.ts';
import { searchForm } from './search-form.ts';

/** A page of rows, as the server answers it. */
interface Listed {
  today: string;
  total: number;
  page: number;
  size: number;
  peopleChangedOn: string | null;
  scope: 'all' | 'reports';
}

/** Many places draw these. */
const parts = [
  ['button, .a39-button', 'button'],
  ['a', 'link'],
  ['[role=status]', 'status'],
  ['[role=alert]', 'error'],
] as const;

/**
 * What the screens that list people have in common: filters, search, order and pages. With `url-state="page"` all but the search
 * stand in the address, and the back button works; with `query` too, in words that begin with `a39-`. In a page of another origin
 * they only show: no file, no panel of a person.
 */
export abstract class PeopleListElement<Answer extends Listed> extends A39Element {
  declare api?: Api & PeopleListApi;

  /** Whether filters, order and page stand in the address: `page` is for pages that are ours. */
  @property({ attribute: 'url-state' }) urlState: 'none' | 'query' | 'page' = 'none';

  @state() protected asked!: Asked;
  @state() protected answer!: Answer;
  @state() protected asking = false;
  @state() protected search = '';
  @state() protected problem = '';
  @state() private typed = '';
  @state() private tooShort = false;
  @state() private wish: Wish | null = null;
  @state() private choices: TeamChoices | null = null;
  @state() private person: string | null = null;
  #opener = '';
  #turn = 0;

  protected readonly list = new Localize(this, peopleListWords);

  protected abstract get usual(): Usual;
  protected abstract get asks(): PeopleListApi;
  protected abstract ask(query: Query): Promise<Answer>;
  /** Which report is of the same as this list, and how many of it there are. */
  protected abstract get exported(): { report: ReportName; count: ListToExport['count'] };
  /** Another choice of people, in whichever order. */
  protected chosenAnew(): void {}
  /** What is asked for whatever is chosen. It is not offered. */
  protected get always(): Partial<Pick<Query, Filter>> {
    return {};
  }

  protected get isGuest(): boolean {
    return inHostPage(this.calls);
  }

  /** Our words in the address of somebody else's page. */
  get #prefix(): string {
    return this.urlState === 'query' ? 'a39-' : '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.goBack);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.goBack);
  }

  protected override firstUpdated(): void {
    if (this.isGuest) return;
    // Not needed for what is looked at first. Gone after an update of the server: then there is no such button.
    import('../export/export.ts').catch((cause: unknown) => console.error('a39: a39-export did not load', cause));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    nameParts(this.renderRoot, parts);
  }

  protected override get worded(): boolean {
    return super.worded && this.list.ready;
  }

  private readonly goBack = (): void => {
    if (this.urlState === 'none' || !this.asked) return;
    this.asked = askedIn(address(), this.usual, this.#prefix);
    this.chosenAnew();
    void this.renew();
  };

  protected override async load(): Promise<void> {
    this.asked ??= this.urlState === 'none' ? usually(this.usual) : askedIn(address(), this.usual, this.#prefix);
    const named = this.asked.group !== undefined || this.asked.course !== undefined;
    if (named) this.choices ??= await this.asks.choices();
    this.answer = await this.answered();
  }

  /** Asks again, and keeps what is shown until the answer is there. */
  protected readonly renew = async (): Promise<void> => {
    const turn = ++this.#turn;
    this.asking = true;
    this.problem = '';
    try {
      const answer = await this.answered();
      if (turn === this.#turn) this.answer = answer;
    } catch (cause) {
      if (turn !== this.#turn) return;
      if (cause instanceof ApiError && cause.code === 'sign_in_required') this.fail(cause);
      else this.problem = this.said(cause);
    } finally {
      if (turn === this.#turn) this.asking = false;
    }
  };

  private async answered(): Promise<Answer> {
    const query = (): Query => ({ ...queryOf(this.asked, this.search), ...this.always });
    const found = await this.ask(query()).catch((cause: unknown) => {
      if (!(cause instanceof ApiError && ['group_unknown', 'invalid_input'].includes(cause.code))) throw cause;
      // An old address may name a group that was taken away.
      this.problem = this.list.t.filterGone;
      this.asked = unfiltered(this.asked);
      return this.ask(query());
    });
    const last = Math.max(0, Math.ceil(found.total / found.size) - 1);
    if (this.asked.page <= last) return found;
    // There are fewer by now than when the address was written.
    this.asked = { ...this.asked, page: last };
    return this.ask(query());
  }

  /** A refusal in words. */
  protected said(cause: unknown): string {
    const { errors } = this.local.t;
    const code = cause instanceof ApiError ? cause.code : 'internal';
    return this.list.t.refused[code] ?? errors[code as keyof typeof errors] ?? errors.internal;
  }

  /** Asks for something else. The focus goes to what is said of the answer, because what was pressed may be gone. */
  protected async goTo(asked: Asked, focus = '.range'): Promise<void> {
    this.asked = asked;
    // What a router of the host page keeps there stays.
    if (this.urlState !== 'none') history.pushState(history.state, '', this.hrefOf(asked));
    emit(this, 'a39-filter');
    await this.renew();
    if (focus) await this.focusOn(focus);
  }

  private readonly filterBy = (asked: Asked): void => {
    this.chosenAnew();
    void this.goTo(asked);
  };

  /** The address for it. A page of what was searched for means nothing without the search, which is in no address. */
  private hrefOf(asked: Asked): string {
    return addressOf(this.search ? { ...asked, page: 0 } : asked, this.usual, this.#prefix);
  }

  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Search, filters and the filters in force. */
  protected toolbar(): TemplateResult {
    const words = this.list.t;
    const level = this.headingLevel + 1;
    const { filter, filters } = words;
    return html`<div class="toolbar">
        ${searchForm({
          words,
          value: this.typed,
          tooShort: this.tooShort,
          typed: (text) => (this.typed = text),
          find: () => this.find(this.typed.trim()),
        })}
        <button
          class="a39-button a39-second"
          type="button"
          id="filter"
          aria-expanded=${this.wish !== null}
          aria-controls="filters"
          @click=${this.toggleFilters}
        >
          ${filter}
        </button>
        ${this.isGuest ? nothing : this.exporting()}
        <slot name="toolbar"></slot>
      </div>
      <div id="filters">
        ${
          this.wish && this.choices
            ? filterPanel({
                words,
                level,
                wish: this.wish,
                choices: this.choices,
                offered: this.offered,
                choose: (name, value) => (this.wish = { ...this.wish, [name]: value }),
                apply: this.applyFilters,
                cancel: this.closeFilters,
              })
            : nothing
        }
      </div>
      ${chips({
        words,
        chosen: filtersIn(this.asked)
          .filter(({ filter: one }) => this.offered.includes(one))
          .map(({ filter: one, value }) => ({
            name: filters[one],
            value: this.nameOf(one, value),
            remove: () => this.filterBy(without(this.asked, one)),
          })),
        search: this.search ? { value: this.search, remove: () => this.find('') } : null,
        removeAll: this.removeAll,
      })}
      ${
        this.problem
          ? html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${this.problem}</span></p>`
          : nothing
      }`;
  }

  private get offered(): Filter[] {
    const all = Object.keys(this.list.t.filters) as Filter[];
    return all.filter((one) => !(one in this.always) && (one !== 'standing' || this.usual.standing));
  }

  /** A file of what the list shows. */
  private exporting(): TemplateResult {
    const { sort: _, dir: __, page: ___, standing, ...rest } = this.asked;
    const { report, count } = this.exported;
    const { filters, searched } = this.list.t;
    const chosen = filtersIn(this.asked).map(
      ({ filter, value }) => [filter, `${filters[filter]}: ${this.nameOf(filter, value)}`] as const,
    );
    const list: ListToExport = {
      filter: {
        ...rest,
        ...(standing && standing !== 'everyone' && { standing }),
        ...(this.search && { q: this.search }),
      },
      said: { ...Object.fromEntries(chosen), ...(this.search && { q: `${searched}: ${this.search}` }) },
      count,
    };
    return html`<a39-export
      heading-level=${this.headingLevel + 1}
      report=${report}
      server=${this.server}
      theme=${this.theme}
      .api=${this.api}
      .list=${list}
    ></a39-export>`;
  }

  /** An empty text ends the search. It goes to the server and never into the address, the history or an event. */
  private find(text: string): void {
    this.tooShort = text.length === 1;
    if (this.tooShort) return void this.focusOn('#search');
    if (text === this.search) return;
    const ended = text === '';
    if (ended) this.typed = '';
    this.search = text;
    this.chosenAnew();
    void this.goTo({ ...this.asked, page: 0 }, ended ? '#search' : '');
  }

  private readonly toggleFilters = async (): Promise<void> => {
    if (this.wish) return this.closeFilters();
    try {
      this.choices ??= await this.asks.choices();
    } catch (cause) {
      this.problem = this.said(cause);
      return;
    }
    this.wish = Object.fromEntries(filtersIn(this.asked).map(({ filter, value }) => [filter, value]));
    await this.focusOn('#filters [tabindex]');
  };

  private readonly closeFilters = (): void => {
    this.wish = null;
    void this.focusOn('#filter');
  };

  private readonly applyFilters = (): void => {
    const { sort, dir } = this.asked;
    const wished = Object.entries(this.wish ?? {}).filter(([, value]) => value !== '');
    const standing = this.usual.standing && { standing: 'everyone' as const };
    this.wish = null;
    this.filterBy({ ...standing, ...Object.fromEntries(wished), sort, dir, page: 0 });
  };

  /** Everybody: no filter, no search. */
  protected readonly removeAll = (): void => {
    this.search = this.typed = '';
    this.filterBy(unfiltered(this.asked));
  };

  private nameOf(filter: Filter, value: string): string {
    switch (filter) {
      case 'standing':
        return this.list.t.standings[value as Standing];
      case 'course':
        return this.choices?.courses.find(({ id }) => id === value)?.title ?? value;
      case 'group':
        return this.choices?.groups.find(({ id }) => id === value)?.name ?? value;
      default:
        return value;
    }
  }

  /** What is shown of how many. Screen readers hear it when it changes. */
  protected range(rows: number, empty: unknown = nothing): TemplateResult {
    const { total, page, size, today, peopleChangedOn } = this.answer;
    const staff = peopleChangedOn && this.local.date(peopleChangedOn);
    const number = (k: number): string => this.local.number(k);
    const first = page * size;
    return html`<div class="range-line">
      <div role="status" class="range" tabindex="-1">
        ${rows > 0 ? this.list.t.range(number(first + 1), number(first + rows), number(total)) : empty}
      </div>
      <p class="a39-quiet">${this.list.t.asOf(this.local.date(today), staff)}</p>
    </div>`;
  }

  protected pages(): unknown {
    const { total, size } = this.answer;
    return pages({
      words: this.list.t,
      page: this.asked.page,
      last: Math.ceil(total / size) - 1,
      href: this.urlState === 'none' ? null : (page) => this.hrefOf({ ...this.asked, page }),
      go: (page) => void this.goTo({ ...this.asked, page }),
    });
  }

  /** For `<th aria-sort>`. */
  protected sorted(...sorts: Sort[]): 'ascending' | 'descending' | 'none' {
    if (!sorts.includes(this.asked.sort)) return 'none';
    return this.asked.dir === 'asc' ? 'ascending' : 'descending';
  }

  /** The name of a column; it sorts by it, and the other way round when pressed again. */
  protected sorter(sort: Sort, label: string): TemplateResult {
    const is = this.asked.sort === sort;
    return html`<button
      class="sorter"
      type="button"
      data-sort=${sort}
      @click=${() => void this.goTo(sortedBy(this.asked, sort), '')}
    >
      ${label}${
        is
          ? html` ${this.asked.dir === 'asc' ? icons.up : icons.down}<span class="visually-hidden"
                >${this.list.t.sorted}</span
              >`
          : nothing
      }
    </button>`;
  }

  /** A person's name; it opens what was asked of them. `key` tells the buttons of one person apart. */
  protected named(id: string, name: string, key = id): TemplateResult {
    if (this.isGuest) return html`${name}`;
    const open = (): void => {
      this.#opener = key;
      this.person = id;
    };
    return html`<button class="name" type="button" aria-haspopup="dialog" data-person=${key} @click=${open}>
      ${name}
    </button>`;
  }

  protected panel(): unknown {
    if (this.person === null) return nothing;
    const close = ({ detail }: CustomEvent<{ changed: boolean }>): void => {
      this.person = null;
      void this.focusOn(`[data-person="${CSS.escape(this.#opener)}"]`);
      if (detail.changed) void this.renew();
    };
    return html`<a39-person-panel
      heading-level=${this.headingLevel + 1}
      server=${this.server}
      theme=${this.theme}
      .api=${this.api}
      .person=${this.person}
      .mayWaive=${this.answer.scope === 'all'}
      @closed=${close}
    ></a39-person-panel>`;
  }

  /** 18 Nov, and the year when it is not this one. */
  protected day(day: string): string {
    const year = day.slice(0, 4) === this.answer.today.slice(0, 4) ? {} : { year: 'numeric' as const };
    return this.local.date(day, { day: 'numeric', month: 'short', ...year });
  }
}
