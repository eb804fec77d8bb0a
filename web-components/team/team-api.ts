import type { Summary, Team, UnitSummary } from '../../server/reports/team-shapes.ts';
import { serverFor } from '../api/client.ts';
import type { Query } from '../people-list/asked.ts';
import { peopleListServer, type Asking, type PeopleListApi } from '../people-list/people-list-api.ts';

export type { Summary, Team, TeamCell, UnitSummary } from '../../server/reports/team-shapes.ts';

/** What the Team screen asks of the server. Tests hand the element their own object. */
export interface TeamApi extends PeopleListApi {
  team(query: Query): Promise<Team>;
  summary(): Promise<Summary>;
  /** One course by unit. */
  unitSummary(course: string): Promise<UnitSummary>;
}

export function teamServer(element: Asking): TeamApi {
  const { team, summary } = serverFor(element);
  return {
    ...peopleListServer(element),
    team: async (query) => (await team.$get({ query })).json(),
    summary: async () => (await summary.$get()).json(),
    unitSummary: async (course) => (await summary.units.$get({ query: { course } })).json(),
  };
}
