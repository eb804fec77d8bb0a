import type { Shown, ShownQuestion } from '../courses/kinds/kind.ts';
import { lineText } from '../courses/plain-text.ts';
import type { Fault } from './frame.ts';
import type { PlainWords } from './words.ts';

/** The names of fields, by the ids of what was shown. The id of a field is its name, and of a choice its name and value. */
export const fields = {
  choice: 'choice',
  place: (item: string) => `place-${item}`,
  at: (item: string) => `at-${item}`,
  score: (item: string, provider: number) => `score-${item}-${provider}`,
  who: (item: string) => `who-${item}`,
  latest: (item: string) => `latest-${item}`,
  rating: 'rating',
  path: 'path',
  unsure: 'unsure',
} as const;

type Read = { response: unknown } | { faults: Fault[] };

/**
 * The answer that a form stands for, or which of its fields are open. Whether it is one to this question, and whether it is
 * right, others say.
 */
export function readAnswer(question: ShownQuestion, form: URLSearchParams, { question: words }: PlainWords): Read {
  if (form.has(fields.unsure)) return { response: { unsure: true } };
  const { items, places } = question;
  const first = `#${fields.choice}-${items[0]?.id}`;
  switch (question.kind) {
    case 'Choose one': {
      const choice = form.get(fields.choice);
      return choice ? { response: { choice } } : { faults: [{ at: first, words: words.chooseOne }] };
    }
    case 'Choose all':
    case 'Spot the gap': {
      const choices = form.getAll(fields.choice);
      return choices.length > 0 ? { response: { choices } } : { faults: [{ at: first, words: words.chooseAll }] };
    }
    case 'Sort':
      return given(open(items, fields.place, form, words), () => ({ places: chosen(items, fields.place, form) }));
    case 'Match': {
      const named = new Map(places.map((place) => [place.id, lineText(place.text)]));
      const faults = [...open(items, fields.place, form, words), ...twice(items, fields.place, form, named, words)];
      return given(faults, () => ({ places: chosen(items, fields.place, form) }));
    }
    case 'Order': {
      const faults = [...open(items, fields.at, form, words), ...twice(items, fields.at, form, new Map(), words)];
      const at = (place: number) => items.find(({ id }) => form.get(fields.at(id)) === String(place));
      // Who names a place that there is not leaves another one empty, and the judge refuses that.
      return given(faults, () => ({ order: items.map((_, i) => at(i + 1)?.id ?? '') }));
    }
    case 'Score': {
      const both = items.flatMap((item) => places.map((place, k) => ({ item, place, name: fields.score(item.id, k) })));
      const faults = both
        .filter(({ name }) => !form.get(name))
        .map(({ item, place, name }) => fault(name, words.open(`${lineText(place.text)}, ${lineText(item.text)}`)));
      const scores = (item: Shown) => places.map((_, k) => Number(form.get(fields.score(item.id, k))));
      return given(faults, () => ({ scores: Object.fromEntries(items.map((item) => [item.id, scores(item)])) }));
    }
    case 'Timeline': {
      const duties = items.filter((item) => item.asked);
      const faults = duties.flatMap((item) =>
        [fields.who, fields.latest]
          .filter((field) => !form.get(field(item.id)))
          .map((field) => fault(field(item.id), words.open(lineText(item.text)))),
      );
      const picks = ({ id }: Shown) => ({ who: form.get(fields.who(id)), latest: form.get(fields.latest(id)) });
      return given(faults, () => ({ timeline: Object.fromEntries(duties.map((item) => [item.id, picks(item)])) }));
    }
    case 'Decide':
      return { response: { path: (form.get(fields.path) ?? '').split(' ').filter((step) => step !== '') } };
    case 'Recall': {
      const rating = form.get(fields.rating);
      if (rating) return { response: { rating } };
      return { faults: [fault(`${fields.rating}-knew`, words.rateFirst)] };
    }
  }
}

function fault(id: string, words: string): Fault {
  return { at: `#${id}`, words };
}

function given(faults: Fault[], response: () => unknown): Read {
  return faults.length > 0 ? { faults } : { response: response() };
}

type Field = (item: string) => string;
type Said = PlainWords['question'];

function open(items: readonly Shown[], field: Field, form: URLSearchParams, words: Said): Fault[] {
  return items
    .filter(({ id }) => !form.get(field(id)))
    .map(({ id, text }) => fault(field(id), words.open(lineText(text))));
}

/** Lines that chose what an earlier line has, where each can be had once. */
function twice(
  items: readonly Shown[],
  field: Field,
  form: URLSearchParams,
  named: ReadonlyMap<string, string>,
  words: Said,
): Fault[] {
  const had = new Set<string>();
  return items.flatMap(({ id }) => {
    const place = form.get(field(id));
    if (!place) return [];
    if (had.has(place)) return [fault(field(id), words.placeTwice(named.get(place) ?? place))];
    had.add(place);
    return [];
  });
}

function chosen(items: readonly Shown[], field: Field, form: URLSearchParams): Record<string, string | null> {
  return Object.fromEntries(items.map(({ id }) => [id, form.get(field(id))]));
}

/** An earlier answer as the form that stands for it, so that trying again begins with it. */
export function formOf(response: unknown): URLSearchParams {
  const form = new URLSearchParams();
  const { choice, choices, places, order, scores, timeline, rating } = response as {
    choice?: string;
    choices?: string[];
    places?: Record<string, string>;
    order?: string[];
    scores?: Record<string, number[]>;
    timeline?: Record<string, { who: string; latest: string }>;
    rating?: string | null;
  };
  for (const one of choices ?? (choice ? [choice] : [])) form.append(fields.choice, one);
  for (const [item, place] of Object.entries(places ?? {})) form.set(fields.place(item), place);
  for (const [at, item] of (order ?? []).entries()) form.set(fields.at(item), String(at + 1));
  for (const [item, both] of Object.entries(scores ?? {}))
    for (const [k, score] of both.entries()) form.set(fields.score(item, k), String(score));
  for (const [item, { who, latest }] of Object.entries(timeline ?? {})) {
    form.set(fields.who(item), who);
    form.set(fields.latest(item), latest);
  }
  if (rating) form.set(fields.rating, rating);
  return form;
}
