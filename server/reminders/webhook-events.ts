import type { WebhookEvent, WebhookFormat } from './reminder-shapes.ts';

/** A number of people that is shown only if no single person can be seen in it. */
export const smallestGroup = 10;

/** What happened, in numbers: never a name, and nothing about fewer than ten people. */
export type Event =
  | {
      type: 'overdue.summary';
      data: { on: string; courses: { courseId: string; title: string; open: number; overdue: number }[] };
    }
  | { type: 'reminders.sent'; data: { on: string; reminders: number } }
  | { type: 'import.done'; data: { on: string; people: number | null; changes: number | null } }
  | { type: 'evidence.alarm'; data: { on: string; faults: number } }
  | { type: 'assignment.round'; data: { on: string; courseId: string; title: string; people: number } }
  | { type: 'test'; data: { on: string } };

export const webhookEvents = [
  'overdue.summary',
  'reminders.sent',
  'import.done',
  'evidence.alarm',
  'assignment.round',
] as const satisfies WebhookEvent[];

/** A number for others: none at all is said, few are not. */
export function inPublic(count: number): number | null {
  return count === 0 || count >= smallestGroup ? count : null;
}

/** What is sent to a webhook of that format. */
export function bodyOf(format: WebhookFormat, event: Event, organisation: string, now: Date): string {
  const text = `Article 39, ${organisation}: ${textOf(event)}`;
  if (format === 'json') return JSON.stringify({ type: event.type, timestamp: now.toISOString(), data: event.data });
  if (format === 'slack') return JSON.stringify({ text: withoutMarks(text) });
  return JSON.stringify({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [{ type: 'TextBlock', text, wrap: true }],
        },
      },
    ],
  });
}

function textOf(event: Event): string {
  switch (event.type) {
    case 'overdue.summary':
      return event.data.courses.length === 0
        ? 'nothing is overdue.'
        : `overdue this week: ${event.data.courses.map(({ title, open, overdue }) => `${title}: ${overdue} of ${open} open`).join('; ')}.`;
    case 'reminders.sent':
      return `${event.data.reminders} reminders were sent on ${event.data.on}.`;
    case 'import.done':
      return `people were imported: ${number(event.data.people)} people, ${number(event.data.changes)} changes.`;
    case 'evidence.alarm':
      return `the training evidence must be looked at (${event.data.faults} faults). The data protection officer was mailed.`;
    case 'assignment.round':
      return `${event.data.people} people were given “${event.data.title}”.`;
    case 'test':
      return 'this is a test. Everything works.';
  }
}

function number(count: number | null): string {
  return count === null ? `fewer than ${smallestGroup}` : String(count);
}

/** The three characters that Slack gives a meaning: with them a title could call everybody in a channel. */
function withoutMarks(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
