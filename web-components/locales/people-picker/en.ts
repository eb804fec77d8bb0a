import { counting } from '../counting.ts';

const n = counting('en');

/** The words of finding colleagues by name. */
export const en = {
  label: 'Part of a name',
  find: 'Find',
  tooShort: 'Type at least two letters.',
  found: (k: number) =>
    k === 20 ? 'The first 20 people. Type more of the name.' : n(k, 'One person found', '# people found'),
  none: 'Nobody on staff has that name.',
  add: (name: string) => `Choose ${name}`,
  remove: (name: string) => `Take ${name} off`,
  chosen: (k: number) => (k === 0 ? 'Nobody is chosen yet.' : n(k, 'One person is chosen:', '# people are chosen:')),
};

export type PickerTerms = typeof en;
