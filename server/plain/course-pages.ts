/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { Signed } from '../environment.ts';
import type { Markup } from '../pages/shell.ts';
import { blocks } from './blocks.ts';
import { certificateLink, trail, type Screen, type Speech } from './frame.ts';
import { hrefOf, placeOfStep, type Found, type Place } from './places.ts';
import { due } from './training-page.ts';
import { before, neededRight, onward, resumeAt, type Work } from './work.ts';

export type Contact = Signed['Variables']['tools']['config']['contact'];

const href = ({ assignment }: Work, place: Place): string => hrefOf(assignment.id, place);

/** The overview of the course, as the trail names it. */
export function courseIn(work: Work): { href: string; title: string; lang: string } {
  return { href: href(work, ''), title: work.lesson.title, lang: work.lesson.lang };
}

/** What it is about, how long it takes, what happens, and the way in. */
export function overviewPage(work: Work, speech: Speech): Screen {
  const { assignment, lesson, completed, attempt, running } = work;
  const { words } = speech;
  const asksEarly = lesson.modules.some(({ steps }) =>
    steps.some(({ role, question }) => role === 'before-you-read' && question),
  );
  return {
    title: lesson.title,
    main: html`${trail(speech)}
      <h1 lang="${lesson.lang}">${lesson.title}</h1>
      <div class="prose" lang="${lesson.lang}">${blocks(lesson.intro, 1)}</div>
      <p>${due(assignment, speech)} · ${words.minutes(lesson.minutes)}</p>
      ${wayIn(work, speech)}
      <h2>${words.course.modules}</h2>
      <ol class="rows">
        ${lesson.modules.map((module) => {
          const first = module.steps[0];
          const title = html`<span lang="${lesson.lang}">${module.title}</span>`;
          const isShown = running?.shownByPreCheck.includes(module.id);
          return html`<li>
            ${
              (attempt || completed) && first
                ? html`<a class="name" href="${href(work, placeOfStep(first.id))}">${title}</a>`
                : html`<span class="name">${title}</span>`
            }
            <span class="facts">${isShown ? words.course.shown : words.minutes(module.minutes)}</span>
          </li>`;
        })}
        ${
          completed
            ? ''
            : html`<li>
                ${
                  running
                    ? html`<a class="name" href="${href(work, '/check')}">${words.check.title}</a>`
                    : html`<span class="name">${words.check.title}</span>`
                }
              </li>`
        }
      </ol>
      ${
        completed
          ? ''
          : html`<ul class="how">
              ${words.course.how(lesson.checkSize, neededRight(lesson)).map((text) => html`<li>${text}</li>`)}
            </ul>`
      }
      ${asksEarly && !completed && !attempt ? html`<p class="hint">${words.course.quickLook}</p>` : ''}`,
  };
}

function wayIn(work: Work, speech: Speech): Markup {
  const { assignment, completed, attempt, running, lesson } = work;
  const { course, result } = speech.words;
  const first = placeOfStep(lesson.modules[0]?.steps[0]?.id ?? '');
  if (completed)
    return html`<p class="actions">
      <a class="button" href="${href(work, first)}">${course.readAgain}</a>
      <a class="quiet" href="${href(work, '/result')}">${result.remember}</a>
      ${certificateLink(assignment.completionId, lesson.title, speech)}
    </p>`;
  if (running?.step)
    return html`<p class="actions">
      <a class="button" href="${href(work, resumeAt(work))}">${course.resume}</a>
      <a class="quiet" href="${href(work, first)}">${course.fromStart}</a>
    </p>`;
  return html`<form class="actions" method="post" action="${href(work, '')}">
    <button class="button">${attempt?.handedIn ? result.again : course.start}</button>
    ${attempt?.handedIn ? html`<a class="quiet" href="${href(work, '/result')}">${result.see}</a>` : ''}
  </form>`;
}

/** One step: text, a question, or both. @param asked the question or what is said about its answer */
export function stepPage(
  work: Work,
  { module, moduleNumber, step, stepNumber }: Found,
  asked: Markup | string,
  speech: Speech,
): Screen {
  const { lesson } = work;
  const { course } = speech.words;
  const isOpening = step.role === 'opening';
  const title = isOpening ? module.title : headline(step);
  const kicker = step.role === 'worked-case' ? course.workedCase : step.role === 'card' ? course.card : '';
  return {
    title: `${title} · ${lesson.title}`,
    main: html`${trail(speech, courseIn(work))}
      <p class="hint">${course.progress(moduleNumber, lesson.modules.length, stepNumber, module.steps.length)}</p>
      <h1>
        ${kicker && kicker !== title ? html`<span class="kicker">${kicker}</span>` : ''}
        <span lang="${lesson.lang}">${title}</span>
      </h1>
      ${step.text.length > 0 ? html`<div class="prose" lang="${lesson.lang}">${blocks(step.text, 1)}</div>` : ''}
      ${asked}`,
  };
}

/** "Worked case: The Friday list" is said in two lines. */
function headline({ role, section }: Found['step']): string {
  return role === 'worked-case' ? section.replace(/^[^:]{1,20}: /, '') : section;
}

/** Back and on. @param isOpen an exercise on the page waits for an answer */
export function ways(work: Work, place: Place, isOpen: boolean, { words }: Speech): Markup {
  const [back, next] = [before(work, place), onward(work, place)];
  return html`<p class="actions ways">
    ${back === undefined ? '' : html`<a class="quiet" rel="prev" href="${href(work, back)}">${words.back}</a>`}
    ${
      next === undefined
        ? ''
        : html`<a class="${isOpen ? 'quiet' : 'button'}" rel="next" href="${href(work, next)}"
            >${isOpen ? words.skip : words.next}</a
          >`
    }
  </p>`;
}

/** Where to ask, in the same place on every page. */
export function help({ name, email }: Contact, { words }: Speech): Markup {
  return html`<p class="hint help">${words.course.help} <a href="mailto:${email}">${name}</a></p>`;
}
