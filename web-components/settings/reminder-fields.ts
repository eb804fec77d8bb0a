import type { ReminderSettings } from './settings-api.ts';

type Values = Record<string, string>;

const yesNo = (is: boolean) => (is ? 'yes' : 'no');

/** The settings as the fields of their form. */
export function valuesOf(settings: ReminderSettings): Values {
  const { beforeDays, onDueDay, overdue, escalation, quietFrom, quietUntil, calendarFile } = settings;
  return {
    beforeDays: beforeDays.join(', '),
    onDueDay: yesNo(onDueDay),
    overdue: yesNo(overdue !== null),
    overdueFirst: `${overdue?.firstDays ?? 3}`,
    overdueEvery: `${overdue?.everyDays ?? 7}`,
    escalation: yesNo(escalation !== null),
    escalationFirst: `${escalation?.firstDays ?? 7}`,
    escalationEvery: `${escalation?.everyDays ?? 14}`,
    quietFrom,
    quietUntil,
    calendarFile: yesNo(calendarFile),
  };
}

/** The fields as settings; they were checked. */
export function settingsOf(values: Values): ReminderSettings {
  const series = (name: string) =>
    values[name] === 'yes'
      ? { firstDays: Number(values[`${name}First`]), everyDays: Number(values[`${name}Every`]) }
      : null;
  return {
    beforeDays: numbersIn(values['beforeDays']!),
    onDueDay: values['onDueDay'] === 'yes',
    overdue: series('overdue'),
    escalation: series('escalation'),
    quietFrom: values['quietFrom']!.trim(),
    quietUntil: values['quietUntil']!.trim(),
    workingDays: numbersIn(values['workingDays']!),
    calendarFile: values['calendarFile'] === 'yes',
  };
}

/** Names of the fields that are wrong. */
export function faultsOf(values: Values): string[] {
  const within = (text: string | undefined, least: number, most: number): boolean =>
    /^\d{1,3}$/.test(text?.trim() ?? '') && Number(text) >= least && Number(text) <= most;
  const seriesFaults = (name: string): string[] =>
    values[name] === 'yes'
      ? [
          ...(within(values[`${name}First`], 1, 60) ? [] : [`${name}First`]),
          ...(within(values[`${name}Every`], 7, 60) ? [] : [`${name}Every`]),
        ]
      : [];
  const before = partsOf(values['beforeDays'] ?? '');
  const [from, until] = [minutesOf(values['quietFrom']), minutesOf(values['quietUntil'])];
  return [
    ...(before.length > 5 || before.some((text) => !within(text, 1, 60)) ? ['beforeDays'] : []),
    ...seriesFaults('overdue'),
    ...seriesFaults('escalation'),
    ...(partsOf(values['workingDays'] ?? '').length === 0 ? ['workingDays'] : []),
    ...(from === null || (until !== null && from - until < 60) ? ['quietFrom'] : []),
    ...(until === null ? ['quietUntil'] : []),
  ];
}

function partsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

function numbersIn(text: string): number[] {
  return partsOf(text).map(Number);
}

function minutesOf(text = ''): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text.trim()) ?? [];
  return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}
