import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { hostOf, isPublicAddress, lookupPublic, NotPublic } from './public-address.ts';

const patienceMs = 5_000;
const mostBytes = 256 * 1024;

/**
 * Gets a small JSON document from an address that somebody typed in. Redirects are not followed, and it leads into the house only
 * where the operator allows it, so that it cannot be used to look around there. Throws if there is no good answer.
 * @param allowPrivate whether it may be an internal address, and plain HTTP
 */
export async function fetchGuarded(address: string, allowPrivate: boolean): Promise<Response> {
  const url = new URL(address);
  const host = hostOf(url);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    throw new Error(`${url.host} is not asked without TLS.`);
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw new NotPublic(host);
  const get = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise<Response>((answer, fail) => {
    const request = get(url, {
      agent: false,
      signal: AbortSignal.timeout(patienceMs),
      ...(!allowPrivate && { lookup: lookupPublic }),
      headers: { accept: 'application/json', 'user-agent': 'Article39/1' },
    });
    request.once('error', fail);
    request.once('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > mostBytes) request.destroy(new Error(`${url.host} answered more than ${mostBytes} bytes.`));
        else parts.push(part);
      });
      response.once('error', fail);
      response.once('end', () => answer(new Response(Buffer.concat(parts), { status: response.statusCode ?? 500 })));
    });
    request.end();
  });
}
