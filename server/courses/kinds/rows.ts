import * as v from 'valibot';
import { Refusal } from '../../refusals.ts';
import type { Chance } from '../chance.ts';
import type { Body, Question, Remark } from '../course-model.ts';
import type { ExerciseSource } from '../exercise-source.ts';
import { lineText } from '../plain-text.ts';
import type { ItemVerdict, Judged, ShownBody } from './kind.ts';
import { shownId } from './options.ts';
import { repeated } from './repeated.ts';
import { letterIds, order, placeIds } from './shown.ts';
import { asReason, rowsWithoutReason, tooFewRows, writtenTable } from './written-table.ts';

/** What Sort and Match share: rows of a table, each of which goes to a place. */

export interface RowsResponse {
  /** The id of a place for the id of each item. */
  places: Record<string, string>;
}

export const rowsResponse = v.strictObject({ places: v.record(shownId, shownId) });

type RowsBody = Extract<Body, { shape: 'rows' }>;

function rowsOf(body: Body): RowsBody {
  return body.shape === 'rows' ? body : { shape: 'rows', rows: [], places: [] };
}

/** Items and places in the order in which they are shown. Items are drawn first; changing that changes old attempts. */
function drawn(body: Body, chance: Chance): { items: RowsBody['rows']; places: string[] } {
  const { rows, places } = rowsOf(body);
  const items = order(rows.length, chance).map((index) => rows[index]!);
  return { items, places: order(places.length, chance).map((index) => places[index]!) };
}

export function showRows(body: Body, chance: Chance): ShownBody {
  const { items, places } = drawn(body, chance);
  return {
    items: items.map((row, at) => ({ id: letterIds(at), text: row.item })),
    places: places.map((label, at) => ({ id: placeIds(at), text: [label] })),
  };
}

/** An answer that puts everything somewhere, for a learner who is unsure: every place is used where there are enough rows. */
export function blankRows(shown: ShownBody): RowsResponse {
  const places = shown.places.map((place) => place.id);
  return { places: Object.fromEntries(shown.items.map((item, at) => [item.id, places[at % places.length] ?? 'p1'])) };
}

/** What both kinds ask of their rows. */
export function checkRows(question: Question, source: ExerciseSource): Remark[] {
  const { rows } = writtenTable(source);
  if (rows.length === 0) return [];
  return [
    ...rowsWithoutReason(
      source,
      rows.map((row) => ({ ...row, cells: [lineText(row.text), row.place] })),
    ),
    ...tooFewRows(question, source, rows.length),
    ...repeated(source, rows),
  ];
}

/**
 * Judges row by row; points are the share of right rows.
 * @param once whether every place may be used only once (Match)
 */
export function judgeRows(body: Body, response: RowsResponse, chance: Chance, once: boolean): Judged {
  const { items, places } = drawn(body, chance);
  const given = new Map(Object.entries(response.places));
  const idOf = new Map(places.map((label, at) => [label, placeIds(at)]));
  const shown = new Set(idOf.values());
  if (given.size !== items.length || items.some((_, at) => !given.has(letterIds(at)))) {
    throw new Refusal('invalid_answer', 'Send a place for every item that was shown, and for nothing else.');
  }
  for (const place of given.values()) {
    if (!shown.has(place)) throw new Refusal('invalid_answer', `No place ${place} was shown. Send ids that were.`);
  }
  if (once && new Set(given.values()).size !== given.size) {
    throw new Refusal('invalid_answer', 'Each place can be used once.');
  }
  const verdicts = items.map((row, at): ItemVerdict => {
    const id = letterIds(at);
    const should = idOf.get(row.place)!;
    return { id, right: given.get(id) === should, should, why: asReason(row.why) };
  });
  const right = verdicts.filter((verdict) => verdict.right).length;
  return { points: items.length === 0 ? 0 : Math.floor((right * 100) / items.length), items: verdicts, answer: [] };
}
