import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { Localize } from '../locales/localize.ts';
import { obligationsWords } from '../locales/obligations/words.ts';
import pickerStyles from '../people-picker/people-picker.css?inline';
import { PeoplePicker } from '../people-picker/people-picker.ts';
import { ActingElement } from '../records/acting-element.ts';
import { choices } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import {
  obligationsServer,
  type GroupMembers,
  type GroupView,
  type ObligationsApi,
  type TeamChoices,
  type WantedGroup,
} from './obligations-api.ts';
import styles from './obligations.css?inline';
import { audienceInWords } from './rule-in-words.ts';
import { matchesChooser, noMatches, type Matches } from './whom.ts';

/** A longer list comes incomplete, and would lose people if it were saved. */
const changedAtMost = 5_000;

/** More names than this nobody reads on a screen. */
const shownAtMost = 100;

/**
 * @summary Groups that rules are about: lists of people, and whoever works somewhere. A part of `a39-obligations`.
 * @event a39-groups-changed - Something about them changed; no detail.
 */
class A39Groups extends ActingElement<typeof obligationsWords.en> {
  static override styles = sheet(table, fieldStyles, panel, pickerStyles, styles);

  declare api?: Api & ObligationsApi;

  @property({ attribute: false }) offered: TeamChoices = {
    units: [],
    jobs: [],
    locations: [],
    groups: [],
    courses: [],
  };
  @state() private all: GroupView[] = [];
  @state() private ticked: Matches = noMatches;
  @state() private shown: GroupMembers | null = null;

  protected readonly page = new Localize(this, obligationsWords);
  protected override readonly places = { name_taken: 'name', person_unknown: 'ids' };
  private readonly picker = new PeoplePicker(
    this,
    (query) => this.asks.colleagues(query),
    (cause) => this.said(cause),
  );

  private get asks(): ObligationsApi {
    return this.api ?? obligationsServer(this);
  }

