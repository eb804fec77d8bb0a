import { isIP } from 'node:net';
import { hostOf, isPublicAddress, NotPublic } from '../../public-address.ts';
import { Refusal } from '../../refusals.ts';

/**
 * The address of a record store as it is kept: what stands before `/statements`, however it was copied. Refuses one that cannot be
 * asked (`store_address`). A name is looked up when it is used.
 * @param allowPrivate whether it may be an internal address, and plain HTTP
 */
export function endpointIn(typed: string, allowPrivate: boolean): string {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const fault = url ? faultOf(url, allowPrivate) : 'That is not an address.';
  if (!url || fault !== undefined) throw new Refusal('store_address', fault ?? '');
  url.hash = '';
  url.pathname = url.pathname.replace(/(\/statements)?\/*$/, '');
  return url.href.replace(/\/$/, '');
}

function faultOf(url: URL, allowPrivate: boolean): string | undefined {
  if (url.username !== '' || url.password !== '') return 'Write key and secret in their fields, not into the address.';
  if (url.search !== '') return 'The address of a record store has no question mark in it. Leave out what follows it.';
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    return 'The address of a record store begins with https://.';
  const host = hostOf(url);
  const isInside = isIP(host) === 0 ? /(^|\.)localhost\.?$/i.test(host) : !isPublicAddress(host);
  return !allowPrivate && isInside ? new NotPublic(host).message : undefined;
}
