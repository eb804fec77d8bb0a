import { counting } from '../counting.ts';

const n = counting('en');

/** The words of what is erased when, for the data protection officer. */
export const en = {
  heading: 'Erasure',
  lede: (people: number, records: number, idle: number) =>
    people + records === 0
      ? idle === 0
        ? 'Tonight nothing is erased.'
        : 'Tonight no person and no record is erased, only answers that nobody goes on with.'
      : `Tonight ${[people > 0 ? n(people, 'one person', '# people') : '', records > 0 ? n(records, 'one record of somebody who stays', '# records of people who stay') : ''].filter(Boolean).join(' and ')} would be erased.`,
  asOf: (day: string) => `This is what the batch of ${day} would do. So far nothing has happened.`,
  requestsHeading: 'Asked for',
  noRequests: 'Nobody is waiting to be erased. A request is entered under Records.',
  person: 'Person',
  basis: 'Ground',
  bases: { art17: 'They asked for it (Art 17 GDPR)', other: 'Another reason' },
  action: 'Action',
  cancel: 'Cancel',
  cancelFor: (name: string) => `Cancel the erasure of ${name}`,
  cancelled: (name: string) => `The erasure of ${name} was cancelled. Nothing was erased.`,
  leaversHeading: 'People who left long ago',
  noLeavers: (day: string) => `Nobody who left by ${day} is still here.`,
  leftOn: 'Left on',
  recordsHeading: 'Of people who stay',
  records: (k: number) =>
    k === 0
      ? 'No record has reached the end of its period.'
      : `${n(k, 'One record has', '# records have')} reached the end of the period: what was assigned, completed or acknowledged.`,
  idle: (k: number, days: number) =>
    k === 0
      ? `No answers of an attempt lie idle for more than ${days} days.`
      : `The answers of ${n(k, 'one attempt', '# attempts')} that nobody has gone on with for ${days} days.`,
  heldHeading: 'Would go, but are on legal hold',
  heldText: 'As soon as the hold is lifted, the next batch erases them. What was asked for can be cancelled.',
  why: 'Would go because',
  whyGone: { requested: 'It was asked for', period: 'They left long ago' },
  reason: 'Hold for',
  periodsHeading: 'How long things are kept',
  periodsText: 'The periods are settings of the server. Whoever runs it can change them.',
  periods: {
    records: 'Records',
    leavers: 'People who left',
    answers: 'Answers of an attempt that nobody goes on with',
  },
  recordsPeriod: (years: number, day: string) =>
    `To the end of the ${ordinal(years)} year after theirs. Today that ends for everything up to ${day}.`,
  leaversPeriod: (day: string) => `As long as their last record would be. Today that ends for whoever left by ${day}.`,
  answersPeriod: (days: number) => `${n(days, 'One day', '# days')} after the last answer. On completion at once.`,
  holdsHeading: 'Legal holds',
  noHolds: 'There is no legal hold. One is set under Records.',
  holdsText: 'Nothing about these people is erased.',
  since: 'Since',
  lift: 'Lift',
  liftFor: (name: string) => `Lift the hold for ${name}`,
  lifted: (name: string) => `The legal hold for ${name} was lifted.`,
  refused: {} as Record<string, string>,
  faults: {} as Record<string, string>,
};

function ordinal(k: number): string {
  return ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'][k] ?? `${k}th`;
}

export type ErasureTerms = typeof en;
