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

/** Records that stand, and the newest correction of one that was erased. */
export function isToActOn(one: Entry, all: Entry[]): boolean {
  if (withdrawnBy(one, all) !== null) return false;
  if (one.type === 'record') return true;
  const ofSame = all.filter(({ type, target }) => type === 'amend' && target === one.target);
  return one.type === 'amend' && !all.some(({ index }) => index === one.target) && ofSame.at(-1) === one;
}

/** The entry whose claims count for a record: its newest correction, else the record itself. */
export function countingFor(record: Entry, all: Entry[]): Entry {
  return all.find(({ index }) => index === record.amendedBy) ?? record;
}

/** A correction is withdrawn with the record that it names. */
function withdrawnBy({ revokedBy, type, target }: Entry, all: Entry[]): number | null {
  if (type !== 'amend') return revokedBy;
  return all.find((one) => one.type === 'revoke' && one.target === target)?.index ?? null;
}

function entry(one: Entry, all: Entry[], setting: Setting): TemplateResult {
  const { words, day, number } = setting;
  const { amendedBy } = one;
  const revokedBy = withdrawnBy(one, all);
  return html`<li class=${revokedBy === null ? '' : 'withdrawn'}>
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
  // Corrections name their record; of one that was erased only the number is left.
  const target = one.target === null ? '' : number(one.target);
  const isThere = all.some(({ index }) => index === one.target);
  switch (one.type) {
    case 'assign':
      return html`${course(one, setting)}
        <p>${one.dueOn === null ? words.unreadable : words.assigned(setting.day(one.dueOn))}</p>
        ${who(one, setting)}`;
    case 'record':
      return html`${course(one, setting)}
        <p class="claim">${claim(one, setting)}</p>
        ${who(one, setting)}`;
    case 'amend':
      return html`<p>${isThere ? words.amends(target) : words.amendsErased(target)}</p>
        ${course(one, setting)}
        <p class="claim">${claim(one, setting)}</p>
        ${who(one, setting)} ${why(one, setting)}`;
    case 'revoke':
      return html`<p>${words.revokes(target)}</p>
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

/** Whom it is about, in its own words: the staff list may say something else by now. */
function who({ said }: Entry, { words }: Setting): unknown {
  if (!said) return nothing;
  const { name, staffNumber, email, unit } = said;
  return html`<p class="said">${words.about([name, staffNumber, email, unit].filter(Boolean).join(' · '))}</p>`;
}

function why({ reason, by }: Entry, { words }: Setting): TemplateResult {
  return html`<p class="a39-quiet">
    ${reason === null ? words.unreadable : by === null ? words.reasonOfErased(reason) : words.reason(by, reason)}
  </p>`;
}
