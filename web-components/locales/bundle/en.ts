import { counting } from '../counting.ts';

const n = counting('en');

/** The words around the bundle for an auditor. They come with its code. */
export const en = {
  text: 'One file with what was claimed, and with everything to check it: offline, with tools that you did not write.',
  question: 'What does the auditor want?',
  kinds: {
    full: { name: 'Everything', hint: 'Every entry, opened, with every course as it was taught.' },
    period: { name: 'A period', hint: 'What was entered from one day to another, with later corrections.' },
    sample: { name: 'Entries that the auditor drew', hint: 'They send you numbers; you paste them.' },
    certificate: { name: 'One record', hint: 'One completion and its proof. The rest of the log stays closed.' },
  },
  from: 'First day',
  to: 'Last day',
  indexes: 'Numbers of the entries',
  indexesHint: 'As they come: 12, 15 18 or one in each line. 20-25 is all six.',
  understood: (k: number, list: string) => `${n(k, 'One entry', '# entries')}: ${list}`,
  hideWho: 'Leave out who it was',
  hideWhoHint: 'Name, e-mail, unit and staff number stay closed. Course, result and day are shown.',
  index: 'Number of the entry',
  indexHint: 'It stands on the certificate.',
  extras: 'More protection',
  nonce: 'Nonce of the auditor',
  nonceHint:
    'A word that the auditor made up and sent today. It is written into the log before the bundle is made, and stays there. So they see that you did not hand them an older state.',
  age: 'Encrypt to the auditor',
  ageHint: 'Their public age key, which begins with age1. Then only they can open the file; you cannot.',
  optional: 'optional',
  personal: {
    everybody: 'The file holds personal data of everybody on record.',
    named: 'The file holds personal data of the people in it.',
    nameless: 'Nobody is named in the file, but with other knowledge some may still be told.',
  },
  care: 'Hand it to the auditor only, and agree on when it is deleted: an erasure here does not reach it.',
  make: 'Make the bundle',
  again: 'Make it again',
  entering: 'Writing the nonce into the log…',
  making: 'Making the bundle…',
  received: (kilobytes: string) => `${kilobytes} KB so far`,
  made: (name: string) => `${name} is in your downloads.`,
  entered: (index: number) => `The nonce is entry ${index} of the log.`,
  faults: {
    day: 'Give a day.',
    order: 'The last day comes before the first.',
    noIndexes: 'Paste at least one number.',
    tooMany: 'At most 2,000 entries fit into one bundle.',
    notNumber: (text: string) => `“${text}” is not the number of an entry.`,
    range: (text: string) => `“${text}” runs backwards, or is too long.`,
    beyond: (list: string, last: number) => `The log has no entry ${list}. The last one is ${last}.`,
    unknown: 'The log has no such entry.',
    nonce: 'At most 64 letters, digits, dots, dashes and low lines, without spaces.',
    age: 'This is not a public age key. It begins with age1 and is copied whole.',
    refused: 'The server does not accept this.',
  },
  showsHeading: 'What it shows',
  shows: [
    'Who completed which version of which course, and on which day.',
    'The exact text of that version.',
    'That no entry was added, removed or changed after the checkpoints that the auditor holds.',
  ],
  showsNotHeading: 'What it does not show',
  showsNot: [
    'That somebody understood, or will act accordingly. Training is not behaviour.',
    'That the person at the keyboard was the one signed in.',
    'That everybody who had to be trained was assigned a course.',
  ],
  auditorHeading: 'What to tell your auditor',
  auditor: [
    'Give the key on paper, by hand or by phone, before you send the bundle. A key that travels inside the bundle proves nothing.',
    'Send the file. Its README.txt says how to check it with openssl and sha256sum, or with npx article39 verify.',
    'Let the auditor choose the sample, and keep their copy. The next bundle must contain this one.',
  ],
  page: 'The checking page (verify.html)',
  pageText:
    'It opens in any browser without a network. Better that the auditor gets it from our release than from you.',
};

export type BundleTerms = typeof en;
