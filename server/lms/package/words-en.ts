import type { PackageWords } from './words.ts';

export const en: PackageWords = {
  lms: {
    about:
      'This course runs inside your learning platform. The platform keeps your result; Article 39 keeps no record of it. The answers are in the package, so the result shows what you did here and is no examination under supervision.',
    saved: 'Every step is saved in your learning platform. Stop when you like and go on later.',
    seen: 'Your answers are kept in your learning platform only until you pass, so that you can go on. Your organisation decides who there sees your result.',
    passed: (right, of) => `${right} of ${of} were right. Your learning platform has your result.`,
    notKept: 'Not saved in your learning platform yet. Leave this window open: it is tried again by itself.',
  },
  browser: {
    about:
      'This course runs in your browser alone. Nobody is told that you took it, and there is no record of it. The answers are in the package.',
    saved: 'Every step is saved in this browser. Stop when you like and go on later, on this device.',
    seen: 'Your answers stay in this browser. Nobody else sees them.',
    passed: (right, of) => `${right} of ${of} were right. This browser remembers it; nobody else is told.`,
    notKept: 'Not saved in this browser: it may be set to keep nothing. Leave this window open until you are done.',
  },
  notPassed: (right, of, needed) =>
    right >= needed
      ? `${right} of ${of} were right. One part that is a must still needs a right answer.`
      : `${right} of ${of} were right, and it takes ${needed}. That happens. Look again where it says so, then try new questions.`,
  tries: 'There is no limit.',
  exit: 'Close the course',
  later: 'Later, close the course',
  offline: 'That could not be saved. It is tried again by itself; you can also try once more.',
  reason: (said) => `It says: ${said}`,
  noLms:
    'Your learning platform was not found, so nothing can be saved. Close this window and open the course from the platform again.',
  lookOnly: 'You are looking at this course without a record: nothing that you do here is saved.',
  shortened:
    'Your platform has little room, so your earliest practice answers were not kept. Nothing that counts for your result is missing.',
  ended: 'The course is closed',
  endedText: 'You can close this window.',
  noScript: 'This course needs JavaScript. Allow it for this page, then reload it.',
  connected: {
    about:
      "This course opens on your organisation's training server. Your completion is recorded there, and your learning platform is told.",
    opening: 'Opening the course…',
    window:
      'The course opens in a window of its own, where you sign in. Leave this window open meanwhile: it tells your learning platform that you have passed.',
    open: 'Open the course',
    told: 'You have passed, and your learning platform knows it.',
    refused: {
      lms_unknown: 'This package is not in use any more. Tell whoever looks after the learning platform.',
      lms_deployment_waiting:
        'Courses may not be opened from this learning platform yet. Your training administrator can let it in, under Learning platforms.',
      lms_person_unknown:
        'The learning platform says who you are, but nobody on the staff list is known to be that yet. Tell your training administrator, then open the course again.',
      course_unknown: 'There is no such course any more. Tell whoever looks after the learning platform.',
      lms_launch_over: 'This page is over. Open the course again in your learning platform.',
      other: 'Something went wrong. Open the course again in a moment.',
    },
    unreachable: 'The training server cannot be reached. Check your connection, then open the course again.',
  },
  open: {
    asWhom: (name) => `You are signed in as ${name}.`,
    told: (lms) =>
      `When you pass, the learning platform is told (${lms}). Go on only if you have come from there yourself.`,
    go: 'Open the course',
  },
};
