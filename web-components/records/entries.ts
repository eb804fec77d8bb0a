import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { RecordsTerms } from '../locales/records/en.ts';
import type { PersonEvidence } from './records-api.ts';

type Entry = PersonEvidence['entries'][number];

interface Setting {
  words: RecordsTerms;
  /** A day in words. */
  day: (day: string) => string;
  number: (index: number) => string;
  titles: ReadonlyMap<string, string>;
  /** What can be done with an entry, and the form for it below. */
  below: (entry: Entry) => unknown;
}

/** What the log says about a person, entry by entry, the oldest first. */
export function entries(all: Entry[], setting: Setting): TemplateResult {
  return html`<ol class="entries" role="list">
    ${all.map((one) => entry(one, all, setting))}
  </ol>`;
}

/** Records, and corrections whose record was erased: of a record the newest claims count, so it is what one acts on. */
export function isToActOn({ type, index, revokedBy }: Entry, all: Entry[]): boolean {
  if (type === 'record') return revokedBy === null;
  // A record names its latest correction only, so an earlier one may be any record's that was corrected later.
  const hasRecord = all.some((one) => one.amendedBy !== null && one.amendedBy >= index);
  return type === 'amend' && !hasRecord;
}

function entry(one: Entry, all: Entry[], setting: Setting): TemplateResult {
  const { words, day, number } = setting;
  const withdrawn = one.revokedBy !== null;
  const { amendedBy, revokedBy } = one;
  return html`<li class=${withdrawn ? 'withdrawn' : ''}>
    <p class="which"><span class="index">${words.entry(number(one.index))}</span> <span>${day(one.date)}</span></p>
    <div class="what">
      ${says(one, all, setting)}
      ${
        amendedBy === null
          ? nothing
          : html`<p class="a39-mark wrong">${icons.again} <span>${words.corrected(number(amendedBy))}</span></p>`
      }
      ${
        revokedBy === null
          ? nothing
          : html`<p class="a39-mark overdue">${icons.wrong} <span>${words.withdrawn(number(revokedBy))}</span></p>`
      }
      ${setting.below(one)}
    </div>
  </li>`;
}

function says(one: Entry, all: Entry[], setting: Setting): TemplateResult {
  const { words, number } = setting;
  const record = all.find((other) => other.amendedBy === one.index || other.revokedBy === one.index);
  switch (one.type) {
    case 'assign':
      return html`${course(one, setting)}
        <p>${one.dueOn === null ? words.unreadable : words.assigned(setting.day(one.dueOn))}</p>`;
    case 'record':
      return html`${course(one, setting)}
        <p class="claim">${claim(one, setting)}</p>`;
    case 'amend':
      return html`<p>${record ? words.amends(number(record.index)) : words.amendsOlder}</p>
        ${course(one, setting)}
        <p>${claim(one, setting)}</p>
        ${why(one, setting)}`;
    case 'revoke':
      return html`<p>${record ? words.revokes(number(record.index)) : words.revokesOlder}</p>
        ${why(one, setting)}`;
  }
}

function course({ course: of }: Entry, { titles }: Setting): unknown {
  if (!of) return nothing;
  return html`<p class="course">
    ${titles.get(`${of.id} ${of.version}`) ?? of.id} <span class="a39-quiet">${of.version}</span>
  </p>`;
}

function claim({ outcome, completedOn, via }: Entry, { words, day }: Setting): string {
  if (outcome === null || completedOn === null) return words.unreadable;
  // A policy is acknowledged on one page, and there is no other way.
  const how = via && outcome !== 'acknowledged' ? words.via[via] : undefined;
  return `${words.record(words.outcomes[outcome] ?? outcome, day(completedOn))}${how ? `, ${how}` : ''}.`;
}

function why({ reason, by }: Entry, { words }: Setting): TemplateResult {
  return html`<p class="a39-quiet">
    ${reason === null ? words.unreadable : by === null ? words.reasonOfErased(reason) : words.reason(by, reason)}
  </p>`;
}
