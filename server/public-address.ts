import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Special-purpose addresses (IANA registries): this machine, networks of one house, examples, multicast. */
const special4 = blockListOf('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]);
const global6 = blockListOf('ipv6', [['2000::', 3]]);
/** Within the global ones: examples, and those that hold an IPv4 address. */
const special6 = blockListOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

function blockListOf(family: 'ipv4' | 'ipv6', networks: [string, number][]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}

/** Whether an IP address belongs to the open internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special4.check(address, 'ipv4');
  return isIP(address) === 6 && global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}

/** The name or address in a URL, without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

type Callback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Looks a name up and fails if one of its addresses is not public. Given to the connection itself, so that the address that is
 * checked is the one that is used: a name may have another address a moment later.
 */
export function lookupPublic(name: string, options: LookupOptions, callback: Callback): void {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) callback(error ?? new Error(`${name} has no address`), []);
    else if (!addresses.every(({ address }) => isPublicAddress(address))) callback(new NotPublic(name), []);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
}

/** A name leads to this machine or into the house. */
export class NotPublic extends Error {
  override name = 'NotPublic';

  constructor(host: string) {
    super(
      `${host} is an address of this machine or of an internal network. Set A39_WEBHOOK_PRIVATE=yes if that is meant.`,
    );
  }
}
