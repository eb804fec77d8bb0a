import type { Rules, RulePreview, RulesChanged, RuleView, WaiverView } from '../../server/assignments/rule-shapes.ts';
import type { Colleague, GroupMembers, GroupView } from '../../server/directory/directory-shapes.ts';
import type { TeamChoices } from '../../server/reports/team-shapes.ts';
import { serverFor } from '../api/client.ts';
import type { NewWaiver } from '../people-list/people-list-api.ts';

export type { Rules, RulePreview, RulesChanged, RuleView, WaiverView } from '../../server/assignments/rule-shapes.ts';
export type { Colleague, GroupMembers, GroupView } from '../../server/directory/directory-shapes.ts';
export type { TeamChoices } from '../../server/reports/team-shapes.ts';

/** For whom something is. */
export type Audience = RuleView['audience'];

/** Who must do which course, by when, how often. */
export type RuleTerms = Pick<
  RuleView,
  'courseId' | 'audience' | 'reason' | 'dueOn' | 'dueDays' | 'repeat' | 'leadDays' | 'graceDays'
>;

export type RuleChange =
  | { kind: 'make'; terms: RuleTerms }
  | { kind: 'change'; line: string; id: string; terms: RuleTerms }
  | { kind: 'end'; line: string; id: string };

export type WantedGroup =
  | { name: string; kind: 'list'; personIds: string[] }
  | { name: string; kind: 'rule'; matches: { units: string[]; jobs: string[]; locations: string[] } };

/** How many a change of a group touched. */
export interface GroupSaved {
  id: string;
  assigned: number;
  ended: number;
}

/** What making rules asks of the server. Tests hand the elements their own object. */
export interface RulesApi {
  rules(): Promise<Rules>;
  previewRule(change: RuleChange): Promise<RulePreview>;
  carryOut(change: RuleChange): Promise<RulesChanged>;
  choices(): Promise<TeamChoices>;
  colleagues(query: string): Promise<Colleague[]>;
}

/** What the Obligations screen asks besides. */
export interface ObligationsApi extends RulesApi {
  waivers(): Promise<WaiverView[]>;
  waive(waiver: NewWaiver): Promise<unknown>;
  endWaiver(waiver: string): Promise<unknown>;
  groups(): Promise<GroupView[]>;
  group(id: string): Promise<GroupMembers>;
  /** @param id of the group to change; a new one, if left out */
  saveGroup(group: WantedGroup, id?: string): Promise<GroupSaved>;
  removeGroup(id: string): Promise<unknown>;
}

type Asking = Parameters<typeof serverFor>[0];

export function rulesServer(element: Asking): RulesApi {
  const { rules, team, colleagues } = serverFor(element);
  return {
    rules: async () => (await rules.$get()).json(),
    previewRule: async (json) => (await rules.preview.$post({ json })).json(),
    carryOut: async (change) => {
      if (change.kind === 'make') return (await rules.$post({ json: change.terms })).json();
      const { line, id } = change;
      return change.kind === 'end'
        ? (await rules[':line'].$delete({ param: { line }, json: { id } })).json()
        : (await rules[':line'].$put({ param: { line }, json: { id, ...change.terms } })).json();
    },
    choices: async () => (await team.choices.$get()).json(),
    colleagues: async (q) => (await colleagues.$get({ query: { q } })).json(),
  };
}

export function obligationsServer(element: Asking): ObligationsApi {
  const { waivers, groups } = serverFor(element);
  return {
    ...rulesServer(element),
    waivers: async () => (await waivers.$get()).json(),
    waive: (json) => waivers.$post({ json }),
    endWaiver: (waiver) => waivers[':waiver'].$delete({ param: { waiver } }),
    groups: async () => (await groups.$get()).json(),
    group: async (group) => (await groups[':group'].$get({ param: { group } })).json(),
    saveGroup: async (json, group) =>
      group === undefined
        ? (await groups.$post({ json })).json()
        : (await groups[':group'].$put({ param: { group }, json })).json(),
    removeGroup: (group) => groups[':group'].$delete({ param: { group } }),
  };
}
