import { html, type TemplateResult } from 'lit';
import { icons } from '../../appearance/icons.ts';
import { heading } from '../../text/heading.ts';
import { neededRight } from '../places.ts';
import type { Screen } from '../screen.ts';

const margin = (text: string): TemplateResult =>
  html`<p class="a39-margin"><span class="a39-section" aria-hidden="true">§</span> <span>${text}</span></p>`;

/** How many, what it takes, and that one may try for ever. */
export function checkIntro(screen: Screen): TemplateResult {
  const { lesson, local } = screen;
  const { course } = local.t;
  return html`<div class="a39-page a39-opening">
    ${margin(course.questions(lesson.checkSize))}
    <div class="a39-main">
      ${heading(screen.level, course.check, 'a39-title')}
      <div class="a39-prose">
        ${course.checkIntro(lesson.checkSize, neededRight(lesson)).map((text) => html`<p>${text}</p>`)}
      </div>
    </div>
  </div>`;
}

export function checkQuestion(screen: Screen, number: number): TemplateResult {
  const { course } = screen.local.t;
  const asked = screen.check?.questions[number - 1];
  return html`<div class="a39-page">
    <p class="a39-margin">
      <span class="a39-section" aria-hidden="true">${number}</span>
    </p>
    <div class="a39-main">
      ${heading(screen.level, course.checkProgress(number, screen.lesson.checkSize), 'a39-eyebrow')}
      ${asked && screen.ask(asked, 'check')}
    </div>
  </div>`;
}

/** The last look: what is still open, and the one button that ends the attempt. */
export function handIn(screen: Screen): TemplateResult {
  const { course } = screen.local.t;
  const open = openNumbers(screen);
  return html`<div class="a39-page">
    ${margin(course.check)}
    <div class="a39-main">
      ${heading(screen.level, open.length > 0 ? course.notAll : course.allAnswered, 'a39-heading')}
      ${
        open.length > 0
          ? html`<div class="a39-summary" role=${screen.missing ? 'alert' : 'group'}>
              <p>${screen.missing ? course.answerFirst : course.stillOpen(open.length)}</p>
              <ul role="list">
                ${open.map((n) => html`<li>${screen.way(`check/${n}`, course.question(n), 'a39-plain')}</li>`)}
              </ul>
            </div>`
          : html`<div class="a39-prose"><p>${course.handInText}</p></div>`
      }
      <div class="a39-actions">
        <button class="a39-button" type="button" @click=${screen.handIn}>
          ${screen.busy ? course.handingIn : course.handIn} ${icons.next}
        </button>
      </div>
    </div>
  </div>`;
}

function openNumbers({ check }: Screen): number[] {
  return (check?.questions ?? []).flatMap((question, i) => (check?.answers[question.id] ? [] : [i + 1]));
}
