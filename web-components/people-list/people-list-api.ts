import type { PersonObligations, TeamChoices } from '../../server/reports/team-shapes.ts';
import { serverFor } from '../api/client.ts';

export type { PersonObligations, TeamChoices } from '../../server/reports/team-shapes.ts';

export const waiverCategories = [
  'no_personal_data',
  'trained_elsewhere',
  'long_absence',
  'leaving_soon',
  'other',
] as const;

/** Somebody need not do a course until a day. */
export interface NewWaiver {
  personId: string;
  courseId: string;
  category: (typeof waiverCategories)[number];
  /** Last day on which it holds. */
  untilOn: string;
}

/** What lists of people ask of the server. Tests hand the elements their own object. */
export interface PeopleListApi {
  /** What the filters offer. */
  choices(): Promise<TeamChoices>;
  obligations(person: string): Promise<PersonObligations>;
  waive(waiver: NewWaiver): Promise<unknown>;
  endWaiver(waiver: string): Promise<unknown>;
}

/** Where an element's server is, and in which language it answers. */
export type Asking = Parameters<typeof serverFor>[0];

export function peopleListServer(element: Asking): PeopleListApi {
  const { team, waivers } = serverFor(element);
  return {
    choices: async () => (await team.choices.$get()).json(),
    obligations: async (person) => (await team[':person'].$get({ param: { person } })).json(),
    waive: (json) => waivers.$post({ json }),
    endWaiver: (waiver) => waivers[':waiver'].$delete({ param: { waiver } }),
  };
}
