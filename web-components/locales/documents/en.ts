import { counting } from '../counting.ts';

const n = counting('en');

/** The words of policies and trainings elsewhere, for those who answer for them. */
export const en = {
  heading: 'Documents',
  lede: 'Policies that everybody reads and acknowledges, and trainings that took place elsewhere. Each goes on record as a course does.',
  publish: 'Publish a document',
  record: 'Record a training elsewhere',
  empty: 'Nothing is published yet. Begin with a policy that everybody should read.',
  columns: {
    title: 'Document',
    kind: 'Kind',
    published: 'Published',
    standing: 'Standing',
    action: 'Action',
  },
  kinds: { policy: 'Policy', training: 'Training elsewhere' },
  notAsked: 'Nobody was asked',
  standing: (acknowledged: number, asked: number) =>
    `${n(acknowledged, '#', '#')} of ${n(asked, '#', '#')} acknowledged`,
  recorded: (k: number) => (k === 0 ? 'Nobody is recorded' : n(k, 'One record', '# records')),
  download: 'Download',
  ask: 'Ask everybody',
  askNew: 'Ask whoever is new',
  named: (action: string, title: string, version: string) => `${action}: ${title}, ${version}`,
  askHeading: (title: string, version: string) => `Ask everybody to read “${title}”, version ${version}`,
  askText:
    'Everybody on staff finds it under My training and says that they have read it and will follow it. Whoever was asked before is not asked again.',
  dueOn: 'To be read by',
  askDo: 'Ask them',
  asked: (k: number, day: string) =>
    k === 0
      ? 'Everybody had been asked already. Nothing changed.'
      : `${n(k, 'One person was', '# people were')} asked to read it by ${day}.`,
  cancel: 'Not now',
  sending: 'One moment…',
  publishHeading: 'Publish a document',
  publishText: 'It is frozen as it is. A change is a new version.',
  kind: 'What it is',
  kindHints: {
    policy: 'People read it and say that they will follow it.',
    training: 'It says what a classroom or another provider taught: an agenda, slides, a certificate without names.',
  },
  title: 'Title',
  documentId: 'Short name',
  documentIdHint: 'Small letters, digits and dashes. It stays the same through all versions.',
  version: 'Version',
  versionHint: 'For example 2026-1.',
  lang: 'Language',
  file: 'File',
  fileHint: 'Up to 10 MB, best a PDF. Name nobody in it: it goes into every bundle for an auditor.',
  publishDo: 'Publish',
  published: (title: string, version: string) => `“${title}”, version ${version}, is published. Now you can use it.`,
  recordHeading: 'Record a training elsewhere',
  recordText:
    'For what happened in a room, on paper or with another provider. The log says that it was typed in, and by whom.',
  taught: 'What',
  choose: 'Choose…',
  courses: 'Our courses, taught elsewhere',
  trainings: 'Trainings with a document',
  people: 'Who',
  peopleHint: 'Find everybody who was there by name or staff number.',
  find: 'Find',
  searchLabel: 'Name or staff number',
  found: (k: number) => n(k, 'One person found', '# people found'),
  none: 'Nobody on staff has that name or number.',
  add: (name: string) => `Add ${name}`,
  remove: (name: string) => `Take ${name} off the list`,
  chosen: (k: number) =>
    k === 0 ? 'Nobody is on the list yet.' : n(k, 'One person is on the list:', '# people are on the list:'),
  outcome: 'Outcome',
  outcomes: { attended: 'Attended', completed: 'Completed', passed: 'Passed a test' },
  completedOn: 'Day',
  recordDo: (k: number) => n(k, 'Record one person', 'Record # people'),
  recordedDone: (k: number, first: string) =>
    `${n(k, 'One training is', '# trainings are')} on record, from entry ${first}.`,
  notAssigned: (name: string) =>
    `${name} has no open assignment of this course. Assign it first, or take them off the list. Nobody was recorded.`,
  faults: {
    dueOn: 'Choose today or a day that is still to come.',
    title: 'Give it a title of 3 to 200 characters.',
    documentId: 'Use small letters, digits and single dashes, and no name that a course has.',
    version: 'Write it as 2026-1 or 1.0.0.',
    file: 'Choose a file.',
    tooLarge: 'The file is larger than 10 MB. Choose a smaller one.',
    taught: 'Choose what was taught.',
    people: 'Put at least one person on the list, and at most 500.',
    search: 'Type at least two characters.',
    completedOn: 'Choose a day that is not still to come.',
  } as Record<string, string>,
  refused: {
    document_changed:
      'That version is published already with another file or as another kind. Give this one another version.',
    document_unknown: 'That document is not there any more, or is of another kind.',
    person_unknown: 'Somebody on the list is not on staff any more. Nobody was recorded.',
    assignment_unknown:
      'Somebody on the list has no open assignment of this course. Assign it first. Nobody was recorded.',
    course_unknown: 'That course version is not there any more.',
    body_too_large: 'The file is too large. Choose one of up to 10 MB.',
    invalid_input: 'Something in it cannot be. Look at it again.',
  } as Record<string, string>,
};

export type DocumentsTerms = typeof en;
