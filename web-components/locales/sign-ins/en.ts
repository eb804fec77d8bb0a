/** The words of the part of My data that shows where somebody is signed in. */
export const en = {
  heading: 'Where you are signed in',
  text: 'Neither your device nor where you are is stored. Something here that you did not do? End it, and tell your data protection team.',
  methods: {
    company: 'Sign-in of your company',
    mail: 'A link by e-mail',
    host: 'A page of the intranet',
    lms: 'A learning platform',
    package: 'A course package in a learning platform',
    try: 'Try mode',
  },
  here: 'here, now',
  pages: (pages: string) => `Also used in: ${pages}`,
  times: (since: string, until: string) => `Since ${since}, until ${until} at the latest`,
  end: 'End',
  endOf: (method: string, since: string) => `End: ${method}, since ${since}`,
  ended: 'That sign-in is over.',
  everywhere: 'Sign out everywhere',
  everywhereText: 'Ends all of them at once, also this one. Your company’s own sign-in goes on.',
  faults: {} as Record<string, string>,
  refused: { sign_in_unknown: 'That sign-in is over already.' } as Record<string, string>,
};

export type SignInsTerms = typeof en;
