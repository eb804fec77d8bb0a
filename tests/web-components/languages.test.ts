import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Dictionary } from '../../web-components/locales/localize.ts';

const root = join(import.meta.dirname, '../../web-components/locales');
const languages = ['de', 'es', 'fr', 'it', 'nl', 'pl'];

interface Part {
  part: string;
  words: Dictionary<unknown>;
}

function isDictionary(value: unknown): value is Dictionary<unknown> {
  return typeof value === 'object' && value !== null && 'en' in value && 'others' in value;
}

const parts = (
  await Promise.all(
    globSync('**/words.ts', { cwd: root }).map(async (file): Promise<Part[]> => {
      const exported = Object.values((await import(join(root, file))) as Record<string, unknown>);
      return exported
        .filter(isDictionary)
        .map((words) => ({ part: file.replace(/\/?words\.ts$/, '') || 'all', words }));
    }),
  )
).flat();

/** Every word with its place: `status.open`. A function is called with numbers, which every phrase of ours takes for a name too. */
function* leaves(value: unknown, path = ''): Generator<[path: string, kind: string, text: string]> {
  if (typeof value === 'function') {
    yield [path, `function of ${value.length}`, said(value as (...given: unknown[]) => unknown)];
    return;
  }
  if (typeof value !== 'object' || value === null) {
    yield [path, typeof value, String(value)];
    return;
  }
  for (const [key, inside] of Object.entries(value)) yield* leaves(inside, path ? `${path}.${key}` : key);
}

/** What a phrase says of fives, so far as it takes them. */
function said(phrase: (...given: unknown[]) => unknown): string {
  try {
    return String(phrase(...Array.from({ length: phrase.length }, () => 5)));
  } catch {
    return `(${phrase.length} others)`;
  }
}

/** A file that is not there has no words. */
function come({ others }: Dictionary<unknown>, lang: string): Promise<unknown> {
  return others[lang]!().catch(() => ({}));
}

test('every part of the interface has seven languages', () => {
  expect(parts.length).toBe(globSync('**/words.ts', { cwd: root }).length);
  for (const { part, words } of parts) expect([part, Object.keys(words.others).toSorted()]).toEqual([part, languages]);
});

test.each(languages)('%s: every word is there, of the same kind as in English, and none is empty', async (lang) => {
  for (const { part, words } of parts) {
    const theirs = [...leaves(await come(words, lang))];
    const ours = [...leaves(words.en)];
    const missing = new Set(ours.map(([path]) => path)).difference(new Set(theirs.map(([path]) => path)));
    const surplus = new Set(theirs.map(([path]) => path)).difference(new Set(ours.map(([path]) => path)));
    expect({ part, missing: [...missing], surplus: [...surplus] }).toEqual({ part, missing: [], surplus: [] });
    const kinds = new Map(ours.map(([path, kind]) => [path, kind.split(' ')[0]]));
    expect(
      theirs.filter(([path, kind]) => kind.split(' ')[0] !== kinds.get(path)).map(([path]) => `${part} ${path}`),
    ).toEqual([]);
    const spoken = new Set(ours.filter(([, , text]) => text.trim() !== '').map(([path]) => path));
    const empty = theirs.filter(([path, , text]) => text.trim() === '' && spoken.has(path));
    expect(empty.map(([path]) => `${part} ${path}`)).toEqual([]);
  }
});

/** What is the same word in that language, and what has no language. */
const alike: Record<string, string> = {
  all: `sha- zip utf- windows- slack microsoft_teams nonce webhooks utf-_(big-endian) trusted_types staffbase haiilo sandbox
    intranet audience_(aud) content_security_policy cookies server script scorm_. cmi`,
  de: 'team person format name organisation link isolation',
  es: 'roles auditor',
  fr: `action actions document documents e-mail format minutes modules obligations organisation pages question questions
    version secret isolation`,
  it: 'team link e-mail auditor file directory_(scim) policy',
  nl: 'modules team open auditor auditors e-mail link tabs document origin contrast in_frames platforms',
  pl: 'format e-mail link program',
};

/** Addresses of our pages, and the numbers of laws. */
const hasNoLanguage = /^\/[\w/-]*$|^\w+="\d"\.$|ISO\/IEC|^\(\d others\)$/;

test.each(languages)('%s: nothing was left in English', async (lang) => {
  const same: string[] = [];
  const may = new Set(`${alike['all']} ${alike[lang]}`.split(/\s+/));
  for (const { part, words } of parts) {
    const english = new Map([...leaves(words.en)].map(([path, , text]) => [path, text]));
    for (const [path, , text] of leaves(await come(words, lang)))
      if (text === english.get(path) && /\p{L}{3}/u.test(text) && !hasNoLanguage.test(text))
        if (!may.has(text.toLowerCase().replaceAll(/\d+/g, '').trim().replaceAll(' ', '_')))
          same.push(`${part} ${path}: ${text}`);
  }
  expect(same).toEqual([]);
});
