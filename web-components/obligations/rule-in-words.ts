import type { Localize } from '../locales/localize.ts';
import type { ObligationsTerms } from '../locales/obligations/en.ts';
import type { RuleTerms } from './obligations-api.ts';

/** A rule with the names that belong to its ids. */
type Said = Omit<RuleTerms, 'courseId' | 'reason' | 'leadDays'> & { audienceNames: string[] };

/** For whom a rule is, in words. */
export function audienceInWords({ audience, audienceNames }: Said, local: Localize<ObligationsTerms>): string {
  const words = local.t;
  const or = (names: string[]) => new Intl.ListFormat(local.lang, { type: 'disjunction' }).format(names);
  if (audience.kind === 'everyone') return words.everyone;
  if (audience.kind === 'groups') return words.groups(or(audienceNames));
  if (audience.kind === 'people')
    return audienceNames.length > 0 ? words.people(audienceNames, audience.ids.length) : words.nobodyLeft;
  const { matching } = words;
  return (['units', 'jobs', 'locations'] as const)
    .filter((part) => audience[part].length > 0)
    .map((part) => matching[part](or(audience[part])))
    .join(' ');
}

/** By when and how often, in words: `within 30 days of joining`, `again 12 months after completion`. */
export function timesInWords({ dueOn, dueDays, repeat, graceDays }: Said, local: Localize<ObligationsTerms>): string[] {
  const words = local.t;
  return [
    dueOn === null ? words.dueDays(dueDays) : words.dueOn(local.date(dueOn), dueDays),
    repeat.kind === 'from_completion'
      ? words.repeats.from_completion(repeat.months)
      : repeat.kind === 'fixed_day'
        ? words.repeats.fixed_day(local.date(`2024-${repeat.day}`, { day: 'numeric', month: 'long' }))
        : words.repeats.never,
    ...(graceDays > 0 ? [words.grace(graceDays)] : []),
  ];
}
