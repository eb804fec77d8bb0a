import { fromUtf8 } from './encodings.ts';
import { Refused } from './refusals.ts';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

// Entries nest four deep. A limit far above that keeps hostile nesting from exhausting the stack.
const deepestNesting = 100;
const keyName = /^[a-z_][a-z0-9_]*$/;

/**
 * The value written in these bytes, if they are its one canonical spelling (evidence notes 2.1): parse, write again, compare.
 * That one comparison refuses duplicate keys, spaces, `1.0`, `1e2`, `\/` and any other second spelling.
 * Refuses `not_utf8`, `not_canonical`.
 */
export function readCanonical(bytes: Uint8Array): Json {
  const text = fromUtf8(bytes);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new Refused('not_canonical', 'The text is not JSON.');
  }
  if (writeCanonical(value) !== text) {
    throw new Refused(
      'not_canonical',
      'The JSON is not in its canonical form (duplicate key, space, order or spelling).',
    );
  }
  return value;
}

/** The canonical spelling of a value (evidence notes 2.1). Refuses `not_canonical` for what has none: floats, -0, ... */
export function writeCanonical(value: Json, depth = 0): string {
  if (depth > deepestNesting) throw new Refused('not_canonical', `The JSON nests more than ${deepestNesting} deep.`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeInteger(value);
  if (typeof value === 'string') return writeString(value);
  if (Array.isArray(value)) return `[${value.map((item) => writeCanonical(item, depth + 1)).join(',')}]`;
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${writeKey(key)}:${writeCanonical(value[key] ?? null, depth + 1)}`);
  return `{${pairs.join(',')}}`;
}

function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new Refused('not_canonical', 'A number is not an integer between -(2^53-1) and 2^53-1.');
  }
  return String(value);
}

function writeString(value: string): string {
  if (!value.isWellFormed()) throw new Refused('not_canonical', 'A string holds half of a surrogate pair.');
  return JSON.stringify(value);
}

function writeKey(key: string): string {
  if (!keyName.test(key)) throw new Refused('not_canonical', `The key ${JSON.stringify(key)} is not allowed.`);
  return `"${key}"`;
}
