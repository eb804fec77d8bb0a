import { fromUtf8 } from './encodings.ts';
import { Refused } from './refusals.ts';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

// Entries nest four deep. A limit far above that keeps hostile nesting from exhausting the stack.
const deepestNesting = 100;
const keyName = /^[a-z_][a-z0-9_]*$/;

/**
 * The value written in these bytes, if they are its one canonical spelling (evidence notes 2.1): parse, check, write again,
 * compare. That one comparison refuses duplicate keys, spaces, `1.0`, `1e2`, `\/` and any other second spelling.
 * Refuses `not_utf8`, `not_canonical`.
 */
export function readCanonical(bytes: Uint8Array): Json {
  return readCanonicalText(fromUtf8(bytes));
}

/** As `readCanonical`, for a text that was decoded already. */
export function readCanonicalText(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new Refused('not_canonical', 'The text is not JSON.');
  }
  checkValue(value, 0);
  // Keys are known to ascend as they stand, and what JSON.stringify writes of the allowed values is canonical.
  if (JSON.stringify(value) !== text) {
    throw new Refused('not_canonical', 'The JSON is not in its canonical form (duplicate key, space or spelling).');
  }
  return value;
}

function checkValue(value: Json, depth: number): void {
  if (depth > deepestNesting) throw new Refused('not_canonical', `The JSON nests more than ${deepestNesting} deep.`);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new Refused('not_canonical', 'A number is not an integer between -(2^53-1) and 2^53-1.');
  }
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw new Refused('not_canonical', 'A string holds half of a surrogate pair.');
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) checkValue(item, depth + 1);
    return;
  }
  let last = '';
  for (const key of Object.keys(value)) {
    if (!keyName.test(key)) throw new Refused('not_canonical', `The key ${JSON.stringify(key)} is not allowed.`);
    if (key < last) throw new Refused('not_canonical', `The key "${key}" stands after "${last}", against the order.`);
    checkValue(value[key] ?? null, depth + 1);
    last = key;
  }
}
