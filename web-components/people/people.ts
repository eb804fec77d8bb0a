import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { pageWords } from '../locales/pages/words.ts';
import { heading } from '../text/heading.ts';
import personRow from '../appearance/person-row.css?inline';
import { peopleServer, type PeopleApi, type TryPeople } from './people-api.ts';
import styles from './people.css?inline';

type Person = TryPeople['people'][number];

/** @summary Try mode: everybody you can enter as, to search and choose. For our own pages only. */
export class A39People extends A39Element {
  static override styles = sheet(personRow, styles);

  declare api?: PeopleApi;

  /** Where to go then. */
  @property() to = '/training';

  @state() private all!: TryPeople;
  @state() private sought = '';
  @state() private entering = '';

  private readonly page = new Localize(this, pageWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  private get asks(): Pick<PeopleApi, 'tryPeople' | 'enterAs'> {
    return this.api ?? peopleServer(this);
  }

  protected override async load(): Promise<void> {
    this.all = await this.asks.tryPeople();
  }

  protected override body(): TemplateResult {
    const { people: words } = this.page.t;
    const found = this.all.people.filter((person) => this.isSought(person));
    const units = Map.groupBy(found, (person) => person.unit ?? words.others);
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${words.lede(this.all.organisation)}</p>
      ${this.sought ? nothing : this.starts()}
      <p class="search">
        <label for="search">${words.search}</label>
        <input id="search" type="search" autocomplete="off" .value=${this.sought} @input=${this.search} />
      </p>
      <p role="status" class="a39-quiet">${found.length > 0 ? words.found(found.length) : words.none}</p>
      <div class="units">
        ${[...units].map(
          ([unit, people]) =>
            html`<section>
              ${heading(this.headingLevel + 1, unit, 'unit')}
              <ul role="list">
                ${people.map((person) => this.row(person))}
              </ul>
            </section>`,
        )}
      </div>
    </div>`;
  }

  private isSought({ name, unit, roles }: Person): boolean {
    const words = [name, unit ?? '', ...roles.map((role) => this.page.t.people.roles[role] ?? '')];
    return words.join(' ').toLocaleLowerCase().includes(this.sought.toLocaleLowerCase());
  }

  private readonly search = (event: Event): void => {
    this.sought = (event.target as HTMLInputElement).value.trim();
  };

  private starts(): unknown {
    const { people: words } = this.page.t;
    const { people } = this.all;
    const starts: [string, Person | undefined][] = [
      [words.learner, people.find(({ overdue, reports }) => overdue > 0 && reports === 0)],
      [words.manager, people.find(({ reports }) => reports > 2) ?? people.find(({ reports }) => reports > 0)],
      [words.dpo, people.find(({ roles }) => roles.includes('dpo'))],
    ];
    return html`<section class="starts">
      ${heading(this.headingLevel + 1, words.startHeading, 'unit')}
      <ul role="list">
        ${starts.map(
          ([label, person], i) =>
            person &&
            html`<li>
              <span class="numeral" aria-hidden="true">${i + 1}</span>
              ${this.button(person, 'person')}
              <span class="facts">${label}</span>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private row(person: Person): TemplateResult {
    const { people: words } = this.page.t;
    const facts = [
      ...person.roles.map((role) => words.roles[role] ?? ''),
      person.reports > 0 ? words.reports(person.reports) : '',
      person.open > person.overdue ? words.open(person.open - person.overdue) : '',
    ].filter(Boolean);
    return html`<li>
      ${this.button(person, 'person')}
      <span class="facts"
        >${facts.join(' · ')}${
          person.overdue > 0
            ? html` <span class="a39-mark overdue">${icons.late} ${words.overdue(person.overdue)}</span>`
            : nothing
        }</span
      >
    </li>`;
  }

  private button({ id, name }: Person, look: string): TemplateResult {
    return html`<button class=${look} type="button" @click=${() => this.enter(id)}>
      ${this.entering === id ? this.page.t.people.entering : name}
    </button>`;
  }

  private async enter(id: string): Promise<void> {
    this.entering = id;
    try {
      await this.asks.enterAs(id);
      location.assign(this.to);
    } catch (cause) {
      this.fail(cause);
    }
  }
}
define('a39-people', A39People);
