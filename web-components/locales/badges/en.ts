/** The words of one's badges. */
export const en = {
  heading: 'My badges',
  intro:
    'A badge is a signed file by which you can show others that you completed a course. It says the course and the day, no points and no answers. None is made before you ask for it.',
  empty: 'There is nothing to make a badge of yet. You can have one of each course that you complete.',
  withName: 'Put my name on it',
  withNameHint:
    'Without it, the badge says who you are by a fingerprint of your e-mail address: whoever knows the address can check that it is yours.',
  named: 'With your name',
  unnamed: 'With a fingerprint of your e-mail address',
  get: 'Get a badge',
  given: (title: string) => `Here is your badge of “${title}”.`,
  sending: 'One moment…',
  picture: 'Picture (SVG)',
  file: 'Signed file (JWT)',
  takeBack: 'Take back',
  sure: 'Everybody who has the badge will see that it no longer holds. This cannot be undone, but you can get another one.',
  takeBackSurely: 'Take it back',
  keep: 'Keep it',
  takenBack: (title: string) => `Your badge of “${title}” is taken back.`,
  refused: {
    badge_needs_name: 'There is no e-mail address of yours in this record. Put your name on the badge.',
    completion_withdrawn: 'The record of this training was withdrawn, so there is no badge of it.',
    completion_unknown: 'The record of this training was withdrawn, so there is no badge of it.',
    badge_unknown: 'That badge was taken back already. Reload the page.',
  } as Record<string, string>,
};

export type BadgesTerms = typeof en;
