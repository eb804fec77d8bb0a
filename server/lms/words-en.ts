import type { LmsWords } from './words.ts';

export const en: LmsWords = {
  going: 'Opening the training',
  goOn: 'Go on',
  failed: 'The training cannot be opened from here',
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
      'The learning platform is known, but the place from which you came has not been let in yet. Your training administrator can do that, under Settings, Learning platforms.',
    lms_person_unknown:
      'The learning platform says who you are, but nobody on the staff list is known to be that yet. Your training administrator can say who you are, under Settings, Learning platforms. Then open the course again.',
    course_unknown: 'This link leads to a course that there is not, or no longer. Tell whoever made the link.',
    invalid_input: 'The address is not complete. Go back to the learning platform and open the course again.',
    other: 'Something went wrong on our side. Try again in a moment.',
  },
  ownWindow: 'Open in a window of its own',
  signedOut: 'You are not signed in here any more. Open the course again in your learning platform.',
};
