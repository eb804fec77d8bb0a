import * as v from 'valibot';
import type { Remark } from '../course-model.ts';
import { gdprParagraphs } from '../check/gdpr-articles.ts';
import { prose } from '../check/prose.ts';
import type { Page } from '../page.ts';
import { quoted, remark } from '../remark.ts';
import { day, readRegister } from './register.ts';
import type { Register } from './register.ts';

/** Where the sources stand below `courses/`. They are for authors: no version carries them. */
export const sourcesPath = 'law/sources.yaml';

const words = v.pipe(v.string('Write words.'), v.nonEmpty('Say something.'));

const schema = v.strictObject({
  title: words,
  /** A day, a month or a year: what the source itself gives. */
  date: v.pipe(
    v.union([v.string(), v.number()], 'Write a day, a month or a year.'),
    v.transform(String),
    v.regex(/^\d{4}(-\d{2}){0,2}$/, 'Write a day, a month or a year, such as 2021-07-07.'),
  ),
  /** In words, never as an address that may be gone. */
  published: words,
  /** What whoever wrote the entry had in front of them. */
  seen: v.picklist(['primary', 'secondary', 'memory'], 'Write primary, secondary or memory.'),
  /** When it was last compared with what is published. */
  checked: day,
  note: v.optional(words),
});

export type LawSource = v.InferOutput<typeof schema>;
export type LawSources = Register<LawSource>;

/** Reads `law/sources.yaml`. Never throws. */
export function readSources(text: string): { sources: LawSources; remarks: Remark[] } {
  const { entries, remarks } = readRegister(text, sourcesPath, schema);
  return { sources: entries, remarks };
}

/** A part of `source:`, and the registered source that it cites; `GDPR` for the regulation itself. */
export interface Cited {
  part: string;
  source: string | undefined;
}

/** "Art 33(1)-(2)", "28(3)(a)-(h)", "Arts 44-46", "recital 47": what stands behind a law, or goes on after a comma. */
const place = /^(?:and |Arts? |recitals? |clauses? |regs? |sections? |ff)?\.?\s*(?:\d|\([0-9a-z]{1,3}\))/i;
const ofALaw = /^Arts? [\d(][^,;]*? of (?:the )?(.+)$/;
const gdpr = /^(?:GDPR )?(?:Arts?|recitals?) (\d+)/i;

/** The longest registered name that a part begins with, as whole words. */
function named(part: string, sources: LawSources): string | undefined {
  const names = [...sources.keys()].filter(
    (name) => part.startsWith(name) && !/^[\p{L}\p{N}/-]/u.test(part.slice(name.length)),
  );
  return names.sort((a, b) => b.length - a.length)[0];
}

function ofGdpr(part: string): string | undefined {
  const [, number] = gdpr.exec(part) ?? [];
  if (number === undefined) return undefined;
  // Which paragraphs exist is the matter of article-unknown.
  return /^(?:GDPR )?recital/i.test(part) || gdprParagraphs.has(Number(number)) ? 'GDPR' : undefined;
}

/**
 * What an exercise cites, part by part. Semicolons divide sources; behind a comma either another one begins, or a further
 * article of the last.
 * @param source what stands behind `source:`
 */
export function citedSources(source: string, sources: LawSources): Cited[] {
  return source.split(';').flatMap((group) => {
    let last: string | undefined;
    let isFirst = true;
    return group.split(',').flatMap((written): Cited[] => {
      const part = written.trim();
      if (part === '') return [];
      const law = ofALaw.exec(part)?.[1];
      const found = law === undefined ? (named(part, sources) ?? ofGdpr(part)) : named(law, sources);
      const goesOn = !isFirst && found === undefined && law === undefined && place.test(part);
      isFirst = false;
      // What goes on from a part that nobody knows is said with that part.
      if (goesOn) return last === undefined ? [] : [{ part, source: last }];
      last = found;
      return [{ part, source: found }];
    });
  });
}

/** The words behind `source:` in the line of an exercise. */
export function sourceIn(line: string): string | undefined {
  return /(?:^|\s·\s+)source:\s*(.*?)(?:\s+·\s|\s*$)/.exec(line)?.[1];
}

/** Sources that the register does not know, so that nobody would notice when they change. */
export function unknownSources(page: Page<unknown>, sources: LawSources): Remark[] {
  return prose(page).flatMap(({ text, line, isExerciseLine }) => {
    const source = isExerciseLine ? sourceIn(text) : undefined;
    const unknown = source ? citedSources(source, sources).filter((one) => one.source === undefined) : [];
    return unknown.map(({ part }) => {
      const message = `The source ${quoted(part)} is neither an article of the GDPR nor in ${sourcesPath}. Correct it, or add it there like this.`;
      const name = /[:#"']/.test(part) ? JSON.stringify(part) : part;
      const paste = `${name}:\n  title: …\n  date: …\n  published: …\n  seen: primary\n  checked: …`;
      return remark('source-unknown', { file: page.file, line }, message, paste);
    });
  });
}
