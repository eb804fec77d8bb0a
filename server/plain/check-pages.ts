/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { CheckResult, CheckView } from '../learning/learning-shapes.ts';
import type { Markup } from '../pages/shell.ts';
import { blocks } from './blocks.ts';
import { courseIn, type Contact } from './course-pages.ts';
import { certificateLink, home, summary, trail, type Fault, type Screen, type Speech } from './frame.ts';
import { hrefOf, placeOfStep } from './places.ts';
import { neededRight, type Work } from './work.ts';

/** How many must be right, and that one may try for ever. */
export function checkIntroPage(work: Work, speech: Speech): Screen {
  const { lesson, assignment } = work;
  const { check } = speech.words;
  return {
    title: `${check.title} · ${lesson.title}`,
    main: html`${trail(speech, courseIn(work))}
      <h1>${check.title}</h1>
      ${check.intro(lesson.checkSize, neededRight(lesson)).map((text) => html`<p>${text}</p>`)}
      <p class="actions"><a class="button" href="${hrefOf(assignment.id, '/check/1')}">${check.begin}</a></p>`,
  };
}

export function checkQuestionPage(work: Work, number: number, asked: Markup, speech: Speech): Screen {
  const { check } = speech.words;
  const where = check.progress(number, work.lesson.checkSize);
  return {
    title: `${where} · ${work.lesson.title}`,
    main: html`${trail(speech, courseIn(work))}
      <h1 class="small">${where}</h1>
      ${asked}`,
  };
}

/** The numbers of the questions without an answer. */
export function openNumbers({ questions, answers }: CheckView): number[] {
  return questions.flatMap(({ id }, i) => (answers[id] ? [] : [i + 1]));
}

/** The last look: what is still open, and the one button that ends the attempt. @param refused it was pressed too early */
export function handInPage(work: Work, view: CheckView, refused: boolean, speech: Speech): Screen {
  const { check } = speech.words;
  const open = openNumbers(view);
  const to = (k: number) => hrefOf(work.assignment.id, `/check/${k}`);
  const faults: Fault[] = refused ? open.map((k) => ({ at: to(k), words: check.answerFirst(k) })) : [];
  const title = open.length > 0 ? check.notAll : check.allAnswered;
  return {
    faults,
    title: `${title} · ${work.lesson.title}`,
    main: html`${trail(speech, courseIn(work))} ${summary(faults, speech.words)}
      <h1>${title}</h1>
      ${
        open.length === 0
          ? html`<p>${check.handInText}</p>`
          : refused
            ? ''
            : html`<p>${check.stillOpen}</p>
                <ul>
                  ${open.map((k) => html`<li><a href="${to(k)}">${check.question(k)}</a></li>`)}
                </ul>`
      }
      <form class="actions" method="post" action="${hrefOf(work.assignment.id, '/hand-in')}">
        <input type="hidden" name="attempt" value="${work.running?.id}" />
        <button class="${open.length > 0 ? 'quiet' : 'button'}">${check.handIn}</button>
      </form>`,
  };
}

/** After a knowledge check that was not enough: what to look at again, and new questions. */
export function notPassedPage(work: Work, outcome: CheckResult, speech: Speech): Screen {
  const { result } = speech.words;
  const { lesson, assignment } = work;
  const right = outcome.right ?? 0;
  const needed = Math.ceil((outcome.needed * outcome.of) / 100);
  const said =
    right >= needed ? result.mustMissing(right, outcome.of) : result.notPassedText(right, outcome.of, needed);
  return {
    title: `${result.notPassed} · ${lesson.title}`,
    main: html`${trail(speech, courseIn(work))}
      <h1>${result.notPassed}</h1>
      <p>${said}</p>
      <h2>${result.showed}</h2>
      <ul class="rows">
        ${outcome.objectives.map((objective) => {
          const module = work.version.course.modules.find(({ objectives }) => Object.hasOwn(objectives, objective.id));
          const first = lesson.modules.find(({ id }) => id === module?.id)?.steps[0];
          return html`<li>
            <span class="name" lang="${lesson.lang}">${objective.text}</span>
            <span class="facts">
              <strong class="${objective.met ? 'right' : 'wrong'}"
                >${objective.met ? result.met : result.lookAgain}</strong
              >
              <span>${result.rightOf(objective.right, objective.of)}</span>
              ${!objective.met && objective.must ? html`<span>${result.must}</span>` : ''}
            </span>
            ${
              !objective.met && module && first
                ? html`<a href="${hrefOf(assignment.id, placeOfStep(first.id))}">${result.reread(module.title)}</a>`
                : ''
            }
          </li>`;
        })}
      </ul>
      <form class="actions" method="post" action="${hrefOf(assignment.id, '')}">
        <button class="button">${result.again}</button> <a class="quiet" href="${home}">${result.toTraining}</a>
      </form>
      <p class="hint">${result.noLimit}</p>`,
  };
}

/** What to remember and who to call. */
export function passedPage(work: Work, contact: Contact, speech: Speech): Screen {
  const { result } = speech.words;
  const { lesson, assignment } = work;
  return {
    title: `${result.passed} · ${lesson.title}`,
    main: html`${trail(speech, courseIn(work))}
      <h1>${result.passed}</h1>
      <p>${result.passedText(speech.day(assignment.completedOn ?? ''))}</p>
      <p class="actions">
        ${certificateLink(assignment.completionId, lesson.title, speech)}
        <a class="quiet" href="${home}">${result.toTraining}</a>
      </p>
      <section class="remember">
        <h2>${result.remember}</h2>
        <div class="prose" lang="${lesson.lang}">${blocks(lesson.remember, 2)}</div>
      </section>
      <h2>${result.whoToCall}</h2>
      <p>
        <strong>${contact.name}</strong><br /><a href="mailto:${contact.email}">${contact.email}</a>
        ${contact.phone ? html`<br />${phone(contact.phone)}` : ''}
      </p>`,
  };
}

/** "Extension 39" is for people only. */
function phone(number: string): Markup | string {
  return /^[+\d][-\d ()./]{4,}$/.test(number)
    ? html`<a href="tel:${number.replace(/[^+\d]/g, '')}">${number}</a>`
    : number;
}
