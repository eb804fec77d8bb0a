import type { LmsWords } from './words.ts';

export const en: LmsWords = {
  going: 'Opening the training',
  goOn: 'Go on',
  failed: 'The training cannot be opened from here',
  waits: {
    lms_person_unknown: 'You are not known here yet',
    lms_deployment_waiting: 'This place is not let in yet',
  },
  refused: {
    lms_unknown:
      'This learning platform is not connected to the training server, or no longer. Tell whoever looks after the learning platform.',
    lms_launch_refused:
      'The learning platform sent something that the training server does not accept. Go back, open the course again, and if that does not help, tell whoever looks after the learning platform.',
    lms_launch_over:
      'This page was opened before, or it took too long. Go back to the learning platform and open the course again.',
    lms_cookies_blocked:
      'Your browser keeps pages inside other pages apart so strictly that you cannot be signed in here. Open the training in a window of its own.',
    lms_deployment_waiting:
      'The learning platform is known, but the place in it from which you came has not been let in yet. Your training administrator sees it under “Learning platforms” now, and can let it in. After that, open the course again.',
    lms_person_unknown:
      'The learning platform has told us who you are there, but not who you are on the staff list. Your training administrator sees you under “Learning platforms” now, and says once who you are. After that, open the course again.',
    lms_invitation_over:
      'This address was used before, or is older than a week. Make another one on the training server, under “Learning platforms”.',
    lms_registration_refused:
      'The learning platform and the training server did not agree. The address can be used again once the following is put right.',
    lms_there: 'This learning platform is connected already. Look under “Learning platforms”, on the training server.',
    course_unknown: 'This link leads to a course that there is not, or no longer. Tell whoever made the link.',
    invalid_input: 'The address is not complete. Go back to the learning platform and open the course again.',
    too_many_requests: 'Too many tries in a short time. Wait a few minutes, then try again.',
    other: 'Something went wrong on our side. Try again in a moment.',
  },
  ownWindow: 'Open in a window of its own',
  back: 'Back to the learning platform',
  signedOut: 'You are not signed in here any more. Open the course again in your learning platform.',
  tool: {
    about: 'Data protection training that proves itself: short courses, and a result that counts as evidence.',
    choose: 'Choose data protection courses',
  },
  choose: {
    title: 'Choose courses',
    intro: 'Each course that you choose becomes an activity in your course there.',
    forLink: 'This link does not say yet which course it opens. What you choose holds for everybody who opens it.',
    courses: 'Courses',
    minutes: (k) => `about ${k} min`,
    results: 'Let the learning platform show who has completed it',
    add: 'Add to the course',
    open: 'Open this course from now on',
    cancel: 'Cancel',
    nothing: 'Nothing is chosen. Choose a course, or cancel.',
    taking: 'Taking your choice to the learning platform',
    chosen: {
      title: 'The course is chosen',
      text: 'Close this page and open the link again: it leads to the course now.',
    },
    unchanged: {
      title: 'Nothing was changed',
      text: 'You can close this page, and choose when you open the link again.',
    },
  },
  registered: {
    title: 'The learning platform is connected',
    text: (platform) => `Whoever makes courses in ${platform} can now choose from those of the training server.`,
    turnOn: 'In Moodle the tool waits until you turn it on: press “Activate” on it, in the list of tools.',
    letIn:
      'One step is left: open the tool there once, as a trial. The place then appears on the training server, under “Learning platforms”, and your training administrator lets it in.',
  },
  notRegistered: 'The learning platform was not connected',
};
