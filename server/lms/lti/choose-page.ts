/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { CourseLibrary } from '../../courses/course-library.ts';
import type { Course } from '../../courses/course-model.ts';
import { lineText } from '../../courses/plain-text.ts';
import { frameShell } from '../../embedding/frame-page.ts';
import type { Signed } from '../../environment.ts';
import type { Markup } from '../../pages/shell.ts';
import { wordsFor } from '../pages.ts';
import type { Choosing } from './choosing.ts';

/** A course as somebody chooses it. */
interface Choice {
  course: Course;
  langs: string[];
}

/** Every course in the version that somebody who begins today gets, by title. */
function coursesToChoose(library: CourseLibrary, lang: string): Choice[] {
  const byCourse = Map.groupBy(library.all(), ({ courseId }) => courseId);
  return [...byCourse]
    .map(([id, versions]) => ({
      course: library.current(id, lang).course,
      langs: [...new Set(versions.map((one) => one.lang))].toSorted(),
    }))
    .toSorted((a, b) => a.course.title.localeCompare(b.course.title, lang));
}

/** What a course is about: the first that is said in it. */
export function aboutCourse({ intro }: Course): string {
  const first = intro.find((block) => block.t === 'p');
  return first ? lineText(first.c) : '';
}

/** The courses that there are, to choose from. @param fault nothing was chosen */
export function choosePage(c: Context<Signed>, choosing: Choosing, secret: string, fault?: 'nothing'): Markup {
  const { lang, words } = wordsFor(c);
  const said = words.choose;
  const isForLink = choosing.kind === 'link';
  const kind = !isForLink && choosing.settings.acceptMultiple ? 'checkbox' : 'radio';
  const names = new Intl.DisplayNames(lang, { type: 'language' });
  const courses = coursesToChoose(c.var.tools.library, lang);
  return frameShell(
    lang,
    said.title,
    html``,
    html`<h1>${said.title}</h1>
      <form class="choose" method="post" action="/lms/lti/choose?lang=${lang}">
        <input type="hidden" name="choice" value="${secret}" />
        <p id="intro">${isForLink ? said.forLink : said.intro}</p>
        ${fault ? html`<p role="alert" id="fault">${said.nothing}</p>` : ''}
        <fieldset aria-describedby="${fault ? 'fault' : 'intro'}">
          <legend>${said.courses}</legend>
          ${courses.map(
            ({ course, langs }) =>
              html`<label>
                <input type="${kind}" name="course" value="${course.id}" ${kind === 'radio' ? 'required' : ''} />
                <span>
                  <strong lang="${course.lang}">${course.title}</strong>
                  <span lang="${course.lang}">${aboutCourse(course)}</span>
                  <small
                    >${said.minutes(course.minutes)} · ${langs.map((one) => names.of(one) ?? one).join(', ')}</small
                  >
                </span>
              </label>`,
          )}
        </fieldset>
        ${
          !isForLink && choosing.settings.acceptLineItem
            ? html`<label><input type="checkbox" name="results" checked /> <span>${said.results}</span></label>`
            : ''
        }
        <p class="buttons">
          <button class="button">${isForLink ? said.open : said.add}</button>
          <button name="cancel" value="yes" formnovalidate>${said.cancel}</button>
        </p>
      </form>`,
  );
}

/** A link opens another course from now on, or nothing was changed. */
export function chosenPage(c: Context<Signed>, isChosen: boolean): Markup {
  const { lang, words } = wordsFor(c);
  const { title, text } = isChosen ? words.choose.chosen : words.choose.unchanged;
  return frameShell(
    lang,
    title,
    html``,
    html`<h1>${title}</h1>
      <p>${text}</p>`,
  );
}

/** Takes what was chosen to the platform: by itself where there is a script, else with a button (Deep Linking 2.0, 4.5). */
export function sentPage(c: Context<Signed>, returnUrl: string, jwt: string): Markup {
  const { lang, words } = wordsFor(c);
  return frameShell(
    lang,
    words.choose.taking,
    html`<script type="module" src="/embed/v1/lms.js"></script>`,
    html`<h1>${words.choose.taking}</h1>
      <form method="post" action="${returnUrl}" data-send>
        <input type="hidden" name="JWT" value="${jwt}" />
        <p><button class="button">${words.goOn}</button></p>
      </form>`,
  );
}
