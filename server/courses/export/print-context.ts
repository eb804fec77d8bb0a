import { html, raw } from 'hono/html';
import type { Block, Inline } from '../course-model.ts';
import { htmlText } from './html-text.ts';
import type { Picture } from './html-text.ts';
import type { wordsIn } from './words.ts';

export type Markup = ReturnType<typeof html>;

/** What every part of a printed edition needs. */
export interface PrintContext {
  words: ReturnType<typeof wordsIn>;
  picture: Picture;
}

/** Lesson text for a page. It is escaped by `htmlText`, so nothing escapes it again. */
export function printed(pieces: readonly (Inline | Block)[], { picture }: PrintContext): Markup {
  return html`${raw(htmlText(pieces, picture))}`;
}

/** A box to tick or to write into. */
export const box = html`<span class="box"></span>`;
