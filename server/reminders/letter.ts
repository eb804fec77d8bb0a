/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { Config } from '../config.ts';
import type { CourseLibrary, CourseVersion } from '../courses/course-library.ts';
import type { Mail } from '../mail/mailer.ts';
import { letterLanguage, letterWords, type LetterWords } from './letter-words.ts';

/** A course in a letter, and whose it is. */
export interface Item {
  name: string;
  courseId: string;
  assignmentId: string;
  dueOn: string;
  overdueAfter: string;
}

/** Everything that a letter says. */
export interface Letter {
  to: { name: string; email: string; lang: string | null };
  items: Item[];
  today: string;
  /** Goes to the manager: the items are other people's. */
  isAboutTeam: boolean;
  /** Who pressed *Remind*. */
  sender: string | null;
  /** Where to turn such mails off; null for those that are always sent. */
  unsubscribe: string | null;
}

interface Around {
  config: Pick<Config, 'publicUrl' | 'organisation' | 'contact'>;
  library: CourseLibrary;
}

interface Line {
  heading: string;
  due: string;
  href: string;
  link: string;
}

/** The mail of a letter, as text and as HTML that says the same. Pure: a preview is what is sent. */
export async function mailOf(
  letter: Letter,
  { config, library }: Around,
): Promise<Mail & { html: string; lang: string }> {
  const lang = letterLanguage(letter.to.lang);
  const words = letterWords[lang]!;
  const said = {
    lang,
    subject: subjectOf(letter, words, library, lang),
    ...wordsOf(letter, words, { config, library }, lang),
  };
  const name = inOneLine(letter.to.name);
  const { unsubscribe } = letter;
  return {
    to: { name, address: letter.to.email.trim() },
    lang,
    subject: said.subject,
    text: asText(said),
    html: await asHtml(said),
    ...(unsubscribe !== null && {
      headers: {
        'List-Unsubscribe': `<${unsubscribe}>`,
        // A mail program posts to it without asking, so it has to be a place that nobody can listen to (RFC 8058).
        ...(unsubscribe.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
    }),
  };
}

/** The title of a course in that language, or its id if it is not published any more. */
export function titleOf(library: CourseLibrary, courseId: string, lang = 'en'): string {
  return inOneLine(published(library, courseId, lang)?.title ?? courseId);
}

function published(library: CourseLibrary, courseId: string, lang: string): CourseVersion | undefined {
  return library.all().some((version) => version.courseId === courseId) ? library.current(courseId, lang) : undefined;
}

/** Names come from other systems: a line break in one would end a header, or begin a sentence that nobody wrote. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
}

interface Said {
  lang: string;
  subject: string;
  hello: string;
  opening: string;
  lines: Line[];
  after: string;
  goodbye: string;
  small: string[];
  stop: { text: string; href: string } | null;
}

function subjectOf(
  { items, today, isAboutTeam }: Letter,
  words: LetterWords,
  library: CourseLibrary,
  lang: string,
): string {
  const { subject } = words;
  if (isAboutTeam) return subject.team(items.length);
  const overdue = items.filter((item) => item.overdueAfter < today).length;
  const [first] = items;
  if (items.length > 1 || !first)
    return overdue > 0 ? subject.severalOverdue(items.length, overdue) : subject.several(items.length);
  const title = titleOf(library, first.courseId, lang);
  if (first.dueOn === today) return subject.oneToday(title);
  return first.dueOn > today
    ? subject.one(title, words.day(first.dueOn))
    : subject.oneOverdue(title, words.day(first.dueOn));
}

function wordsOf(
  letter: Letter,
  words: LetterWords,
  { config, library }: Around,
  lang: string,
): Omit<Said, 'lang' | 'subject'> {
  const { items, sender, isAboutTeam } = letter;
  const by = sender === null ? null : inOneLine(sender);
  const opening = isAboutTeam
    ? words.openingTeam(items.length)
    : by === null
      ? words.opening(items.length)
      : words.openingBy(by, items.length);
  return {
    hello: words.hello(inOneLine(letter.to.name)),
    opening: opening.charAt(0).toUpperCase() + opening.slice(1),
    lines: items.map((item) => lineOf(item, letter, words, { config, library }, lang)),
    after: isAboutTeam ? words.teamNoAnswers : words.kept,
    goodbye: words.goodbye,
    small: [
      isAboutTeam ? words.whyTeam(config.organisation) : words.why(config.organisation),
      words.often,
      ...(by === null ? [] : [words.sentBy(by)]),
      words.contact(config.contact.name, config.contact.email),
      words.byProgram,
    ],
    stop: letter.unsubscribe === null ? null : { text: words.stop, href: letter.unsubscribe },
  };
}

function lineOf(
  item: Item,
  { today, isAboutTeam }: Letter,
  words: LetterWords,
  { config, library }: Around,
  lang: string,
): Line {
  const title = titleOf(library, item.courseId, lang);
  const due = dueInWords(item, today, words);
  if (isAboutTeam)
    return { heading: `${inOneLine(item.name)}: ${title}`, due, href: `${config.publicUrl}/team`, link: words.team };
  const minutes = published(library, item.courseId, lang)?.course.minutes;
  return {
    heading: title,
    due: minutes === undefined ? due : `${due}, ${words.minutes(minutes)}`,
    href: `${config.publicUrl}/training/${item.assignmentId}`,
    link: words.start,
  };
}

function dueInWords({ dueOn, overdueAfter }: Item, today: string, words: LetterWords): string {
  const day = words.day(dueOn);
  if (dueOn === today) return words.dueToday;
  if (dueOn > today) return words.due(day);
  return overdueAfter < today ? words.wasDue(day) : words.inGrace(day, words.day(overdueAfter));
}

function asText({ hello, opening, lines, after, goodbye, small, stop }: Said): string {
  const links = new Set(lines.map((line) => line.href)).size;
  const listed = lines.map(
    ({ heading, due, href }) => `* ${heading}\n  ${due}${links < lines.length ? '' : `\n  ${href}`}`,
  );
  const common = links < lines.length ? `\n${lines[0]!.link}: ${lines[0]!.href}\n` : '';
  const end = stop ? `\n\n${stop.text}:\n${stop.href}` : '';
  return `${hello}\n\n${opening}\n\n${listed.join('\n\n')}\n${common}\n${after}\n\n${goodbye}\n\n--\n${small.join('\n')}${end}\n`;
}

const font = "font-family: system-ui, -apple-system, 'Segoe UI', sans-serif; font-size: 16px; line-height: 1.5";

/** Without colours: a program in dark mode paints it as it likes, and everything stays readable. */
async function asHtml({ lang, subject, hello, opening, lines, after, goodbye, small, stop }: Said): Promise<string> {
  const links = new Set(lines.map((line) => line.href)).size;
  const page = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
      </head>
      <body style="margin: 0; padding: 16px; ${font}">
        <div style="max-width: 600px">
          <p style="margin: 0 0 16px">${hello}</p>
          <p style="margin: 0 0 16px">${opening}</p>
          <ul style="margin: 0 0 16px; padding: 0 0 0 20px">
            ${lines.map(
              ({ heading, due, href, link }) =>
                html`<li style="margin: 0 0 12px">
                  <strong>${heading}</strong><br />${due}${
                    links < lines.length ? '' : html`<br /><a href="${href}">${link}</a>`
                  }
                </li> `,
            )}
          </ul>
          ${
            links < lines.length
              ? html`<p style="margin: 0 0 16px"><a href="${lines[0]!.href}">${lines[0]!.link}</a></p> `
              : ''
          }
          <p style="margin: 0 0 16px">${after}</p>
          <p style="margin: 0 0 24px">${goodbye}</p>
          <hr style="border: 0; border-top: 1px solid; margin: 0 0 12px" />
          <p style="margin: 0 0 12px; font-size: 14px">${small.join(' ')}</p>
          ${stop ? html`<p style="margin: 0; font-size: 14px"><a href="${stop.href}">${stop.text}</a></p> ` : ''}
        </div>
      </body>
    </html> `;
  return String(await page);
}
