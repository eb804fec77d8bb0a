import { counting } from '../counting.ts';

const n = counting('en');

/** The words of what is stored about oneself. */
export const en = {
  heading: 'My data',
  lede: 'What this system keeps about you, why and how long, and who was shown something of it.',
  asPdf: 'All of it as a PDF',
  asJson: 'All of it as JSON',
  stored: 'What is stored',
  notRecorded:
    'Time spent, clicks, devices and network addresses are not recorded. Your answers and attempts are seen by nobody but you.',
  entries: (k: number) => n(k, 'one entry', '# entries'),
  nothing: (titles: string) => `Nothing is stored about: ${titles}.`,
  why: 'Why',
  kept: 'How long',
  all: (k: number) => `Show all ${k}`,
  allOf: (title: string, k: number) => `Show all ${k}: ${title}`,
  nobodyLooked: 'Nobody was shown anything about you in this time.',
  mailsHeading: 'Mails and calendar',
  mails: 'Remind me before the due day',
  mailsHint: 'Mails on the due day and when something is overdue are always sent.',
  mailsOn: 'Noted: you get mails before the due day.',
  mailsOff: 'Noted: you get no mails before the due day.',
  calendar: 'Your due days can stand in your calendar.',
  noCalendar: 'You have no address for it.',
  calendarSince: (day: string) => `You made an address for it on ${day}.`,
  makeCalendar: 'Make an address',
  renewCalendar: 'Make a new address',
  endCalendar: 'End it',
  calendarMade: 'The address is made. It is shown only now; an earlier one has stopped.',
  calendarEnded: 'The address has stopped.',
  address: 'Address of your calendar',
  addressHint: 'Whoever has it sees your due days. Add it in your calendar as a subscription.',
  subscribe: 'Subscribe in the calendar program',
  wrongHeading: 'Something is wrong',
  wrongText: (name: string) => `Say what is wrong, and it is looked into. You can also write to ${name}:`,
  ask: 'Ask for a correction',
  askHeading: 'Ask for a correction',
  what: 'What is wrong, and what is right',
  whatHint: 'It goes to the data protection officer. You find the answer here, and get a mail that it is there.',
  send: 'Send the request',
  sending: 'One moment…',
  cancel: 'Cancel',
  asked: 'Your request is on its way. The answer will stand here.',
  requests: 'Your requests',
  askedOn: (day: string) => `Asked on ${day}`,
  waits: 'Waits for an answer',
  answered: {
    granted: (day: string) => `Granted on ${day}`,
    refused: (day: string) => `Refused on ${day}`,
  },
  faults: { text: 'Write between 3 and 2,000 characters.' } as Record<string, string>,
  refused: {
    too_many_requests: 'Ten of your requests wait for an answer. Wait for one, or talk to the data protection officer.',
  } as Record<string, string>,
};

export type MyDataTerms = typeof en;
