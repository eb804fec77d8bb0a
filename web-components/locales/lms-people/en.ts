import { counting } from '../counting.ts';

const n = counting('en');

/** The words for saying who at a learning platform is who on staff. */
export const en = {
  text: 'An LMS has named these people, and nobody on the staff list is known to be them. They cannot open a course from there until you have said who they are. It is asked once for each.',
  none: 'Nobody is waiting. Whoever opens a course from an LMS and is not known here yet stands here then.',
  waiting: (people: number) => n(people, '# person is waiting', '# people are waiting'),
  suggestionText:
    'Who is suggested has the same e-mail address on the staff list. Anybody could have typed that in, so look before you confirm.',
  perhaps: 'Perhaps',
  nobody: 'no suggestion',
  choose: (who: string, person: string) => `${who} is ${person}`,
  unnamed: (subject: string) => `Without a name (${subject})`,
  staffNumber: (number: string) => `staff number ${number}`,
  since: (day: string) => `since ${day}`,
  outsider: 'student or guest, says the LMS',
  all: 'Choose all suggestions on this page',
  confirm: (people: number) => n(people, 'Confirm # person', 'Confirm # people'),
  confirmed: (people: number) => n(people, '# person is known now.', '# people are known now.'),
  pick: 'Somebody else',
  pickFirst: 'Say who it is',
  pickOf: (who: string) => `Say who it is: ${who}`,
  person: 'On the staff list',
  isThem: 'It is this person',
  linked: (who: string, person: string) => `${who} is ${person}.`,
  add: 'Add to the staff list',
  addOf: (who: string) => `Add to the staff list: ${who}`,
  addText: 'They get what everybody on staff gets, from today on.',
  name: 'Name',
  email: 'E-mail',
  staffNumberLabel: 'Staff number',
  added: (who: string) => `${who} is on the staff list.`,
  forget: 'Forget',
  forgetOf: (who: string) => `Forget: ${who}`,
  forgotten: (who: string) => `${who} is forgotten. Whoever comes again from there stands here again.`,
  known: 'Who is known already',
  knownText:
    'Take off what is wrong: whoever came from there as that person is signed out at once, and waits here with the next launch.',
  showKnown: 'Show',
  noneKnown: 'Nobody is known yet.',
  foundBys: {
    admin: 'said by an administrator',
    made: 'added as new on staff',
    confirmed: 'said so themselves, signed in here',
    staff_number: 'known by the staff number',
    external_id: 'known by the ID of the directory',
    email: 'known by the verified e-mail address',
  },
  unlink: 'Take off',
  unlinkOf: (who: string, lms: string) => `Take off: ${who}, ${lms}`,
  unlinked: (who: string, lms: string) => `${who} is not known from ${lms} any more.`,
};

export type LmsPeopleTerms = typeof en;
