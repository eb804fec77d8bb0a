import type { Token, Tokens } from 'marked';
import { inlines } from './markdown.ts';
import { lineText } from './plain-text.ts';

/** The `##` headings that have a meaning. */
export interface Headings {
  beforeYouRead: string;
  workedCase: string;
  atWork: string;
  knowledgeCheck: string;
  /** In course.md. */
  remember: string;
}

const english: Headings = {
  beforeYouRead: 'Before you read',
  workedCase: 'Worked case',
  atWork: 'At work',
  knowledgeCheck: 'Knowledge check',
  remember: 'Remember',
};

const translated: Record<string, Headings> = {
  de: {
    beforeYouRead: 'Vor dem Lesen',
    workedCase: 'Fallbeispiel',
    atWork: 'Bei der Arbeit',
    knowledgeCheck: 'Wissenscheck',
    remember: 'Merken',
  },
};

/** The headings that an author of a language writes; English where it has none of its own. */
export function headingsIn(lang: string): Headings {
  const [language = ''] = lang.split('-');
  return Object.hasOwn(translated, language) ? translated[language]! : english;
}

/** Which special heading a title is, in English or in the course's language. */
export function specialHeading(title: string, lang: string): keyof Headings | undefined {
  const words = title.toLowerCase();
  const names = Object.keys(english) as (keyof Headings)[];
  return names.find((name) =>
    [english, headingsIn(lang)].some((headings) => {
      const heading = headings[name].toLowerCase();
      return words === heading || (name === 'workedCase' && words.startsWith(`${heading}:`));
    }),
  );
}

/** A page cut at its headings. */
export interface Chapter {
  /** Undefined for what stands before the first `##`. */
  heading: Tokens.Heading | undefined;
  title: string;
  /** Text before, between and after its exercises. */
  parts: (Text | Exercise)[];
}

interface Text {
  t: 'text';
  tokens: Token[];
}

interface Exercise {
  t: 'exercise';
  heading: Tokens.Heading;
  tokens: Token[];
}

const isHeading = (token: Token, depth: number): token is Tokens.Heading =>
  token.type === 'heading' && (token as Tokens.Heading).depth === depth;

/**
 * Cuts a page at `##` into chapters and at `###` into exercises. An exercise goes on to the next `##` or `###`.
 * A `#` counts as `##`, so that a slip of the pen does not swallow a section; `check/markup.ts` tells the author.
 */
export function chapters(tokens: readonly Token[]): Chapter[] {
  const result: Chapter[] = [{ heading: undefined, title: '', parts: [] }];
  for (const token of tokens) {
    const chapter = result.at(-1)!;
    if (isHeading(token, 1) || isHeading(token, 2)) {
      result.push({ heading: token, title: lineText(inlines(token.tokens)).trim(), parts: [] });
    } else if (isHeading(token, 3)) chapter.parts.push({ t: 'exercise', heading: token, tokens: [] });
    else if (chapter.parts.length === 0) chapter.parts.push({ t: 'text', tokens: [token] });
    else chapter.parts.at(-1)!.tokens.push(token);
  }
  return result;
}

/** The text of a chapter without its exercises. */
export function textTokens(chapter: Chapter): Token[] {
  return chapter.parts.flatMap((part) => (part.t === 'text' ? part.tokens : []));
}
