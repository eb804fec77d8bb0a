import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { pictureType } from '../pictures.ts';
import type { Course, Module, Question } from '../course-model.ts';
import { headingsIn } from '../sections.ts';
import { checkQuestions, lessonQuestions } from './edition.ts';
import type { Chapter, Edition, Exported } from './edition.ts';
import { describedPicture, escaped } from './html-text.ts';
import type { Picture } from './html-text.ts';
import { printAnswer } from './print-answer.ts';
import { printed } from './print-context.ts';
import type { Markup, PrintContext } from './print-context.ts';
import { printExercise } from './print-exercise.ts';
import { printStyle } from './print-style.ts';
import { wordsIn } from './words.ts';

/**
 * An edition as one HTML file for staff without a screen: it needs no script and nothing from elsewhere, and prints on A4.
 * The lesson and the whole bank of the knowledge check are in it; the answers stand behind each module.
 */
export function print(edition: Edition): Exported {
  const { course, chapters, files } = edition;
  const context: PrintContext = { words: wordsIn(course.lang), picture: embedded(files) };
  const whole = chapters.length === course.modules.length;
  const page = html`<html lang="${course.lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${course.title}</title>
      <style>
        ${raw(printStyle(`${course.title} · ${course.version}`))}
      </style>
    </head>
    <body>
      ${cover(edition, context)} ${chapters.map((chapter) => moduleOf(chapter, course, context))}
      ${whole && course.remember.length > 0 ? remember(course, context) : ''}
    </body>
  </html>`;
  // Nothing in it has to be waited for.
  return { text: `<!doctype html>\n${(page as HtmlEscapedString).toString()}\n`, changes: [] };
}

/** Pictures are part of the file; one that is missing is its description. */
function embedded(files: Edition['files']): Picture {
  return (src, alt) => {
    const bytes = files.get(src);
    const type = pictureType(src);
    if (bytes === undefined || type === undefined) return describedPicture(src, alt);
    return `<img src="data:${type};base64,${Buffer.from(bytes).toString('base64')}" alt="${escaped(alt)}"/>`;
  };
}

function cover({ course, chapters }: Edition, context: PrintContext): Markup {
  const { words } = context;
  return html`<header class="cover">
    <p class="mark">§ 39</p>
    <p class="kicker">${words.course}</p>
    <h1>${course.title}</h1>
    <div class="lede">${printed(course.intro, context)}</div>
    <section>
      <h2>${words.contents}</h2>
      <ol class="contents">
        ${chapters.map(
          ({ number, module }) =>
            html`<li>
              <span class="numeral">${number}</span> <span>${module.title}</span>
              <span class="quiet">${words.minutes(module.minutes)}</span>
            </li>`,
        )}
      </ol>
    </section>
    <section>
      <h2>${words.howTo}</h2>
      <ul>
        ${words.how.map((line) => html`<li>${line}</li>`)}
      </ul>
    </section>
    <p class="imprint">
      ${words.version} ${course.version} · ${words.lawChecked} ${dayIn(course.lang, course.lawChecked)}
    </p>
  </header>`;
}

function moduleOf({ number, module }: Chapter, course: Course, context: PrintContext): Markup {
  const { words } = context;
  const headings = headingsIn(course.lang);
  const lesson = lessonQuestions(module);
  const check = checkQuestions(module);
  const numbers = new Map([...lesson, ...check].map((question, at) => [question, `${number}.${at + 1}`]));
  const numberOf = (question: Question): string => numbers.get(question) ?? '';
  return html`<article class="module">
    <section class="lesson">
      <header>
        <p class="mark">§ ${number}</p>
        <h2>${module.title}</h2>
        <p class="quiet">${words.module} ${number} · ${words.minutes(module.minutes)}</p>
      </header>
      <div class="opening">${printed(module.intro, context)}</div>
      ${sections(module, numberOf, context)}
    </section>
    ${
      module.card.length > 0
        ? html`<section class="card">
            <p class="kicker">${module.title}</p>
            <h2>${headings.atWork}</h2>
            ${printed(module.card, context)}
            <p class="imprint">${course.title} · ${course.version}</p>
          </section>`
        : ''
    }
    ${
      check.length > 0
        ? html`<section class="check">
            <h2>${headings.knowledgeCheck}</h2>
            <p class="quiet">${words.answersTo}</p>
            <div class="columns">${check.map((question) => printExercise(question, numberOf(question), context))}</div>
          </section>`
        : ''
    }
    ${
      numbers.size > 0
        ? html`<section class="answers">
            <p class="kicker">§ ${number} ${module.title}</p>
            <h2>${words.answers}</h2>
            <div class="columns">${[...numbers].map(([question, given]) => printAnswer(question, given, context))}</div>
          </section>`
        : ''
    }
  </article>`;
}

function sections({ sections: all }: Module, numberOf: (question: Question) => string, context: PrintContext): Markup {
  return html`${all.map(
    ({ role, title, parts }) =>
      html`<section class="${role}">
        <h3>${title}</h3>
        ${parts.map((part) =>
          'text' in part
            ? html`<div class="text">${printed(part.text, context)}</div>`
            : printExercise(part.question, numberOf(part.question), context),
        )}
      </section>`,
  )}`;
}

function remember(course: Course, context: PrintContext): Markup {
  return html`<section class="card remember">
    <p class="kicker">${course.title}</p>
    <h2>${headingsIn(course.lang).remember}</h2>
    ${printed(course.remember, context)}
  </section>`;
}

/** A day in words. A language that nobody knows is written as English. */
function dayIn(lang: string, day: string): string {
  const [known = 'en-GB'] = lang === 'en' ? ['en-GB'] : Intl.DateTimeFormat.supportedLocalesOf([lang]);
  return new Intl.DateTimeFormat(known, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
