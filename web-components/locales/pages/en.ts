import { counting } from '../counting.ts';

const n = counting('en');

/** The words of elements for managers, data protection officers and try mode. Learners never load them. */
export const en = {
  versions: {
    heading: 'Courses',
    summary: (courses: number, versions: number) =>
      `${n(courses, 'One course', '# courses')}, ${n(versions, 'one version', '# versions')}. A version never changes once it is published, so you can see what is different and what was taught on any day.`,
    standing: (k: number, version: string, day: string) =>
      `${n(k, 'one version', '# versions')}, newest ${version} of ${day}`,
    columns: {
      version: 'Version',
      published: 'Published',
      author: 'The author says',
      completions: 'Completed',
      open: 'In progress',
      content: 'Content',
    },
    declared: { minor: 'Minor', material: 'Material' },
    few: 'fewer than 5',
    changesHeading: 'What changed',
    from: 'From',
    to: 'To',
    compare: 'Show what changed',
    oneVersion: 'There is one version so far, and nothing to compare it with.',
    taughtHeading: 'What was taught on a day',
    day: 'Day',
    find: 'Find the version',
    since: (day: string) => `published ${day}`,
    nothing: 'Nothing of this course was published by then.',
    twoThatDay: 'The version changed on that day.',
    begunEarlier: 'Who had begun before went on in the version they had begun with.',
    read: (version: string) => `Read ${version}`,
    readingLimits: (questions: number, pass: number) =>
      `The lesson as learners saw it. Exercises were answered here; the knowledge check had ${questions} questions from a bank, and took ${pass} percent to pass.`,
    between: (older: string, newer: string) => `From ${older} to ${newer}`,
    suggested: {
      material: 'This looks material: an answer key, an objective, a module or the pass rule is another one.',
      minor: 'This looks minor: answer keys, objectives, modules and the pass rule stayed.',
    },
    agrees: (version: string) => `The author of ${version} says the same.`,
    disagrees: {
      minor: (version: string) => `The author of ${version} calls it minor. Look at the changes again.`,
      material: (version: string) => `The author of ${version} calls it material.`,
    },
    skipped: (k: number) =>
      `${n(k, 'One version lies', '# versions lie')} between the two. The author speaks of the last step only.`,
    severity: { key: 'Key', material: 'Material', wording: 'Wording' },
    same: 'The two are the same.',
    marksOnly: 'All words, keys and rules are the same. Only marks, spaces or pictures differ.',
    whole: 'The course',
    removed: 'Before:',
    added: 'Now:',
    files: (k: number) => n(k, 'One file differs', '# files differ'),
    became: { added: 'added', removed: 'removed', changed: 'changed' },
    retake: {
      heading: 'Who takes it again?',
      people: (k: number) =>
        `${n(k, 'One person has', '# people have')} completed an older version only and ${n(k, 'does', 'do')} not have the course open.`,
      nobody:
        'Nobody needs to be asked: whoever completed an older version has completed this one, has it open, or has left.',
      continuing: 'Whoever has it open goes on anyway: the next attempt is at this version.',
      dueOn: 'To be done by',
      reason: 'Why',
      reasonHint: 'For example: the answer key on employers changed. It goes into evidence and stays: name no person.',
      ask: 'Ask them to take it again',
      confirmHeading: 'Please confirm',
      confirm: (k: number, version: string, day: string) =>
        `${n(k, 'One person gets', '# people get')} the course again, in version ${version}, to be done by ${day}. What they completed before stays, with its certificate. Evidence gets ${n(k, 'an entry', '# entries')} with this reason, which nobody can take back:`,
      yes: (k: number) => n(k, 'Ask one person', 'Ask # people'),
      back: 'Go back',
      asking: 'Asking…',
      asked: (k: number, day: string) =>
        k === 0
          ? 'Everybody has been asked already. Nothing changed.'
          : `${n(k, 'One person has', '# people have')} the course again, to be done by ${day}.`,
      refused: {
        invalid_input: 'The day must not be over, and the reason takes 3 to 200 characters in one line.',
        version_stale: 'There is a newer version by now. Reload the page.',
      } as Record<string, string>,
    },
    /** By the code of a change. */
    what: {
      title: 'The course has another title.',
      audience: 'It is for other people.',
      minutes: 'It takes another number of minutes.',
      pass: 'Another share is needed to pass.',
      draw: 'Another number of questions is drawn for each objective.',
      must: 'Other objectives must be right, whatever the share.',
      'law-checked': 'It was compared with the law again.',
      intro: 'The course says something else about itself.',
      remember: 'What to remember reads otherwise.',
      'modules-order': 'The modules come in another order.',
      'module-added': 'This module is new.',
      'module-removed': 'This module is gone.',
      'module-renamed': 'It has another title.',
      covers: 'It covers other statements.',
      objective: 'An objective is another one.',
      text: 'The text reads otherwise.',
      card: 'The work card reads otherwise.',
      'exercise-added': 'This exercise is new.',
      'exercise-removed': 'This exercise is gone.',
      'exercise-moved': 'It was in another module.',
      kind: 'It is another kind of exercise.',
      prompt: 'The question reads otherwise.',
      case: 'The case reads otherwise.',
      tests: 'It tests another objective.',
      use: 'It is used elsewhere.',
      source: 'It rests on another source.',
      'item-added': 'Something to choose or to place is new.',
      'item-removed': 'Something to choose or to place is gone.',
      item: 'Something to choose or to place reads otherwise.',
      places: 'Names of groups or providers read otherwise.',
      reason: 'A reason reads otherwise.',
      answer: 'The model answer reads otherwise.',
      tick: 'Another answer is right now.',
      group: 'Something belongs elsewhere now.',
      order: 'The right order is another one.',
      score: 'The expert scores otherwise.',
      duty: 'Somebody else must act, or by another time.',
      way: 'A choice leads elsewhere.',
      end: 'The story ends otherwise.',
    } as Record<string, string>,
    /** Values that are codes, by the code of their change. */
    values: {
      tick: { right: 'right', wrong: 'wrong' },
      end: { good: 'good end', weak: 'weak end', harmful: 'harmful end', '–': 'no end' },
      use: { practice: 'practice', check: 'knowledge check', both: 'practice and knowledge check' },
    } as Record<string, Record<string, string>>,
  },
  people: {
    heading: 'Enter as someone',
    lede: (organisation: string) =>
      `${organisation} is made up, and so are its people. Choose one and see what they see. There is no password.`,
    search: 'Find a person, a unit or a role',
    found: (k: number) => n(k, '# person', '# people'),
    none: 'Nobody of that name works here.',
    startHeading: 'Good places to start',
    learner: 'A learner with something overdue',
    manager: 'A manager',
    dpo: 'The data protection officer',
    others: 'Without a unit',
    roles: {
      learner: '',
      manager: 'Manager',
      training_admin: 'Training admin',
      dpo: 'Data protection officer',
    } as Record<string, string>,
    reports: (k: number) => n(k, '# report', '# reports'),
    open: (k: number) => n(k, '# open', '# open'),
    overdue: (k: number) => n(k, '# overdue', '# overdue'),
    entering: 'Entering…',
  },
};

export type PageTerms = typeof en;