  protected override async load(): Promise<void> {
    this.all = await this.asks.groups();
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<section part="base">
      ${heading(this.headingLevel, words.groupsHeading, 'part')}
      <p>${this.all.length === 0 ? words.noGroupsYet : words.groupsText}</p>
      <p class="actions">
        <button
          class="a39-button a39-second"
          type="button"
          data-opens="group"
          @click=${() => this.begin('group', { name: '', kind: 'list' })}
        >
          ${words.makeGroup}
        </button>
      </p>
      ${this.notice()} ${this.form?.name === 'group' ? this.groupForm() : nothing}
      <ul class="rules" role="list">
        ${this.all.map((group) => this.group(group))}
      </ul>
    </section>`;
  }

  private begin(
    name: string,
    values: { name: string; kind: string },
    matches: Matches = noMatches,
    members: GroupMembers['members'] = [],
  ): void {
    this.ticked = matches;
    this.picker.begin(members);
    this.openForm(name, values);
  }

  private group(group: GroupView): TemplateResult {
    const words = this.page.t;
    const { id, name, kind, matches, people, managed, courses } = group;
    const isShown = this.shown?.id === id;
    const label = (act: string) =>
      html`<span aria-hidden="true">${act}</span><span class="visually-hidden">${words.named(act, name)}</span>`;
    const about = [
      matches ? this.matchesInWords(matches) : managed ? words.managed : words.kinds[kind],
      words.peopleCount(people),
      ...(courses.length > 0 ? [words.usedBy(courses.length)] : []),
    ];
    return html`<li>
      <p class="said"><strong>${name}</strong> · ${about.join(' · ')}</p>
      <p class="actions">
        <button class="a39-plain" type="button" aria-expanded=${isShown} @click=${() => void this.toggle(group)}>
          ${label(isShown ? words.hide : words.show)}
        </button>
        ${
          managed || (kind === 'list' && people > changedAtMost)
            ? nothing
            : html`<button
                class="a39-plain"
                type="button"
                data-opens="change ${id}"
                @click=${() => void this.change(group)}
              >
                ${label(words.change)}
              </button>`
        }
        ${
          managed || courses.length > 0
            ? nothing
            : html`<button
                class="a39-plain"
                type="button"
                aria-disabled=${this.busy === `remove ${id}`}
                @click=${() => void this.takeAway(group)}
              >
                ${label(words.remove)}
              </button>`
        }
      </p>
      ${isShown ? this.members(this.shown!) : nothing}
      ${this.form?.name === `change ${id}` ? this.groupForm(group) : nothing}
    </li>`;
  }

  private matchesInWords(matches: Matches): string {
    return audienceInWords(
      {
        audience: { kind: 'matching', ...matches },
        audienceNames: [],
        dueOn: null,
        dueDays: 1,
        repeat: { kind: 'never' },
        graceDays: 0,
      },
      this.page,
    );
  }

  private async toggle({ id }: GroupView): Promise<void> {
    if (this.shown?.id === id) return void (this.shown = null);
    await this.run(`show ${id}`, async () => {
      this.shown = await this.asks.group(id);
      return '';
    });
  }

  private async change({ id, name, kind, matches }: GroupView): Promise<void> {
    await this.run(`change ${id}`, async () => {
      const { members } = kind === 'list' ? await this.asks.group(id) : { members: [] };
      this.begin(`change ${id}`, { name, kind }, matches ?? noMatches, members);
      return '';
    });
    await this.focusOn('form.panel > [tabindex]');
  }

  private async takeAway({ id, name }: GroupView): Promise<void> {
    await this.run(`remove ${id}`, async () => {
      await this.asks.removeGroup(id);
      await this.load();
      this.tellHost();
      return this.page.t.groupRemoved(name);
    });
  }

  private members({ name, members, people }: GroupMembers): TemplateResult {
    const words = this.page.t;
    return html`<ul class="members" aria-label=${words.members(name)}>
        ${members
          .slice(0, shownAtMost)
          .map((one) => html`<li>${one.name} <span class="a39-quiet">${one.unit ?? ''}</span></li>`)}
      </ul>
      <p class="a39-quiet">
        ${people > shownAtMost ? words.firstOf(shownAtMost, people) : nothing} ${words.seenNote}
      </p>`;
  }

  private groupForm(group?: GroupView): TemplateResult {
    const words = this.page.t;
    const { faults, sending } = this.form!;
    const kind = this.value('kind');
    const clear = (): void => {
      for (const name of ['units', 'ids']) this.type(name, '');
    };
    return this.formView({
      heading: group ? words.changeGroupHeading(group.name) : words.makeGroupHeading,
      level: this.headingLevel + 1,
      fields: html`${group ? html`<p>${words.changeGroupText}</p>` : nothing} ${this.field('name', words.groupName)}
        ${choices({
          name: 'kind',
          legend: words.kind,
          value: kind,
          choose: this.type,
          options: (['list', 'rule'] as const).map((one) => [one, words.kinds[one], words.kindHints[one]]),
        })}
        <div class="within">
          ${
            kind === 'list'
              ? this.picker.view({ name: 'ids', legend: words.peopleChoice, fault: faults['ids'], changed: clear })
              : matchesChooser({
                  words,
                  offered: this.offered,
                  matches: this.ticked,
                  fault: faults['units'],
                  choose: (matches) => {
                    this.ticked = matches;
                    clear();
                  },
                })
          }
        </div>`,
      act: sending ? words.looking : words.save,
      cancel: words.notNow,
      check: () => {
        const { length } = this.value('name');
        const { units, jobs, locations } = this.ticked;
        const nobody = units.length + jobs.length + locations.length === 0;
        return {
          ...((length < 2 || length > 120) && { name: words.faults['name']! }),
          ...(kind === 'rule' && nobody && { units: words.faults['units']! }),
        };
      },
      work: async () => {
        const name = this.value('name');
        const wanted: WantedGroup =
          kind === 'list'
            ? { name, kind, personIds: this.picker.chosen.map(({ id }) => id) }
            : { name, kind: 'rule', matches: this.ticked };
        const { assigned, ended } = await this.asks.saveGroup(wanted, group?.id);
        this.shown = null;
        await this.load();
        this.tellHost();
        return words.groupSaved(name, assigned, ended);
      },
    });
  }

  private tellHost(): void {
    this.dispatchEvent(new CustomEvent('a39-groups-changed'));
  }
}
define('a39-groups', A39Groups);
