import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../locales/localize.ts';
import type { ObligationsTerms } from '../locales/obligations/en.ts';
import { choices, select } from '../records/controls.ts';
import type { RuleTerms, RuleView } from './obligations-api.ts';

type Values = Record<string, string>;

/** What the form begins with. Sensible where nobody says otherwise. */
export const usualTerms: Values = {
  due: 'joining',
  dueOn: '',
  dueDays: '30',
  repeat: 'from_completion',
  months: '12',
  day: '30',
  month: '11',
  graceDays: '0',
  leadDays: '30',
  reason: '',
  courseId: '',
};

/** A rule as its fields. */
export function valuesOf({ courseId, dueOn, dueDays, repeat, graceDays, leadDays, reason }: RuleView): Values {
  const [month, day] = repeat.kind === 'fixed_day' ? repeat.day.split('-') : ['11', '30'];
  return {
    courseId,
    due: dueOn === null ? 'joining' : 'day',
    dueOn: dueOn ?? '',
    dueDays: `${dueDays}`,
    repeat: repeat.kind,
    months: repeat.kind === 'from_completion' ? `${repeat.months}` : '12',
    day: `${Number(day)}`,
    month: month!,
    graceDays: `${graceDays}`,
    leadDays: `${leadDays}`,
    reason,
  };
}

/** The fields as the terms of a rule; they were checked. */
export function termsOf(values: Values, audience: RuleTerms['audience']): RuleTerms {
  const day = `${values['month']}-${values['day']!.trim().padStart(2, '0')}`;
  return {
    courseId: values['courseId']!,
    audience,
    reason: values['reason']!.trim(),
    dueOn: values['due'] === 'day' ? values['dueOn']! : null,
    dueDays: Number(values['dueDays']),
    repeat:
      values['repeat'] === 'from_completion'
        ? { kind: 'from_completion', months: Number(values['months']) }
        : values['repeat'] === 'fixed_day'
          ? { kind: 'fixed_day', day }
          : { kind: 'never' },
    graceDays: Number(values['graceDays']),
    leadDays: Number(values['leadDays']),
  };
}

/** What is wrong with the fields, by their names. @param was the rule's own last day, which may be over */
export function faultsIn(
  values: Values,
  { today, was, words }: { today: string; was: string | null; words: ObligationsTerms },
): Record<string, string> {
  const within = (name: string, least: number, most: number): boolean => {
    const text = values[name]?.trim() ?? '';
    return /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;
  };
  const dueOn = values['dueOn'] ?? '';
  const reason = values['reason']?.trim().length ?? 0;
  const wrong: Record<string, boolean> = {
    courseId: !values['courseId'],
    dueOn: values['due'] === 'day' && !(dueOn >= today || (dueOn !== '' && dueOn === was)),
    dueDays: !within('dueDays', 1, 365),
    months: values['repeat'] === 'from_completion' && !within('months', 1, 60),
    day: values['repeat'] === 'fixed_day' && !within('day', 1, daysIn(values['month']!)),
    graceDays: !within('graceDays', 0, 90),
    leadDays: !within('leadDays', 1, 180),
    reason: reason < 3 || reason > 200,
  };
  return Object.fromEntries(
    Object.keys(wrong)
      .filter((name) => wrong[name])
      .map((name) => [name, words.faults[name]!]),
  );
}

/** Days of a month, in a year that has 29 February. */
function daysIn(month: string): number {
  return new Date(Date.UTC(2024, Number(month), 0)).getUTCDate();
}

interface Fields {
  words: ObligationsTerms;
  local: Localize<ObligationsTerms>;
  values: Values;
  faults: Record<string, string>;
  today: string;
  type: (name: string, value: string) => void;
  field: (
    name: string,
    label: string,
    more?: { kind?: 'date' | 'number'; min?: string; hint?: string },
  ) => TemplateResult;
}

/** By when, how often, and why. */
export function timeFields({ words, local, values, faults, today, type, field }: Fields): TemplateResult {
  const months = Array.from({ length: 12 }, (_, i) => {
    const month = `${i + 1}`.padStart(2, '0');
    return [month, local.date(`2024-${month}-01`, { month: 'long' })] as const;
  });
  // A field that is wrong must not stand in something that is closed.
  const isOpen = Boolean(faults['graceDays'] || faults['leadDays']);
  return html`${choices({
      name: 'due',
      legend: words.due,
      value: values['due']!,
      choose: type,
      options: (['joining', 'day'] as const).map((due) => [due, words.dues[due], words.dueHints[due]]),
    })}
    <div class="pair within">
      ${values['due'] === 'day' ? field('dueOn', words.dueOnField, { kind: 'date', min: today }) : nothing}
      ${field('dueDays', words.dueDaysField, { kind: 'number', hint: words.dueDaysHint })}
    </div>
    <div class="pair">
      ${select({
        name: 'repeat',
        label: words.repeat,
        value: values['repeat']!,
        choose: type,
        options: (['never', 'from_completion', 'fixed_day'] as const).map((one) => [one, words.repeatNames[one]]),
      })}
      ${values['repeat'] === 'from_completion' ? field('months', words.months, { kind: 'number' }) : nothing}
      ${
        values['repeat'] === 'fixed_day'
          ? html`${field('day', words.day, { kind: 'number' })}
            ${select({ name: 'month', label: words.month, value: values['month']!, choose: type, options: months })}`
          : nothing
      }
    </div>
    ${field('reason', words.reason, { hint: words.reasonHint })}
    <details ?open=${isOpen}>
      <summary>${words.more}</summary>
      <div class="pair">
        ${field('graceDays', words.graceField, { kind: 'number', hint: words.graceHint })}
        ${field('leadDays', words.leadField, { kind: 'number', hint: words.leadHint })}
      </div>
    </details>`;
}
