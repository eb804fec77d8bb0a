import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { Config } from '../config.ts';
import type { CourseVersion } from '../courses/course-library.ts';
import { daysAfter } from '../day.ts';
import { achievementOf, badgeContext, issuerOf } from './achievement.ts';
import { badgeAddresses } from './addresses.ts';
import type { Place } from './revoked-list.ts';

/** Where the schema is by which anybody can validate a badge (Open Badges 3.0, CredentialSchema). */
const schema = {
  id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
  type: '1EdTechJsonSchemaValidator2019',
};

/** What a badge says. There is no result, no evidence and no time of day in it: it goes to managers and customers. */
export interface Said {
  id: string;
  course: CourseVersion;
  completedOn: string;
  /** Last day until which it need not be done again, where that is known. */
  goodThrough: string | null;
  /** Where it stands in the list of those that are revoked. */
  place: Place;
  /** For whoever knows the address and wants to know whether it is this person. */
  email: string | null;
  /** Null unless the person wants it in clear. */
  name: string | null;
}

/** The credential (Open Badges 3.0, OpenBadgeCredential). Its subject has an id of its own, so that two badges do not show that they are of one person. */
export function credentialOf(config: Config, { id, course, completedOn, goodThrough, place, email, name }: Said) {
  return {
    '@context': badgeContext,
    id: `urn:uuid:${id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: course.title,
    issuer: issuerOf(config),
    validFrom: beginOf(completedOn),
    ...(goodThrough !== null && { validUntil: beginOf(daysAfter(goodThrough, 1)) }),
    credentialSubject: {
      id: `urn:uuid:${randomUUID()}`,
      type: ['AchievementSubject'],
      identifier: [...(email === null ? [] : [hashed(email)]), ...(name === null ? [] : [inClear(name)])],
      achievement: achievementOf(config, course),
    },
    credentialStatus: statusAt(config.publicUrl, place),
    credentialSchema: [schema],
  };
}

/** How a badge says where it would be revoked (Bitstring Status List 1.0, 2.1). */
function statusAt(publicUrl: string, { list, place }: Place) {
  const address = badgeAddresses(publicUrl).list(list);
  return {
    id: `${address}#${place}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(place),
    statusListCredential: address,
  };
}

export function beginOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** An address can be compared with it, and not read from it (Open Badges 3.0, IdentityHash). */
function hashed(email: string) {
  const salt = randomBytes(16).toString('base64url');
  const identityHash = `sha256$${hash('sha256', email.toLowerCase() + salt)}`;
  return { type: 'IdentityObject', hashed: true, identityHash, identityType: 'emailAddress', salt };
}

function inClear(name: string) {
  return { type: 'IdentityObject', hashed: false, identityHash: name, identityType: 'name' };
}
