import { html, type TemplateResult } from 'lit';
import type { PlatformTerms } from '../../server/lms/lti/platform.ts';
import type { LmsTerms } from '../locales/lms/en.ts';
import { choice, choices } from '../records/controls.ts';

export type { PlatformTerms } from '../../server/lms/lti/platform.ts';

type Words = LmsTerms['terms'];

/** What a form about a platform begins with; the most careful, where there is none yet. */
export function termsValues(terms?: PlatformTerms): Record<string, string> {
  const { foundBy = 'nothing', makesPeople, takesStudents, sends = 'completion' } = terms ?? {};
  return { foundBy, makesPeople: makesPeople ? 'yes' : '', takesStudents: takesStudents ? 'yes' : '', sends };
}

/** What an organisation decides about a platform, as it stands in a form. */
export function termsIn(value: (name: string) => string): PlatformTerms {
  return {
    foundBy: value('foundBy') === 'staff_number' ? 'staff_number' : 'nothing',
    makesPeople: value('makesPeople') !== '',
    takesStudents: value('takesStudents') !== '',
    sends: value('sends') === 'score' ? 'score' : 'completion',
  };
}

/** The questions. */
export function termsFields(
  words: Words,
  value: (name: string) => string,
  type: (name: string, value: string) => void,
): TemplateResult {
  return html`${choices({
    name: 'foundBy',
    legend: words.foundBy,
    value: value('foundBy'),
    choose: type,
    options: (['nothing', 'staff_number'] as const).map((one) => [one, words.foundBys[one], words.foundByHints[one]]),
  })}
  ${(['makesPeople', 'takesStudents'] as const).map((name) =>
    choice({
      name,
      label: words[name],
      hint: words[`${name}Hint`],
      checked: value(name) !== '',
      choose: (checked) => type(name, checked ? 'yes' : ''),
    }),
  )}
  ${choices({
    name: 'sends',
    legend: words.sends,
    value: value('sends'),
    choose: type,
    options: (['completion', 'score'] as const).map((one) => [one, words.sendings[one], words.sendingHints[one]]),
  })}`;
}

/** What was decided, in a few words each. */
export function termsFacts({ facts }: Words, { foundBy, makesPeople, takesStudents, sends }: PlatformTerms): string[] {
  return [
    facts[foundBy],
    ...(makesPeople ? [facts.makesPeople] : []),
    ...(takesStudents ? [facts.takesStudents] : []),
    facts[sends],
  ];
}
