import { counting } from '../counting.ts';

const n = counting('en');

/** The words of making files of lists. They come with its code. */
export const en = {
  export: 'Export',
  heading: 'Export this list',
  close: 'Close',
  report: 'Report',
  shape: 'Rows',
  shapes: { long: 'One for each person and course', pivot: 'One for each person, courses side by side' },
  format: 'File',
  formats: {
    csv: 'CSV, for spreadsheets and programs',
    xlsx: 'XLSX, for Excel',
    pdf: 'PDF, for reading',
    json: 'JSON, for governance tools',
  },
  separator: 'Between cells',
  separators: { ',': 'Comma', ';': 'Semicolon, for Excel in German' },
  about: 'For a program',
  aboutText: 'Keys instead of headings and words, and nothing about the file in it.',
  from: 'First day',
  to: 'Last day',
  whom: 'Of whom',
  everybody: { all: 'Everybody', reports: 'Everybody whom you manage today' },
  notLookedAt: (filters: string) => `This report does not look at: ${filters}.`,
  count: {
    people: (k: number) => n(k, 'One person', '# people'),
    rows: (k: number) => n(k, 'One row', '# rows'),
    later: 'How many people that is, the file says, and this page does when it is made.',
  },
  andLeft: 'People who have left are in it too.',
  saysHeading: 'What the file says of itself',
  says: 'Report, organisation and day; who made it and when; of whom, in words; how many people and rows; which course versions, with their content ids; the id of this export, and the SHA-256 of its rows.',
  saysNothing: 'Nothing. The log of exports keeps all of it.',
  seen: 'Everybody in the file can see that you made it.',
  limit: (k: string) => `A PDF has at most ${k} rows.`,
  make: 'Make the file',
  again: 'Make it again',
  making: 'Making the file…',
  stopped: 'Stopped. No file was saved. If it had been begun, the log of exports says so.',
  made: (name: string) => `${name} is in your downloads.`,
  people: 'People',
  rows: 'Rows',
  sha256: 'SHA-256',
  log: 'Log of exports',
  logLine: (when: string, who: string) => `${when}, ${who},`,
  same: 'The log has the same SHA-256.',
  other: (hash: string) =>
    `The log has another SHA-256, ${hash}: this file did not arrive as it was sent. Make it again.`,
  work: {
    seconds: (k: number) => n(k, '# second', '# seconds'),
    received: (kilobytes: string) => `${kilobytes} KB`,
    stop: 'Stop',
  },
  fault: 'The last day comes before the first.',
  refused: {
    export_too_large: 'That is too much for this kind of file. Take CSV, or fewer people.',
    group_unknown: 'The group in this filter is not there any more. Take the filter off.',
    course_unknown: 'The course in this filter is not there any more. Take the filter off.',
    invalid_input: 'The server does not take this. Check what you filled in.',
    not_allowed: 'This report is not for your role.',
  } as Record<string, string>,
};

export type ExportTerms = typeof en;
