import { ScimFault } from './scim-fault.ts';

interface Revised {
  revision: number;
}

/** The weak ETag of a revision. */
export function versionOf({ revision }: Revised): string {
  return `W/"${revision}"`;
}

/** Whether a header of the client names this version, or any (RFC 7644, 3.14). */
export function names(header: string, of: Revised): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => tag.trim() === '*' || plain(tag) === plain(versionOf(of)));
}

/** Refuses a change to what has changed meanwhile (412). */
export function assertVersion(ifMatch: string | undefined, of: Revised): void {
  if (ifMatch !== undefined && !names(ifMatch, of))
    throw new ScimFault(412, 'It has changed since it was read. Read it again.');
}
