import { html, type TemplateResult } from 'lit';
import type { LmsTerms } from '../locales/lms/en.ts';
import type { PlatformView } from './lms-api.ts';

type Addresses = Pick<PlatformView, 'authUrl' | 'tokenUrl' | 'keysUrl' | 'tokenAudience'>;
type Value = (name: string) => string;

const needed = ['authUrl', 'tokenUrl', 'keysUrl'] as const;

/** Where a platform is asked. @param field draws one of them */
export function addressFields(
  { addresses: words, optional }: LmsTerms,
  field: (name: string, label: string, more?: { hint: string; note: string }) => TemplateResult,
): TemplateResult {
  return html`${needed.map((name) => field(name, words[name]))}
  ${field('tokenAudience', words.tokenAudience, { hint: words.tokenAudienceHint, note: optional })}`;
}

export function addressesIn(value: Value): Addresses {
  return {
    authUrl: value('authUrl'),
    tokenUrl: value('tokenUrl'),
    keysUrl: value('keysUrl'),
    tokenAudience: value('tokenAudience') || null,
  };
}

export function addressFaults({ faults }: LmsTerms, value: Value): Record<string, string> {
  return Object.fromEntries(needed.filter((name) => !isAddress(value(name))).map((name) => [name, faults[name]!]));
}

export function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}
