import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { dialectOf } from '../db/dialects/index.ts';
import type { Signed } from './environment.ts';
import { Refusal, refusals, type RefusalCode } from './refusals.ts';

/**
 * The only translator of errors into HTTP. Refusals say their sentence; everything else is logged whole and answered without
 * a word of what it was.
 */
export function errorResponse(error: Error, c: Context<Signed>): Response {
  const { code, message } = refusalOf(error, c);
  if (refusals[code] >= 500) c.var.tools.log.error({ err: error, request: c.var.requestId }, 'request failed');
  return c.json({ error: { code, message } }, refusals[code]);
}

/** The refusal that an error is for whoever asked. */
export function refusalOf(error: Error, c: Context<Signed>): { code: RefusalCode; message: string } {
  if (error instanceof Refusal) return error;
  if (error instanceof HTTPException && error.status === 400)
    return { code: 'invalid_json', message: 'The body must be JSON.' };
  const dialect = dialectOf(c.var.tools.db);
  if (dialect.isStorageFull(error))
    return {
      code: 'storage_full',
      message:
        'The server has no space left to keep this. Nothing was lost; try again when the operator has made room.',
    };
  if (dialect.isNoText(error))
    return { code: 'invalid_input', message: 'There is a character in it that cannot be kept (U+0000).' };
  if (dialect.isWorthRetrying(error))
    return { code: 'busy', message: 'The server was busy and kept nothing of this. Try again.' };
  return {
    code: 'internal',
    message: `Something went wrong on our side. Tell the operator this number: ${c.var.requestId}.`,
  };
}
