import { validator } from 'hono/validator';
import * as v from 'valibot';
import { Refusal } from './refusals.ts';

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
