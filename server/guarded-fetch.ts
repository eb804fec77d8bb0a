import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { hostOf, isPublicAddress, lookupPublic, NotPublic } from './public-address.ts';

const patienceMs = 5_000;
/** Of an answer; key sets and the like are small. */
const usualBytes = 256 * 1024;

/** What is asked, beyond the address. */
export interface GuardedRequest {
  method?: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: string;
  /** How long the whole may take. */
  patienceMs?: number;
  /** How long the answer may be. */
  mostBytes?: number;
}

/**
 * Asks an address that somebody typed in, or that somebody else's server named. Redirects are not followed, and it leads into the house
 * only where the operator allows it, so that it cannot be used to look around there. Throws if there is no answer.
 * @param allowPrivate whether it may be an internal address, and plain HTTP
 */
export async function fetchGuarded(
  address: string,
  allowPrivate: boolean,
  asked: GuardedRequest = {},
): Promise<Response> {
  const url = new URL(address);
  const host = hostOf(url);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    throw new Error(`${url.host} is not asked without TLS. Set A39_WEBHOOK_PRIVATE=yes if it is in the house.`);
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw new NotPublic(host);
  const { mostBytes = usualBytes } = asked;
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const body = asked.body === undefined ? undefined : Buffer.from(asked.body);
  return new Promise<Response>((answer, fail) => {
    const request = send(url, {
      method: asked.method ?? 'GET',
      agent: false,
      signal: AbortSignal.timeout(asked.patienceMs ?? patienceMs),
      ...(!allowPrivate && { lookup: lookupPublic }),
      headers: {
        accept: 'application/json',
        'user-agent': 'Article39/1',
        ...(body && { 'content-length': body.length }),
        ...asked.headers,
      },
    });
    request.once('error', (error) => fail(saying(error, url.host)));
    request.once('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > mostBytes) request.destroy(new Error(`${url.host} answered more than ${mostBytes} bytes.`));
        else parts.push(part);
      });
      response.once('error', (error) => fail(saying(error, url.host)));
      response.once('end', () => {
        const { statusCode = 500 } = response;
        const headers = Object.entries(response.headersDistinct).flatMap(([name, values = []]) =>
          values.map((value): [string, string] => [name, value]),
        );
        // A Response of 204 and the like takes no body, not even an empty one.
        const content = [101, 204, 205, 304].includes(statusCode) ? null : Buffer.concat(parts);
        answer(new Response(content, { status: statusCode, headers }));
      });
    });
    request.end(body);
  });
}

/** When to ask again, if the answer says that (`Retry-After`, RFC 9110, 10.2.3). No longer than a day is believed. */
export function whenAgain({ headers }: Response, now: Date): Date | undefined {
  const said = headers.get('retry-after');
  if (said === null) return undefined;
  const at = /^\d+$/.test(said) ? now.getTime() + Number(said) * 1_000 : Date.parse(said);
  return Number.isNaN(at) ? undefined : new Date(Math.min(at, now.getTime() + 24 * 60 * 60_000));
}

/** A sentence for whoever looks after the address. */
function saying(error: Error, host: string): Error {
  if (error instanceof NotPublic || error.message.startsWith(host)) return error;
  const isLate = error.name === 'TimeoutError' || error.name === 'AbortError';
  const sentence = isLate ? `${host} took too long.` : `${host} did not answer: ${error.message.slice(0, 200)}`;
  return new Error(sentence, { cause: error });
}
