import type { Config } from '../config.ts';
import type { CourseVersion } from '../courses/course-library.ts';
import { badgeAddresses } from './addresses.ts';
import { badgeWords } from './words.ts';

/** What Open Badges 3.0 is written in (appendix D, context files); the last is for what names its own schema. */
export const badgeContext = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
];

type Issuing = Pick<Config, 'publicUrl' | 'organisation'>;

/** The organisation as the issuer of its badges (Open Badges 3.0, Profile). */
export function issuerOf({ publicUrl, organisation }: Issuing) {
  return { id: badgeAddresses(publicUrl).issuer, type: ['Profile'], name: organisation, url: publicUrl };
}

/** What a badge is for: a course in one version, and what had to be done (Open Badges 3.0, Achievement). */
export function achievementOf({ publicUrl, organisation }: Issuing, version: CourseVersion) {
  const id = badgeAddresses(publicUrl).achievement(version);
  const words = badgeWords(version.lang);
  return {
    id,
    type: ['Achievement'],
    achievementType: 'CertificateOfCompletion',
    name: version.title,
    description: words.description(organisation),
    criteria: { narrative: words.criteria(version.version, version.content, version.course.pass) },
    version: version.version,
    image: { id: `${id}/badge.svg`, type: 'Image' },
  };
}
