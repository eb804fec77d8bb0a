import type { Pair, Reminded, ReminderPreview, Undone } from '../../server/reminders/reminder-shapes.ts';
import type { Overdue } from '../../server/reports/team-shapes.ts';
import { serverFor } from '../api/client.ts';
import type { Query } from '../people-list/asked.ts';
import { peopleListServer, type Asking, type PeopleListApi } from '../people-list/people-list-api.ts';

export type { LeftOut, Pair, Reminded, ReminderPreview, Undone } from '../../server/reminders/reminder-shapes.ts';
export type { Overdue } from '../../server/reports/team-shapes.ts';

/** What the Overdue screen asks of the server. Tests hand the element their own object. */
export interface OverdueApi extends PeopleListApi {
  overdue(query: Query): Promise<Overdue>;
  /** Whom these reminders would reach and what they would read. Nothing is sent. */
  previewReminders(pairs: Pair[]): Promise<ReminderPreview>;
  remind(pairs: Pair[]): Promise<Reminded>;
  /** Takes back what was not sent yet. */
  undoReminders(batch: string): Promise<Undone>;
}

export function overdueServer(element: Asking): OverdueApi {
  const { overdue, reminders } = serverFor(element);
  return {
    ...peopleListServer(element),
    overdue: async (query) => (await overdue.$get({ query })).json(),
    previewReminders: async (pairs) => (await reminders.preview.$post({ json: { pairs } })).json(),
    remind: async (pairs) => (await reminders.$post({ json: { pairs } })).json(),
    undoReminders: async (batch) => (await reminders[':batch'].$delete({ param: { batch } })).json(),
  };
}
