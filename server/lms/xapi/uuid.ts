import { hash } from 'node:crypto';

/** The namespace for names that are addresses (RFC 9562, 6.6). */
const addresses = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** The UUID of an address, version 5 (RFC 9562, 5.5): the same for the same address, always and everywhere. */
export function uuidOf(address: string): string {
  const bytes = Buffer.from(hash('sha1', Buffer.concat([addresses, Buffer.from(address)]), 'hex').slice(0, 32), 'hex');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

/** Whether something is a UUID in the form in which xAPI takes one (Data 2.4.1). */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}
