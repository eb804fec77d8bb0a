import { SignJWT } from 'jose';
import type { Db } from '../../../db/open.ts';
import type { Course } from '../../courses/course-model.ts';
import { newSecret } from '../../secret.ts';
import { signingKey } from '../../signing/signing-keys.ts';
import { claims } from './launch.ts';
import { launchAddress } from './login.ts';
import type { Platform } from './platform.ts';

const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
/** The browser takes it there at once; some platforms' clocks are slow. */
const goodSeconds = 10 * 60;
const whole = 100;

/**
 * A link to a course, as the LMS keeps it (Deep Linking 2.0, ltiResourceLink). Nothing in it is about people.
 * @param withResults whether a place for results is wanted; undefined where nobody was asked
 */
export function linkTo(
  { id, title }: Pick<Course, 'id' | 'title'>,
  { publicUrl, text, withResults }: { publicUrl: string; text: string; withResults: boolean | undefined },
): object {
  return {
    type: 'ltiResourceLink',
    title,
    text,
    url: `${launchAddress(publicUrl)}?course=${encodeURIComponent(id)}`,
    // Some platforms launch all links at one address.
    custom: { course: id, ...(withResults === false && { results: 'no' }) },
    ...(withResults && { lineItem: { scoreMaximum: whole, label: title, resourceId: id, tag: 'completion' } }),
  };
}

/** What was chosen, signed for the platform that asked (Deep Linking 2.0, 4.5). Nothing chosen is an answer as well. */
export async function choiceSigned(
  db: Db,
  platform: Platform,
  { deploymentId, data, items }: { deploymentId: string; data: string | undefined; items: readonly object[] },
  now: Date,
): Promise<string> {
  const { kid, alg, key } = await signingKey(db, 'lti', now);
  const seconds = Math.floor(now.getTime() / 1_000);
  return new SignJWT({
    nonce: newSecret(),
    [claims.messageType]: 'LtiDeepLinkingResponse',
    [claims.version]: '1.3.0',
    [claims.deploymentId]: deploymentId,
    [`${deepLinking}content_items`]: items,
    // As it came, and not at all if it did not.
    ...(data !== undefined && { [`${deepLinking}data`]: data }),
  })
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .setIssuer(platform.clientId)
    .setAudience(platform.issuer)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + goodSeconds)
    .sign(key);
}
