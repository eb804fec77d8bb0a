import { html, type TemplateResult } from 'lit';
import type { ObligationsTerms } from '../locales/obligations/en.ts';
import type { PeoplePicker } from '../people-picker/people-picker.ts';
import { choices } from '../records/controls.ts';
import { checks } from './checks.ts';
import type { Audience, RuleView, TeamChoices } from './obligations-api.ts';

export const audienceKinds = ['everyone', 'matching', 'groups', 'people'] as const;

/** Units, jobs and locations that were ticked. */
export interface Matches {
  units: string[];
  jobs: string[];
  locations: string[];
}
export const noMatches: Matches = { units: [], jobs: [], locations: [] };

/** What was chosen of each kind; going back and forth between the kinds loses nothing. */
export interface Whom {
  kind: Audience['kind'];
  matches: Matches;
  groups: string[];
}
export const everyone: Whom = { kind: 'everyone', matches: noMatches, groups: [] };

/** What a rule has chosen already. */
export function whomOf({ audience }: RuleView): Whom {
  return {
    kind: audience.kind,
    matches:
      audience.kind === 'matching'
        ? { units: audience.units, jobs: audience.jobs, locations: audience.locations }
        : noMatches,
    groups: audience.kind === 'groups' ? audience.ids : [],
  };
}

/** The audience that was chosen. */
export function audienceOf({ kind, matches, groups }: Whom, picker: PeoplePicker): Audience {
  if (kind === 'matching') return { kind, ...matches };
  if (kind === 'groups') return { kind, ids: groups };
  return kind === 'people' ? { kind, ids: picker.chosen.map(({ id }) => id) } : { kind: 'everyone' };
}

/** The field at which something is missing, if it is. */
export function missingIn(whom: Whom, picker: PeoplePicker): 'units' | 'groups' | 'ids' | null {
  const { units, jobs, locations } = whom.matches;
  if (whom.kind === 'matching' && units.length + jobs.length + locations.length === 0) return 'units';
  if (whom.kind === 'groups' && whom.groups.length === 0) return 'groups';
  return whom.kind === 'people' && picker.chosen.length === 0 ? 'ids' : null;
}

interface Choosing {
  words: ObligationsTerms;
  whom: Whom;
  offered: TeamChoices;
  picker: PeoplePicker;
  faults: Record<string, string>;
  choose: (whom: Whom) => void;
}

/** For whom: everybody, whoever works somewhere, groups, or single people. */
export function whomChooser(choosing: Choosing): TemplateResult {
  const { words, whom, choose } = choosing;
  return html`${choices({
    name: 'audience',
    legend: words.audience,
    value: whom.kind,
    choose: (_, kind) => choose({ ...whom, kind: audienceKinds.find((one) => one === kind) ?? 'everyone' }),
    options: audienceKinds.map((kind) => [kind, words.audiences[kind], words.audienceHints[kind]]),
  })}
  ${whom.kind === 'everyone' ? '' : html`<div class="within">${chooserOf(choosing)}</div>`}`;
}

function chooserOf({ words, whom, offered, picker, faults, choose }: Choosing): unknown {
  if (whom.kind === 'people')
    return picker.view({
      name: 'ids',
      legend: words.peopleChoice,
      fault: faults['ids'],
      changed: () => choose(whom),
    });
  if (whom.kind === 'groups')
    return offered.groups.length + whom.groups.length === 0
      ? html`<p id="groups" tabindex="-1" aria-invalid=${faults['groups'] ? 'true' : 'false'}>${words.noGroups}</p>`
      : checks({
          name: 'groups',
          legend: words.groupsChoice,
          options: offered.groups.map(({ id, name }) => [id, name]),
          chosen: whom.groups,
          fault: faults['groups'],
          choose: (groups) => choose({ ...whom, groups }),
        });
  return matchesChooser({
    words,
    offered,
    matches: whom.matches,
    fault: faults['units'],
    choose: (matches) => choose({ ...whom, matches }),
  });
}

/** Units, jobs and locations to tick. */
export function matchesChooser({
  words,
  offered,
  matches,
  fault,
  choose,
}: {
  words: ObligationsTerms;
  offered: TeamChoices;
  matches: Matches;
  fault: string | undefined;
  choose: (matches: Matches) => void;
}): TemplateResult {
  const parts = (['units', 'jobs', 'locations'] as const).filter(
    (part) => offered[part].length + matches[part].length > 0,
  );
  if (parts.length === 0)
    return html`<p id="units" tabindex="-1" aria-invalid=${fault ? 'true' : 'false'}>${words.noChoices}</p>`;
  return html`<div class="lists">
    ${parts.map((part, i) =>
      checks({
        name: i === 0 ? 'units' : part,
        legend: words[part],
        options: offered[part].map((one) => [one, one]),
        chosen: matches[part],
        fault: i === 0 ? fault : undefined,
        choose: (chosen) => choose({ ...matches, [part]: chosen }),
      }),
    )}
  </div>`;
}
