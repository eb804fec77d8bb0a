import { html, type TemplateResult } from 'lit';
import type { MyAssignment } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { daysBetween } from '../locales/localize.ts';
import type { Words } from '../locales/words.ts';

/** When it is due, in words that need no calendar. */
export function due(
  { dueOn, overdue }: Pick<MyAssignment, 'dueOn' | 'overdue'>,
  today: string,
  local: Words,
): TemplateResult {
  const day = local.weekday(dueOn, today);
  if (overdue) return html`<span class="a39-mark overdue" part="due">${icons.late} ${local.t.overdueSince(day)}</span>`;
  const soon = daysBetween(today, dueOn) <= 60;
  return html`<span class="a39-mark" part="due"
    >${icons.clock} ${soon ? local.t.dueSoon(local.fromToday(dueOn, today), day) : local.t.dueLater(day)}</span
  >`;
}
