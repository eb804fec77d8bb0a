/** The words for the record stores (xAPI LRS) that are told what happens. */
export const en = {
  text: 'A learning record store (LRS) collects from many systems what people learn, as xAPI statements. Most LMS need none: completions reach them anyway.',
  none: 'No record store is told anything.',
  add: 'Add a record store',
  change: 'Change',
  name: 'Name',
  nameHint: 'What people here call it.',
  endpoint: 'Address',
  endpointHint: 'As the store shows it, for example https://lrs.example.org/xapi/',
  key: 'Key',
  keyHint: 'Also called user name.',
  secret: 'Secret',
  secretHint: 'Also called password. It is never shown again.',
  secretKept: 'Leave it empty to keep the one that is there. For another server it has to be given again.',
  tells: 'What is it told?',
  tellings: { results: 'Results', progress: 'Progress as well', answers: 'Answers as well' },
  tellingHints: {
    results: 'Who has completed and passed a course.',
    progress:
      'Also that somebody has begun, and which module they have reached. That is more than managers here may see.',
    answers: 'Also for each answer whether it was right. What was answered is never told.',
  },
  agreed: 'Is that agreed?',
  agreedText:
    'It is agreed that each answer is told: with the works council, where there is one, and with the data protection officer. It is a record of how somebody learns.',
  names: 'How are people called there?',
  namings: { nobody: 'By a pseudonym', number: 'By their staff number', mail: 'By name and e-mail address' },
  namingHints: {
    nobody: 'The same for one person in this store. Only this server can say who it is.',
    number: 'Who has none is called by a pseudonym.',
    mail: 'Everybody who may read the store then reads names.',
  },
  facts: {
    results: 'told results',
    progress: 'told progress',
    answers: 'told answers',
    nobody: 'pseudonyms',
    number: 'staff numbers',
    mail: 'names and e-mail addresses',
  },
  counts: (delivered: string, pending: string, refused: string) =>
    `${delivered} delivered, ${pending} on their way, ${refused} not taken`,
  paused: 'paused',
  test: 'Test',
  works: 'It works.',
  worksNot: 'It does not work.',
  pause: 'Pause',
  pausedDone: (name: string) => `${name} is paused. What happens meanwhile is kept, and sent later.`,
  resume: 'Go on',
  resumed: (name: string) => `${name} is told everything again.`,
  remove: 'Remove',
  removeText: 'It is told nothing more. What was not delivered yet is deleted; what it has, it keeps.',
  removed: (name: string) => `${name} is removed.`,
  added: (name: string) => `${name} is added. Test it now.`,
  changed: (name: string) => `${name} is changed.`,
};

export type LmsStoresTerms = typeof en;
