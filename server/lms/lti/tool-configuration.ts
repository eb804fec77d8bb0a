import { pageLanguages } from '../../language.ts';
import { lmsWords } from '../words.ts';
import { membersScope } from './members.ts';
import { launchAddress } from './login.ts';
import { scoreScope } from './results.ts';
import { lineItemScope } from './send-result.ts';

/** Where a platform finds us. */
export function addressesOf(publicUrl: string) {
  return {
    login: `${publicUrl}/lms/lti/login`,
    /** Everything arrives here: launches of links, and those in which something is chosen. */
    launch: launchAddress(publicUrl),
    keys: `${publicUrl}/lms/lti/keys`,
    configuration: `${publicUrl}/lms/lti/configuration.json`,
    icon: `${publicUrl}/embed/v1/mark.svg`,
  };
}

const name = 'Article 39';
/** To make a column for results, to put results into it, and to see who is in a course. */
const scopes = [lineItemScope, scoreScope, membersScope];
const claims = ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'];

/** Where courses are chosen; the first by its name in the specification, the others by Canvas' names. */
const placements = ['ContentArea', 'link_selection', 'assignment_selection'];

/**
 * What we say of ourselves to a platform that registers us (Dynamic Registration 1.0, 3.5).
 * @param offered placements that the platform says it has for choosing; what it does not know it may refuse
 */
export function toolConfiguration(publicUrl: string, offered: readonly string[]): object {
  const { login, launch, keys, icon } = addressesOf(publicUrl);
  const wanted = offered.filter((one) =>
    placements.includes(one.replace(/^https:\/\/canvas\.instructure\.com\/lti\//, '')),
  );
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: login,
    redirect_uris: [launch],
    client_name: name,
    jwks_uri: keys,
    logo_uri: icon,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: scopes.join(' '),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      domain: new URL(publicUrl).host,
      target_link_uri: launch,
      claims,
      ...described((words) => words.tool.about, 'description'),
      messages: [
        // First: Canvas takes the first message for each placement, and gives one without placements one of these.
        {
          type: 'LtiDeepLinkingRequest',
          target_link_uri: launch,
          icon_uri: icon,
          ...described((words) => words.tool.choose, 'label'),
          ...(wanted.length > 0 && { placements: wanted }),
        },
        { type: 'LtiResourceLinkRequest' },
      ],
    },
  };
}

/** The same in the languages that we have (OpenID Connect Registration, 2.1). */
function described(of: (words: (typeof lmsWords)[string]) => string, field: string): Record<string, string> {
  const inOthers = pageLanguages
    .filter((lang) => lang !== 'en')
    .map((lang): [string, string] => [`${field}#${lang}`, of(lmsWords[lang]!)]);
  return { [field]: of(lmsWords['en']!), ...Object.fromEntries(inOthers) };
}

/** What Canvas reads for a developer key: its own form. @see https://developerdocs.instructure.com/services/canvas/external-tools/lti/file.lti_dev_key_config */
export function canvasConfiguration(publicUrl: string): object {
  const { login, launch, keys, icon } = addressesOf(publicUrl);
  const { about, choose } = lmsWords['en']!.tool;
  return {
    title: name,
    description: about,
    target_link_uri: launch,
    oidc_initiation_url: login,
    redirect_uris: [launch],
    public_jwk_url: keys,
    scopes,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: new URL(publicUrl).host,
        // Names and addresses, so that people are found.
        privacy_level: 'public',
        settings: {
          text: name,
          icon_url: icon,
          placements: ['link_selection', 'assignment_selection'].map((placement) => ({
            placement,
            message_type: 'LtiDeepLinkingRequest',
            target_link_uri: launch,
            text: choose,
            icon_url: icon,
          })),
        },
      },
    ],
    custom_fields: {},
  };
}
