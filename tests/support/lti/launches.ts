import { randomUUID } from 'node:crypto';
import { lineItemUrl, lineItemsUrl, ofLink } from './grades.ts';
import { signedWith, withoutGaps } from './keys.ts';
import {
  dl,
  inSeconds,
  lti,
  namesOf,
  roles,
  type Begun,
  type Changes,
  type Link,
  type Lms,
  type LmsUser,
  type Message,
} from './lms.ts';
import { membersUrl } from './members.ts';

/** What it sends to the tool's login initiation: OpenID Connect's, and those of LTI Core 1.3, 4.1. */
export function loginParameters(
  lms: Lms,
  user: LmsUser,
  link: Link,
  message: Message = 'LtiResourceLinkRequest',
): Record<string, string> {
  const hint = randomUUID();
  // Whoever opens something in a course is in it.
  if (!link.course.members.some(({ who }) => who.id === user.id)) link.course.members.push({ who: user });
  lms.begun.set(hint, { user, link, message });
  return {
    iss: lms.origin,
    login_hint: user.id,
    target_link_uri: message === 'LtiDeepLinkingRequest' ? link.tool.deepLinkingUri : link.targetLinkUri,
    lti_message_hint: hint,
    client_id: link.tool.clientId,
    lti_deployment_id: link.deploymentId,
    ...(lms.tastes.storageTarget !== null && { lti_storage_target: lms.tastes.storageTarget }),
  };
}

/** An ID token for a launch, signed: an honest one but for the changes. */
export async function idToken(lms: Lms, begun: Begun, nonce: string, changes: Changes = {}): Promise<string> {
  const all = withoutGaps({ ...claimsOf(lms, begun, nonce), ...changes.claims });
  const key = changes.key ?? lms.keys.signing;
  if (changes.sign) return changes.sign(all, { typ: 'JWT', alg: 'RS256', kid: key.jwk.kid, ...changes.header });
  return signedWith(key, all, changes.header);
}

function claimsOf(lms: Lms, { user, link, message }: Begun, nonce: string): Record<string, unknown> {
  const now = inSeconds(lms.clock.now);
  const { course, tool } = link;
  return {
    iss: lms.origin,
    aud: tool.clientId,
    sub: user.id,
    iat: now,
    // No longer than Moodle's.
    exp: now + 60,
    nonce,
    ...(lms.tastes.sendsName && namesOf(user)),
    ...(lms.tastes.sendsEmail && { email: user.email }),
    ...(user.locale !== undefined && { locale: user.locale }),
    ...(user.staffNumber !== undefined && { [lti('lis')]: { person_sourcedid: user.staffNumber } }),
    [lti('version')]: '1.3.0',
    [lti('message_type')]: message,
    [lti('deployment_id')]: link.deploymentId,
    [lti('target_link_uri')]: message === 'LtiDeepLinkingRequest' ? tool.deepLinkingUri : link.targetLinkUri,
    [lti('roles')]: user.roles,
    [lti('context')]: {
      id: course.id,
      label: course.label,
      title: course.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection'],
    },
    [lti('tool_platform')]: {
      guid: 'lms.brightwater.example',
      name: 'Brightwater Learning',
      product_family_code: 'tests',
    },
    [lti('launch_presentation')]: { document_target: 'iframe', return_url: `${lms.origin}/course/${course.id}` },
    ...(link.custom && { [lti('custom')]: link.custom }),
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: membersUrl(lms, course),
      service_versions: ['2.0'],
    },
    ...ofMessage(lms, link, user, message),
  };
}

function ofMessage(lms: Lms, link: Link, user: LmsUser, message: Message): Record<string, unknown> {
  const lineItem = ofLink(lms, link);
  const endpoint = {
    scope: link.tool.scopes.filter((scope) => scope.includes('/lti-ags/')),
    lineitems: lineItemsUrl(lms, link.course.id),
    ...(message !== 'LtiDeepLinkingRequest' && lineItem && { lineitem: lineItemUrl(lms, lineItem) }),
  };
  const grades = { 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': endpoint };
  if (message === 'LtiDeepLinkingRequest')
    return {
      ...grades,
      [dl('deep_linking_settings')]: {
        deep_link_return_url: `${lms.origin}/choice`,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe', 'window'],
        accept_multiple: true,
        accept_lineitem: true,
        auto_create: false,
        data: `course:${link.course.id}`,
      },
    };
  return {
    ...grades,
    [lti('resource_link')]: { id: link.id, ...(link.title !== undefined && { title: link.title }) },
    ...(message === 'LtiSubmissionReviewRequest' && {
      [lti('for_user')]: { user_id: user.id, roles: [roles.learner] },
    }),
  };
}
