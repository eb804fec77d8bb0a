import type { Query } from '../people-list/asked.ts';
import { inTime, type Counts } from './standing-bar.ts';
import type { Team } from './team-api.ts';

/** How many of one's people stand where, without a name. */
export interface TeamSummary {
  people: number;
  overdue: number;
  /** Open and in time. */
  open: number;
  /** Nothing is open. */
  clear: number;
  /** Only those that were asked for. */
  courses: { title: string; counts: Counts }[];
}

/** Behind the last page there is nobody: what comes back is how many there are, and nobody was looked at. */
const behindAll = { sort: 'name', dir: 'asc', page: '999999', size: '25' } as const;

export async function summaryOf(
  ask: (query: Query) => Promise<Team>,
  { group, courses }: { group: string; courses: string[] },
): Promise<TeamSummary> {
  const of = (query: Partial<Query>): Promise<Team> => ask({ ...behindAll, ...(group && { group }), ...query });
  const total = async (query: Partial<Query>): Promise<number> => (await of(query)).total;
  const [everyone, action, overdue, ...counted] = await Promise.all([
    of({ standing: 'everyone' }),
    total({ standing: 'action' }),
    total({ standing: 'overdue' }),
    ...courses.map(async (course) => {
      const [done, open, late, exempt] = await Promise.all(
        (['done', 'open', 'overdue', 'exempt'] as const).map((standing) => total({ course, standing })),
      );
      return inTime({ done: done!, open: open!, overdue: late!, exempt: exempt! });
    }),
  ]);
  const titleOf = (course: string): string => everyone.courses.find(({ id }) => id === course)?.title ?? course;
  return {
    people: everyone.total,
    overdue,
    open: action - overdue,
    clear: everyone.total - action,
    courses: courses
      .map((course, i) => ({ title: titleOf(course), counts: counted[i]! }))
      // Nobody was asked for it.
      .filter(({ counts }) => Object.values(counts).some((count) => count > 0)),
  };
}
