import { counting } from '../counting.ts';

const n = counting('en');

/** The words for packages of courses, and for the LMSs in which they run. */
export const en = {
  text: 'A package is a file that an LMS imports, for one course in one language. Use it where the LMS cannot be connected.',
  make: 'Make a package',
  none: 'No package has been made yet.',
  course: 'Course',
  chooseCourse: 'Choose a course',
  lang: 'Language',
  kind: 'What does the LMS take?',
  kinds: {
    scorm12: 'SCORM 1.2',
    scorm2004: 'SCORM 2004, 4th edition',
    cmi5: 'cmi5',
    html: 'A page in the browser, without an LMS',
  },
  kindHints: {
    scorm12: 'Every LMS takes this. If you do not know, choose it.',
    scorm2004: 'If your LMS asks for it.',
    cmi5: 'For an LMS with a record store (xAPI) of its own.',
    html: 'For an intranet or a file share. No LMS is told who has completed it.',
  },
  form: 'Where does the course run?',
  forms: { connected: 'On this server (connected)', standalone: 'In the LMS alone (standalone)' },
  formHints: {
    connected: 'The package opens the course here. Completions stand in our evidence, and the LMS is told.',
    standalone:
      'Without this server. The right answers are in the package, whoever completes it does not stand in our evidence, and a new version needs a new package.',
  },
  name: 'Name',
  nameHint: 'What the LMS is called here. Learners read it too: reported to …',
  identifies: 'How do we know who learns?',
  identifiesBy: { sign_in: 'They sign in here', lms: 'The LMS says it' },
  identifiesHints: {
    sign_in: 'In a window of its own, with the sign-in that they know. Only this is sure.',
    lms: 'Without a sign-in. The browser of every learner gets the key of the package: whoever knows how could claim to be somebody else, and the evidence says so.',
  },
  numbers: 'Its ids are our staff numbers',
  numbersHint:
    'Whoever opens the package is found by them. Leave it off if they are numbers of the LMS: one may be a colleague’s staff number. Then you say once under Who is who whose they are.',
  cmi5Text: 'With cmi5 the LMS says who learns.',
  lms: 'Address of the LMS',
  lmsHint: 'Lets packages run there at once. Else its first launch is refused, and you let it in here.',
  made: (name: string) => `${name} is made.`,
  download: 'Download',
  downloadTexts: {
    connected:
      'Download it now: it has a key in it, and cannot be had again. Who has the file can open the course as the LMS does, so give it only to who looks after the LMS.',
    standalone: 'Give it only to who looks after the LMS: whoever opens its files can read the right answers.',
  },
  understood: 'Done',
  identifiesFacts: {
    sign_in: 'people sign in here',
    lms: 'the LMS says who learns',
    lms_number: 'the LMS says who learns, by staff number',
  },
  opened: (people: number) => n(people, 'opened by # person', 'opened by # people'),
  ended: 'ended',
  end: 'End',
  endText:
    'It opens the course no more, and whoever is in it is signed out at once. What was completed stays. A new package has to be imported anew.',
  endedDone: (name: string) => `${name} is ended.`,
  places: 'LMSs in which packages run',
  placesText: 'A package runs only in an LMS that you have let in. One that is new waits here after its first launch.',
  noPlaces: 'No package has been opened yet.',
  placeStates: { waiting: 'waits to be let in', active: 'let in', disabled: 'shut out' },
  seen: (day: string) => `seen since ${day}`,
  letIn: 'Let in',
  letInDone: (origin: string) => `${origin} is let in.`,
  shutOut: 'Shut out',
  shutOutDone: (origin: string) => `${origin} is shut out. Whoever came from there is signed out.`,
};

export type LmsPackagesTerms = typeof en;
