import type { SignInWords } from './words.ts';

export const en: SignInWords = {
  title: 'Sign in',
  company: 'Sign in with your company account',
  companyNamed: 'Sign in with {name}',
  byMail: 'Sign in by e-mail',
  address: 'Your e-mail address at work',
  addressHint: 'We send you a link. It works once, for a quarter of an hour.',
  send: 'Send the link',
  addressWrong: 'Write an e-mail address such as name@company.example.',
  sent: {
    title: 'Look into your mail',
    text: 'If this address is on the staff list, a link is on its way to it. It works once, for a quarter of an hour, in any browser.',
    again: 'Nothing there? Look into the spam folder, or',
  },
  link: { title: 'Sign in', text: 'You sign in as {name}.', button: 'Sign in now' },
  none: 'No way to sign in is set up here. Whoever runs the server finds what to do in docs/sign-in.md.',
  cookies: {
    title: 'Your browser keeps no cookies here',
    text: 'Signing in needs one. Allow cookies for this address, then try again.',
  },
  failed: 'You are not signed in',
  again: 'Try again',
  signedIn: { title: 'You are signed in', on: 'Go on' },
  signOut: 'Sign out',
  signedOut: { title: 'You are signed out', text: 'You can close this page.' },
  problem: 'There is a problem',
  refused: {
    sign_in_expired: 'This sign-in was begun elsewhere or too long ago. Begin it again.',
    sign_in_refused: 'The sign-in of your company did not succeed. Try again, or ask your IT.',
    sign_in_unreachable: 'The sign-in of your company does not answer. Try again in a moment.',
    person_not_found: 'Your account is good, but you are not on the staff list here. Ask your training administrator.',
    link_unknown: 'This link was used or is too old. Have a new one sent.',
    too_many_requests: 'That was too often. Wait a minute and try again.',
    redirect_not_registered:
      'The page that sent you here is not registered. Tell whoever looks after it that the training server has to know its address.',
    foreign_origin: 'This form has to be sent from our own page. Open it again.',
    other: 'Something went wrong on our side. Try again in a moment.',
  },
  mail: {
    subject: 'Your link to sign in',
    text: 'Hello {name},\n\nhere is your link to sign in to the data protection training of {organisation}. It works once, for {minutes} minutes:\n\n{url}\n\nDid you not ask for it? Then do nothing: without this link nobody gets in.\n',
  },
};
