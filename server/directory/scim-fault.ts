import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Signed } from '../environment.ts';
import { refusalOf } from '../error-response.ts';
import { refusals } from '../refusals.ts';

/** What RFC 7644, table 9, has words for, of what occurs here. */
export type ScimType =
  | 'invalidFilter'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

/** A SCIM request that is refused in the words of that protocol. The sentence shows in the client's provisioning log. */
export class ScimFault extends Error {
  override name = 'ScimFault';
  readonly status: ContentfulStatusCode;
  readonly scimType: ScimType | undefined;

  constructor(status: ContentfulStatusCode, message: string, scimType?: ScimType) {
    super(message);
    this.status = status;
    this.scimType = scimType;
  }
}

/** A value that cannot be taken. */
export function invalid(message: string): ScimFault {
  return new ScimFault(400, message, 'invalidValue');
}

/** A name that somebody, or some group, has already. */
export function taken(message: string): ScimFault {
  return new ScimFault(409, message, 'uniqueness');
}

export const scimJson = { 'content-type': 'application/scim+json; charset=utf-8' };

/** Errors as SCIM clients read them: our refusals keep their status and sentence. */
export function scimError(error: Error, c: Context<Signed>): Response {
  if (error instanceof ScimFault) return answer(c, error.status, error.message, error.scimType);
  const { code, message } = refusalOf(error, c);
  if (refusals[code] >= 500) c.var.tools.log.error({ err: error, request: c.var.requestId }, 'request failed');
  return answer(c, refusals[code], message);
}

function answer(c: Context<Signed>, status: ContentfulStatusCode, detail: string, scimType?: ScimType): Response {
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
  return c.body(JSON.stringify({ schemas, status: String(status), ...(scimType && { scimType }), detail }), status, {
    ...scimJson,
  });
}
