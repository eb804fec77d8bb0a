import { validator } from 'hono/validator';
import * as v from 'valibot';
import { dayOf } from './day.ts';
import { Refusal } from './refusals.ts';

/** A day that exists: 30 February has the form of one and is none. */
export const aDay = v.pipe(
  v.string(),
  v.isoDate('Write a day as 2026-11-24.'),
  v.check((text) => {
    const instant = new Date(text);
    return !Number.isNaN(instant.getTime()) && dayOf(instant) === text;
  }, 'There is no such day.'),
);

/** Text for people without line breaks or control characters. */
export function oneLine(least: number, most: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(least, `write at least ${least} characters`),
    v.maxLength(most, `write at most ${most} characters`),
    v.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Write it in one line of text.'),
  );
}

/** Reads a JSON body against a schema; refuses others (`invalid_json`, `invalid_input`) and says which field is wrong. */
export function jsonBody<S extends v.GenericSchema>(schema: S) {
  return validator('json', (body): v.InferOutput<S> => fitting(schema, body));
}

/** Reads the query against a schema of strings; refuses others (`invalid_input`). */
export function query<S extends v.GenericSchema<Record<string, string | undefined>>>(schema: S) {
  return validator('query', (found): v.InferOutput<S> => fitting(schema, found));
}

function fitting<S extends v.GenericSchema>(schema: S, found: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, found);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
  throw new Refusal('invalid_input', `The request does not fit. ${faults.slice(0, 5).join('. ')}.`);
}

/** What stands in a field of a form; a file, or nothing, is no text. */
export function textIn(form: Record<string, unknown>, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}
