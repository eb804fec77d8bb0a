import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { hostOf, isPublicAddress, lookupPublic, NotPublic } from '../public-address.ts';

/** For all of it: connection, sending, and the first line of the answer. */
const patienceMs = 10_000;

export interface Message {
  /** The same whenever it is sent again: receivers know by it what they have. */
  id: string;
  body: string;
  secret: string;
}

/**
 * Posts a signed message and answers the status. Redirects are not followed, and of the answer nothing is read: an address that
 * somebody typed in must not become a way to look into the house.
 * @param allowPrivate whether it may be an internal address, and plain HTTP
 * Throws with a sentence for people if there is no answer.
 */
export async function postWebhook(
  address: string,
  message: Message,
  { allowPrivate, now }: { allowPrivate: boolean; now: Date },
): Promise<number> {
  const url = new URL(address);
  const fault = faultOfAddress(url, allowPrivate);
  if (fault !== undefined) throw new Error(fault);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const body = Buffer.from(message.body);
  try {
    return await new Promise<number>((answer, fail) => {
      const request = send(url, {
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(patienceMs),
        ...(!allowPrivate && { lookup: lookupPublic }),
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          'user-agent': 'Article39-Webhook/1',
          ...signatureHeaders(message, now),
        },
      });
      request.once('error', fail);
      request.once('response', (response) => {
        answer(response.statusCode ?? 0);
        request.destroy();
      });
      request.end(body);
    });
  } catch (error) {
    throw new Error(reasonOf(error, url.host), { cause: error });
  }
}

/** Why an address cannot be used, in a sentence; undefined if it can. A name is looked up when it is used. */
export function faultOfAddress(url: URL, allowPrivate: boolean): string | undefined {
  if (url.username !== '' || url.password !== '') return 'A webhook address has no user and password in it.';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    return 'A webhook address begins with https://.';
  const host = hostOf(url);
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) return new NotPublic(host).message;
  return undefined;
}

/** Standard Webhooks: HMAC-SHA256 over id, time and body. @param now when it is sent, against replays */
export function signatureHeaders({ id, body, secret }: Message, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

export const secretPrefix = 'whsec_';

function reasonOf(error: unknown, host: string): string {
  if (error instanceof NotPublic) return error.message;
  if (!(error instanceof Error)) return `${host} did not answer.`;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `${host} took longer than ten seconds.`;
  return `${host} did not answer: ${error.message.slice(0, 200)}`;
}
