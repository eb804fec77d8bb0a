import { dayIn } from '../day.ts';
import type { Standing } from '../outbox/outbox-shapes.ts';
import { dayText, type Place } from './lines.ts';
import type { Line, Row, Value } from './own-data-shapes.ts';
import type { OwnDataWords } from './words.ts';

/** What a sentence needs of a row of `deliveryRows`. */
interface Told {
  told: string | null;
  course: string | null;
  event: string;
  said: Value;
  state: Standing;
  made_at: string;
  delivered_at: string | null;
  ended_at: string | null;
}

/** What somebody was told about the person: the day, and a sentence. Only the file for programs has every field of it. */
export function toldLine(row: Row, { told: words }: OwnDataWords, { lang, timeZone }: Place): Line {
  const { told, course, event, said, state, ...at } = row as unknown as Told;
  const day = dayIn(timeZone, new Date(at.delivered_at ?? at.ended_at ?? at.made_at));
  const that = words.that[event]?.(course ?? '') ?? `${event}: ${course}`;
  const all = hasPoints(said) ? `${that}${words.withPoints}` : that;
  return [{ label: dayText(day, lang), text: words[state](told ?? words.gone, all) }];
}

/** Whether it says how many points: platforms, packages and record stores are told that each in a way of their own. */
function hasPoints(said: Value | undefined): boolean {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return false;
  const { score = null, share = null, result } = said as Row;
  return score !== null || share !== null || hasPoints(result);
}
