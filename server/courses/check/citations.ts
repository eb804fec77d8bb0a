import { gdprParagraphs, gdprRecitals } from './gdpr-articles.ts';
import { lastPoints } from './gdpr-points.ts';

// "Arts 28(3)(f), 33 and 34", "Art 33(1)-(2)": articles with their paragraphs and points.
const part = String.raw`\([0-9a-z]{1,3}\)`;
const item = String.raw`\d{1,3}(?:${part})*(?:[-–]${part})?`;
const between = String.raw`(?:,? (?:and|or|to) |, ?|[-–])`;
const cited = new RegExp(
  String.raw`\b(?<word>Art|Arts|Article|Articles)\.? (?<list>${item}(?:${between}${item})*)(?=(?<after>[^.;]{0,40}))`,
  'gu',
);

const ourWords = /^(GDPR|See|Under|In|By|And|Or|Of|The|From|With) $/;
const otherLaw = /^,? (?:(?:of|in) (?:the |that |this )?(?:[A-Z]|same)|[A-Z]{3,}\b)/;

/** `Art` without a law means the GDPR; a name or a number before it, or "of the …" behind it, is another law. */
function isGdpr(text: string, found: RegExpExecArray): boolean {
  const { after = '' } = found.groups ?? {};
  // Not part of the pattern, which would then look for it from every letter of a long word.
  const near = text.slice(Math.max(0, found.index - 60), found.index);
  const [before] = /[\p{L}\p{N}./-]+ $/u.exec(near) ?? [''];
  if (/\bUK GDPR $/.test(near)) return false;
  if (otherLaw.test(after) && !/^,? (?:(?:of|in) (?:the )?)?GDPR\b/.test(after)) return false;
  return before === '' || ourWords.test(before) || /^\p{Ll}/u.test(before);
}

/** What is wrong with `33(8)`, or nothing. */
function fault(written: string): string | undefined {
  const [, number = '', inside = '', end] = /^(\d+)((?:\([0-9a-z]+\))*)(?:[-–]\(([0-9a-z]+)\))?$/.exec(written) ?? [];
  const article = Number(number);
  const count = gdprParagraphs.get(article);
  if (count === undefined) return `Article ${article} of the GDPR does not exist; it has 99 articles.`;
  const [first] = /[0-9a-z]+/.exec(inside) ?? [];
  if (first === undefined) return undefined;
  const isNumber = /^\d+$/.test(first);
  const last = end !== undefined && /^\d+$/.test(end) && isNumber ? end : first;
  if (!isNumber) {
    return count > 0 && article !== 4
      ? `Article ${article} has paragraphs. Cite the paragraph before the point: ${article}(1)(${first}).`
      : pointFault(article, String(article), [first, end]);
  }
  if (count === 0) return `Article ${article} of the GDPR has no numbered paragraphs. Write Art ${article}.`;
  const wrong = [first, last].find((paragraph) => Number(paragraph) < 1 || Number(paragraph) > count);
  if (wrong === undefined) {
    const [, point] = inside.match(/[0-9a-z]+/g) ?? [];
    return pointFault(article, `${article}(${first})`, [point, end]);
  }
  const parts = article === 4 ? 'points' : 'paragraphs';
  return `Article ${article}(${wrong}) of the GDPR does not exist; the article has ${count} ${parts}.`;
}

/** What is wrong with the points of a paragraph; the definitions of Article 4 are left alone. */
function pointFault(article: number, paragraph: string, points: (string | undefined)[]): string | undefined {
  if (article === 4) return undefined;
  const last = lastPoints.get(paragraph);
  const wrong = points.find(
    (point) => point !== undefined && /^[a-z]$/.test(point) && (last === undefined || point > last),
  );
  if (wrong === undefined) return undefined;
  return last === undefined
    ? `Article ${paragraph} of the GDPR has no lettered points. Write Art ${paragraph}.`
    : `Article ${paragraph}(${wrong}) of the GDPR does not exist; its points end at (${last}).`;
}

/**
 * Citations of the GDPR that name what is not there.
 * @param text a line in backticks or a piece of prose; other laws in it are left alone
 * @returns a sentence for each
 */
export function wrongCitations(text: string): string[] {
  const faults: (string | undefined)[] = [];
  for (const found of text.matchAll(cited)) {
    if (!isGdpr(text, found)) continue;
    const plural = found.groups?.['word']?.endsWith('s') === true;
    const items = (found.groups?.['list'] ?? '').match(new RegExp(item, 'g')) ?? [];
    // "Art 33, 120 people": behind a singular a bare number is no article.
    faults.push(...items.filter((one, at) => at === 0 || plural || one.includes('(')).map(fault));
  }
  for (const [, number] of text.matchAll(/\bGDPR[^.;]{0,40}?\bRecitals? (\d+)/g)) {
    if (Number(number) < 1 || Number(number) > gdprRecitals) {
      faults.push(`Recital ${number} of the GDPR does not exist; it has ${gdprRecitals} recitals.`);
    }
  }
  return faults.filter((one) => one !== undefined);
}
