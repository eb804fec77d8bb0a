import { every } from 'hono/combine';
import { describeRoute, resolver, validator } from 'hono-openapi';
import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import type { Signed } from '../environment.ts';
import { keyed } from '../keys/keyed.ts';
import type { Scope } from '../keys/scopes.ts';
import { Refusal, refusals, type RefusalCode } from '../refusals.ts';
import { limited } from './key-limits.ts';

/** What the document says of a route. */
interface Told {
  summary: string;
  description?: string;
  /** One of these opens it. */
  scopes: Scope[];
  status?: 200 | 201;
  /** What it answers; nothing (204), if left out. */
  answer?: v.GenericSchema;
  example?: unknown;
  /** Other media types that it answers instead, for files. */
  media?: string[];
  /** Refusals besides those that every call knows. */
  refuses?: RefusalCode[];
  /** Whether `Idempotency-Key` does something. */
  isOnce?: boolean;
}

const always: RefusalCode[] = ['invalid_input', 'key_required', 'key_not_allowed', 'too_many_requests', 'busy'];
const ofOnce: RefusalCode[] = ['invalid_json', 'idempotency_in_progress', 'idempotency_key_reused', 'evidence_halted'];

/** Says what a route is for, in the document. */
export function told(t: Told): MiddlewareHandler {
  const { summary, description, scopes, status = 200, answer, example, media, refuses = [], isOnce = false } = t;
  const content = answer
    ? { 'application/json': { schema: resolver(answer, loosely), ...(example !== undefined && { example }) } }
    : Object.fromEntries((media ?? []).map((type) => [type, { schema: { type: 'string' as const } }]));
  const has = answer !== undefined || media !== undefined;
  return describeRoute({
    summary,
    ...(description !== undefined && { description }),
    security: scopes.map((scope) => ({ key: [scope] })),
    ...(isOnce && { parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }] }),
    responses: {
      [has ? status : 204]: {
        description: has ? 'Done.' : 'Done. There is nothing to answer.',
        ...(has && { content }),
      },
      ...refused([...always, ...(isOnce ? ofOnce : []), ...refuses]),
    },
  });
}

function refused(codes: RefusalCode[]) {
  const byStatus = Map.groupBy(new Set(codes), (code) => refusals[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      status,
      {
        description: all.map((code) => `\`${code}\``).join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } },
      },
    ]),
  );
}

/** Lets pass a key with one of the scopes, as often as a key may call. */
export function opened(...scopes: Scope[]): MiddlewareHandler<Signed> {
  return every(keyed(...scopes), limited);
}

// What has no words in JSON Schema (a day that exists) is checked all the same.
const loosely = { errorMode: 'ignore' };
// The type of the option has other names than what the library hands on.
const asSent = { ...loosely, typeMode: 'input' } as object;

/** Reads a JSON body against a schema that is in the document too. Refuses others (`invalid_json`, `invalid_input`). */
export function body<S extends v.GenericSchema>(schema: S) {
  return validator('json', schema, refuseUnfit, asSent);
}

/** Reads the query against a schema that is in the document too. Refuses others (`invalid_input`). */
export function asked<S extends v.GenericSchema>(schema: S) {
  return validator('query', schema, refuseUnfit, asSent);
}

interface Result {
  success: boolean;
  error?: readonly { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined }[];
}

function refuseUnfit(result: Result): void {
  if (result.success) return;
  const faults = (result.error ?? []).map(({ message, path = [] }) => {
    const where = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    return `${where || 'body'}: ${message}`;
  });
  throw new Refusal('invalid_input', `The request does not fit. ${faults.slice(0, 5).join('. ')}.`);
}
