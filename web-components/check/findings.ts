import type { HostCheckTerms } from '../locales/host-check/en.ts';

export type Says = HostCheckTerms['says'];

/** One thing that was looked at: what is so, in the words of the panel, and whether there is something to do about it. */
export interface Finding {
  name: keyof HostCheckTerms['names'];
  /** `plain` is neither good nor bad. */
  state: 'good' | 'plain' | 'look' | 'bad';
  /** The name of a sentence, and what stands in it, if anything does. */
  says: keyof Says;
  given: string;
  /** What the server said, in its own words. */
  quoted?: string;
}

export function good(name: Finding['name'], says: keyof Says, given = ''): Finding {
  return { name, state: 'good', says, given };
}

export function plain(name: Finding['name'], says: keyof Says, given = ''): Finding {
  return { name, state: 'plain', says, given };
}

export function look(name: Finding['name'], says: keyof Says, given = ''): Finding {
  return { name, state: 'look', says, given };
}

export function bad(name: Finding['name'], says: keyof Says, given = ''): Finding {
  return { name, state: 'bad', says, given };
}

/** The sentence of a finding. */
export function said(
  { says, given }: Pick<Finding, 'says' | 'given'>,
  words: HostCheckTerms,
  number: (n: number) => string,
): string {
  const sentence = words.says[says];
  if (typeof sentence === 'string') return sentence;
  const why = says === 'refused' ? (words.codes[given] ?? '') : '';
  return `${sentence(/^\d+(\.\d)?$/.test(given) ? number(Number(given)) : given)} ${why}`.trimEnd();
}

/** What to do about it; empty where there is nothing. */
export function toDo({ state, says, given }: Finding, words: HostCheckTerms): string {
  if (state === 'good') return '';
  return words.todos[says === 'refused' ? given : says] ?? '';
}
