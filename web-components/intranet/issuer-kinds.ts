import type { IssuerTerms } from './intranet-api.ts';
import type { PublicKey } from './pasted-keys.ts';

export type Kind = IssuerTerms['kind'];

/** In the order in which they are offered: the better ones first. */
export const kinds: readonly Kind[] = ['keys', 'entra', 'access_token', 'jwks', 'staffbase', 'haiilo', 'secret'];

/** Kinds whose tokens come through a frame of ours, so that no page tells them apart. */
export const inFrames: readonly Kind[] = ['staffbase', 'haiilo'];

export const foundBys: readonly IssuerTerms['foundBy'][] = ['external_id', 'staff_number', 'email', 'nothing'];

type Field = 'iss' | 'audience' | 'keys' | 'jwksUrl' | 'secret' | 'tenant' | 'clients';

/** What is asked for, by kind, in its order. */
export const fieldsOf: Record<Kind, readonly Field[]> = {
  keys: ['iss', 'audience', 'keys'],
  entra: ['tenant', 'audience', 'clients', 'iss'],
  access_token: ['iss', 'jwksUrl', 'audience', 'clients'],
  jwks: ['iss', 'audience', 'jwksUrl'],
  staffbase: ['iss', 'audience', 'keys'],
  haiilo: ['iss', 'tenant', 'keys'],
  secret: ['iss', 'audience', 'secret'],
};

/** What SharePoint Online names itself when it asks Entra ID for a token. */
const sharePoint = '08e18876-6177-487e-b8b5-cf950c1e598c';

/** What a form of that kind begins with. */
export function beginning(kind: Kind, server: string): Record<string, string> {
  const isOwn = kind === 'keys' || kind === 'jwks' || kind === 'secret';
  return {
    kind,
    iss: '',
    audience: isOwn ? server : '',
    keys: '',
    jwksUrl: '',
    secret: '',
    tenant: '',
    clients: kind === 'entra' ? sharePoint : '',
    acceptV1: '',
  };
}

type Value = (name: string) => string;

const isGuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
const lines = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** What can be seen from here to be wrong: by the field, the name of the sentence that says so. Keys are read apart. */
export function faultsOf(kind: Kind, value: Value): Record<string, string> {
  const found: Record<string, string> = {};
  const isEntra = kind === 'entra';
  for (const field of fieldsOf[kind]) {
    const text = value(field);
    if (field === 'iss' && text === '' && !isEntra) found[field] = 'iss';
    if (field === 'audience' && (isEntra ? !isGuid(text) : text === '')) found[field] = isEntra ? 'guid' : 'audience';
    if (field === 'tenant' && (isEntra ? !isGuid(text) : text === '')) found[field] = isEntra ? 'guid' : 'tenant';
    if (field === 'jwksUrl' && !(/^https?:/.test(text) && URL.canParse(text))) found[field] = 'jwksUrl';
    if (field === 'secret' && !/^[\w-]{43,}$/.test(text)) found[field] = 'secret';
    if (field === 'clients' && lines(text).length === 0) found[field] = 'clients';
    if (field === 'clients' && isEntra && !lines(text).every(isGuid)) found[field] = 'guid';
  }
  return found;
}

/** Who signs: Entra ID names itself after the tenant. */
export function issOf(kind: Kind, value: Value): string {
  return (
    value('iss') || (kind === 'entra' ? `https://login.microsoftonline.com/${value('tenant').toLowerCase()}/v2.0` : '')
  );
}

/** What the server is to keep of it. */
export function termsOf(kind: Kind, value: Value, keys: PublicKey[]): IssuerTerms {
  const common = {
    foundBy: foundBys.find((one) => one === value('foundBy')) ?? 'external_id',
    makesPeople: value('makesPeople') !== '',
  };
  const audience = value('audience');
  const clients = lines(value('clients'));
  switch (kind) {
    case 'keys':
    case 'staffbase':
      return { kind, audience, keys, ...common };
    case 'jwks':
      return { kind, audience, jwksUrl: value('jwksUrl'), ...common };
    case 'secret':
      return { kind, audience, secret: value('secret'), ...common };
    case 'entra':
      return { kind, tenant: value('tenant'), audience, clients, acceptV1: value('acceptV1') !== '', ...common };
    case 'access_token':
      return { kind, audience, jwksUrl: value('jwksUrl'), clients, ...common };
    case 'haiilo':
      return { kind, tenant: value('tenant'), keys, ...common };
  }
}
