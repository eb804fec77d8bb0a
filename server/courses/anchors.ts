import type { Token, Tokens } from 'marked';
import { inlines } from './markdown.ts';
import { lineText } from './plain-text.ts';

/** The name of a heading's words in a link, as GitHub makes it. */
function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

/**
 * The names under which the headings of a page can be linked to, so that its preview on GitHub can be played through. The
 * second heading of the same words gets `-1`.
 * @param headings in the order of the page
 */
export function anchors(headings: readonly Tokens.Heading[]): Map<Token, string> {
  const taken = new Map<string, number>();
  const named = new Map<Token, string>();
  for (const heading of headings) {
    const plain = slug(lineText(inlines(heading.tokens)));
    let name = plain;
    let count = taken.get(plain) ?? 0;
    while (taken.has(name)) name = `${plain}-${++count}`;
    taken.set(plain, count);
    if (name !== plain) taken.set(name, 0);
    named.set(heading, name);
  }
  return named;
}
