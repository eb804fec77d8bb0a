import { dayOf } from '../day.ts';
import type { FaultCode } from './import-faults.ts';

/** Whether the day or the month comes first in `03/04/2026`: what some line allows alone holds for all. */
export type DayOrder = 'day_first' | 'month_first' | 'mixed' | 'unknown';

const year = '(\\d{4})(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?';
const iso = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?$`);
const dotted = new RegExp(`^(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?${year}$`);
const slashed = new RegExp(`^(\\d{1,2})[/-](\\d{1,2})[/-]${year}$`);

/** What payroll systems write for a day that is not set or never comes. */
const noDay = /^(?:0{4}-00-00|00[./-]00[./-]0{4}|9999-12-31|31[./-]12[./-]9999|12\/31\/9999)(?:[T ].*)?$/;

/** What the dates of a file say about the order in which they are written. */
export function orderOf(dates: Iterable<string>): DayOrder {
  const found = new Set<DayOrder>();
  for (const date of dates) {
    const [, first, second] = slashed.exec(date) ?? [];
    if (Number(first) > 12) found.add('day_first');
    if (Number(second) > 12) found.add('month_first');
  }
  const [order = 'unknown'] = found;
  return found.size > 1 ? 'mixed' : order;
}

/** The day that a cell names as `YYYY-MM-DD`, null if it names none, or what is wrong with it. */
export function dayFrom(cell: string, order: DayOrder): { day: string | null } | { wrong: FaultCode } {
  if (cell === '' || noDay.test(cell)) return { day: null };
  if (/^\d{4,6}(?:[.,]\d+)?$/.test(cell)) return { wrong: 'date_serial' };
  const [, y, m, d] = iso.exec(cell) ?? [];
  if (y) return existing(y, m!, d!);
  const [, day, month, inYear] = dotted.exec(cell) ?? [];
  if (day) return existing(inYear!, month!, day);
  const [, first, second, then] = slashed.exec(cell) ?? [];
  if (!first) return { wrong: 'date_invalid' };
  return inOrder(first, second!, then!, order);
}

function inOrder(first: string, second: string, inYear: string, order: DayOrder): ReturnType<typeof dayFrom> {
  if (Number(first) === Number(second)) return existing(inYear, first, second);
  if (order === 'mixed' && Number(second) > 12) return { wrong: 'date_order_mixed' };
  if ((order === 'mixed' && Number(first) <= 12) || order === 'unknown') return { wrong: 'date_ambiguous' };
  return order === 'month_first' ? existing(inYear, first, second) : existing(inYear, second, first);
}

/** 30 February has the form of a day and is none; nobody on staff joined before 1900. */
function existing(inYear: string, month: string, day: string): ReturnType<typeof dayFrom> {
  const text = `${inYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(instant.getTime()) && dayOf(instant) === text;
  return exists && text >= '1900' && text < '2200' ? { day: text } : { wrong: 'date_invalid' };
}
