import { counting } from '../counting.ts';

const n = counting('en');

/** The words of what a person was asked to read. */
export const en = {
  heading: 'To read',
  open: (k: number) => n(k, 'One document is waiting to be read.', '# documents are waiting to be read.'),
  allDone: 'You have read everything you were asked to.',
  empty: 'You were not asked to read anything. When you are, you will find it here.',
  version: (version: string) => `Version ${version}`,
  openIt: 'Open the document',
  openNamed: (title: string) => `Open the document: ${title}`,
  acknowledge: 'I have read it and will follow it',
  acknowledgeNamed: (title: string) => `I have read it and will follow it: ${title}`,
  sending: 'One moment…',
  done: (day: string) => `Read and acknowledged on ${day}`,
  thanks: (title: string) => `Noted: you have read “${title}” and will follow it. It is on record.`,
  refused: {
    document_unknown: 'You are no longer asked to read that document.',
  } as Record<string, string>,
  faults: {} as Record<string, string>,
};

export type MyDocumentsTerms = typeof en;
