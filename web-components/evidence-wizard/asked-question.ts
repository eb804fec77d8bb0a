import type { QuestionCatalogue, QuestionKind } from '../../server/exports/question-shapes.ts';
import { addressWith } from '../evidence/address.ts';

export const kinds = [
  'who_is_trained',
  'everyone_trained_on_day',
  'joiners',
  'person',
  'period',
  'confidentiality',
  'whole_log',
] as const satisfies QuestionKind[];

/** What a question needs to know besides its kind. */
export const parts = ['on', 'from', 'to', 'course', 'unit', 'person'] as const;
export type Part = (typeof parts)[number];

/** What is filled in, as it is typed; an empty text is nothing. */
export type Wish = Record<Part, string> & { kind: QuestionKind | '' };

/** A question as the server takes it. */
export type AskedQuestion = { kind: QuestionKind } & Partial<Record<Part, string>>;

export const noWish: Wish = { kind: '', on: '', from: '', to: '', course: '', unit: '', person: '' };

/** Under these names a question stands in the address: what else is on the page has names of its own there. */
const inAddress = {
  on: 'day',
  from: 'since',
  to: 'until',
  course: 'about',
  unit: 'unit',
  person: 'person',
} as const satisfies Record<Part, string>;

/** The question that an address holds. Whatever makes no sense in it is as if it were not there. */
export function wishIn(address: URLSearchParams): { wish: Wish; page: number | null } {
  const asked = address.get('ask');
  const kind = kinds.find((one) => one === asked) ?? '';
  const values = parts.map((part) => [part, kind ? (address.get(inAddress[part]) ?? '').slice(0, 120) : ''] as const);
  const page = address.get('people') ?? '';
  return {
    wish: { ...noWish, ...Object.fromEntries(values), kind },
    page: /^\d{1,6}$/.test(page) ? Number(page) : null,
  };
}

/** The address that asks it, on a page of its people. Ids and days: whom it is about, it does not name. */
export function addressOf(question: AskedQuestion | null, page: number | null = null): string {
  return addressWith({
    ask: question?.kind ?? null,
    ...Object.fromEntries(parts.map((part) => [inAddress[part], question?.[part] ?? null])),
    people: question && page !== null ? String(page) : null,
  });
}

export type Fault = 'day' | 'future' | 'order' | 'person';

/**
 * The question for what is filled in, or what is wrong with it: of what it asks alone, because a day that was typed for another
 * question would narrow this one unseen.
 */
export function questionOf(
  wish: Wish & { kind: QuestionKind },
  { asks, needs }: QuestionCatalogue['questions'][number],
  today: string,
): AskedQuestion | Map<Part, Fault> {
  const faults = new Map<Part, Fault>();
  for (const part of asks) {
    const value = wish[part];
    if (!value && (needs as Part[]).includes(part)) faults.set(part, part === 'person' ? 'person' : 'day');
    // What will be tomorrow no log can say.
    if ((part === 'on' || part === 'to') && value > today) faults.set(part, 'future');
  }
  if (wish.from && wish.to && wish.to < wish.from && asks.includes('to')) faults.set('to', 'order');
  if (faults.size > 0) return faults;
  return { kind: wish.kind, ...Object.fromEntries(asks.flatMap((part) => (wish[part] ? [[part, wish[part]]] : []))) };
}

/** Who stood where on a day, as the server takes it. */
export type DayOfPeople = { on: string; course?: string; unit?: string; joinedFrom?: string };

/** The day whose people answer a question; null where no list of people does. */
export function peopleOf({ kind, on, from, to, course, unit }: AskedQuestion, today: string): DayOfPeople | null {
  const narrowed = { ...(course !== undefined && { course }), ...(unit !== undefined && { unit }) };
  if (kind === 'everyone_trained_on_day' && on !== undefined) return { on, ...narrowed };
  if (kind === 'joiners' && from !== undefined && to !== undefined) return { on: to, joinedFrom: from, ...narrowed };
  // Without a policy, the list would be of courses too.
  if (kind === 'confidentiality' && course !== undefined) return { on: on ?? today, ...narrowed };
  return null;
}
