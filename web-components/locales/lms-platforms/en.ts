import { counting } from '../counting.ts';

const n = counting('en');

/** The words for the platforms that are connected. */
export const en = {
  text: 'A platform on this list opens courses here: its people need no other sign-in, and it is told who has completed one.',
  connect: 'Connect a platform',
  none: 'No platform is connected yet.',
  noneText:
    'Have somebody at hand who looks after your LMS. It takes ten minutes, and nothing changes for anybody until a course of ours is put into a course there.',
  noneSteps: [
    'You answer a few questions, and get a link.',
    'They paste the link into the LMS, which then connects itself.',
    'Whoever makes courses there chooses from ours.',
  ],
  noLti: 'Does your LMS not take LTI 1.3, or do you not know?',
  toPackages: 'Make a package for it instead',
  waiting: 'Waits to be let in',
  waitingText:
    'Somebody has put us into a place of a platform that was not seen before. Nobody comes in from there until you let it in. If you do not know it, ask who looks after the LMS.',
  letIn: 'Let in',
  letInOf: (place: string, name: string) => `Let in: ${place}, ${name}`,
  letInDone: (place: string, name: string) => `${name}: ${place} is let in.`,
  shutOut: 'Shut out',
  shutOutOf: (place: string, name: string) => `Shut out: ${place}, ${name}`,
  shutOutDone: (place: string, name: string) => `${name}: ${place} is shut out. Whoever came from there is signed out.`,
  place: (id: string) => `Place ${id}`,
  seen: (day: string) => `seen since ${day}`,
  strangers: (people: number) =>
    n(people, 'Somebody waits for you to say who they are.', '# people wait for you to say who they are.'),
  toPeople: 'Who is who',
  disabled: 'switched off',
  people: (people: number) => n(people, '# person known', '# people known'),
  places: (places: number) => n(places, 'We have # place in it:', 'We have # places in it:'),
  states: { waiting: 'waits', active: 'let in', disabled: 'shut out' },
  links: (places: number) => n(places, 'Opens a course in # place', 'Opens courses in # places'),
  noLinks: 'No course of ours has been put into it yet.',
  there: 'Course there',
  here: 'Course here',
  opened: 'People',
  takesResults: 'Reported',
  yes: 'yes',
  no: 'no',
  noCourse: 'not chosen yet',
  courseGone: 'no longer there',
  look: 'Look who is there',
  members: ({ total, known, added, strangers, outsiders }: Record<string, string>) =>
    `In the course there: ${total}. Known: ${known}, added to the staff list: ${added}, waiting under Who is who: ${strangers}, students and guests: ${outsiders}.`,
  cut: 'There are more than 10,000; the others were not read.',
  change: 'Change',
  disable: 'Switch off',
  disableText:
    'Whoever came from there is signed out at once, and nobody comes in. What is to be reported is kept, and goes out when you switch it on again.',
  disabledDone: (name: string) => `${name} is switched off.`,
  enable: 'Switch on',
  enabledDone: (name: string) => `${name} is switched on.`,
  remove: 'Delete',
  removeText:
    'Its links to courses here stop working, what it has not been told yet is given up, and who was known from there is known no more. Completions and their evidence stay. To use it again, connect it anew, and delete our tool in the LMS as well.',
  removed: (name: string) => `${name} is deleted.`,
  name: 'Name',
  nameHint: 'What people here call it. Learners see it too.',
  origins: 'Addresses of its pages',
  originsHint: 'Only these may show a course in a frame. One a line; signed launches add theirs by themselves.',
  issuer: 'Issuer',
  client: 'Client ID',
  changed: (name: string) => `${name} is changed.`,
};

export type LmsPlatformsTerms = typeof en;
