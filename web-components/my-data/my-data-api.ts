import type { MyCorrectionRequest, MyData } from '../../server/own-data/own-data-shapes.ts';
import type { CalendarAddress, CalendarState, MailChoices } from '../../server/reminders/reminder-shapes.ts';
import { bridgeFor, serverFor } from '../api/client.ts';

export type { MyCorrectionRequest, MyData, Section } from '../../server/own-data/own-data-shapes.ts';
export type { CalendarAddress, CalendarState, MailChoices } from '../../server/reminders/reminder-shapes.ts';

/** What is asked of the server about own data. Tests hand the element their own object. */
export interface MyDataApi {
  myData(): Promise<MyData>;
  correctionRequests(): Promise<MyCorrectionRequest[]>;
  /** Answers all requests, as they are then. */
  askForCorrection(text: string): Promise<MyCorrectionRequest[]>;
  mailChoices(): Promise<MailChoices>;
  chooseMails(choices: MailChoices): Promise<MailChoices>;
  calendar(): Promise<CalendarState>;
  renewCalendar(): Promise<CalendarAddress>;
  endCalendar(): Promise<unknown>;
  dataHref(ending: 'json' | 'pdf'): string;
}

export function myDataServer(element: Parameters<typeof serverFor>[0]): MyDataApi {
  const my = serverFor(element).my;
  const choices = my['mail-choices'];
  return {
    myData: async () => (await my.data.$get()).json(),
    correctionRequests: async () => (await my['correction-requests'].$get()).json(),
    askForCorrection: async (text) => (await my['correction-requests'].$post({ json: { about: null, text } })).json(),
    mailChoices: async () => (await choices.$get()).json(),
    chooseMails: async (json) => (await choices.$put({ json })).json(),
    calendar: async () => (await my.calendar.$get()).json(),
    renewCalendar: async () => (await my.calendar.$post()).json(),
    endCalendar: () => my.calendar.$delete(),
    dataHref: (ending) => bridgeFor(element).pageHref(`/api/my/data.${ending}`),
  };
}
