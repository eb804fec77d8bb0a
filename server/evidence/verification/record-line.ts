import type { Json } from './canonical-form.ts';
import { fromUtf8 } from './encodings.ts';
import { Refused } from './refusals.ts';
import { hasExactly, isCount, isText, listOf } from './shapes.ts';

/** One disclosed entry as `records.jsonl` lists it. */
export type RecordLine = { index: number; leaf: string; disclosures: string[] };

export const recordsFile = 'data/records.jsonl';

/** Room for the longest leaf, escaped, and its disclosures. */
export const longestRecordLine = 4 * 1_048_576;

const recordLine = hasExactly({ index: isCount, leaf: isText, disclosures: listOf(isText) });

/** Reads a line of records.jsonl (evidence notes 7). Refuses `records_malformed` (duplicate keys too), `not_utf8`. */
export function readRecordLine(line: Uint8Array): RecordLine {
  const text = fromUtf8(line);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new Refused('records_malformed', 'A line of records.jsonl is not JSON.');
  }
  // A duplicate key vanishes in parsing, so writing again shows it.
  if (!recordLine(value) || JSON.stringify(value) !== text) {
    throw new Refused(
      'records_malformed',
      'A line of records.jsonl is not {"index":n,"leaf":"...","disclosures":[...]}.',
    );
  }
  // Sound: `recordLine` has checked each key.
  return value as RecordLine;
}
