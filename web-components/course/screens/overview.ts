import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../appearance/icons.ts';
import { due } from '../../my-training/due.ts';
import { blocks } from '../../text/blocks.ts';
import { heading } from '../../text/heading.ts';
import { casesBefore, neededRight } from '../places.ts';
import type { Screen } from '../screen.ts';
import { certificate } from './result.ts';

/** What it is about, how long it takes, what happens, and the way in. */
export function overview(screen: Screen): TemplateResult {
  const { lesson, local, work, completed } = screen;
  const { course } = local.t;
  const shown = completed ? [] : (work.attempt?.shownByPreCheck ?? []);
  return html`<div class="a39-overview">
    <div class="a39-front">
      <p class="a39-eyebrow">${course.eyebrow(lesson.minutes)}</p>
      ${heading(screen.level, html`<span lang=${lesson.lang}>${lesson.title}</span>`, 'a39-title')}
      <div class="a39-prose a39-lede" lang=${lesson.lang}>${blocks(lesson.intro, screen.level)}</div>
      <p class="a39-due">${completed ? nothing : due(work.assignment, local.today, local)}</p>
      ${completed ? done(screen) : entrance(screen)}
    </div>
    <ol class="a39-modules" role="list" aria-label=${course.modules}>
      ${lesson.modules.map(
        (module, i) =>
          html`<li>
            <span class="a39-numeral" aria-hidden="true">${i + 1}</span>
            <span lang=${lesson.lang}>${screen.way(module.steps[0]?.id ?? '', module.title, 'a39-module')}</span>
            <span class="a39-quiet"
              >${shown.includes(module.id) ? html`<span class="a39-mark right">${icons.right} ${course.shown}</span>` : local.t.minutes(module.minutes)}</span
            >
          </li>`,
      )}
      ${
        completed
          ? nothing
          : html`<li>
              <span class="a39-numeral" aria-hidden="true">${icons.right}</span>
              ${screen.way('check', course.check, 'a39-module')}
              <span class="a39-quiet">${course.questions(lesson.checkSize)}</span>
            </li>`
      }
    </ol>
    ${
      completed
        ? nothing
        : html`<div class="a39-how">
            ${heading(screen.level + 1, course.howHeading)}
            <ul>
              ${course.how(lesson.checkSize, neededRight(lesson)).map((text) => html`<li>${text}</li>`)}
            </ul>
          </div>`
    }
  </div>`;
}

function entrance(screen: Screen): TemplateResult {
  const { course } = screen.local.t;
  const begun = screen.resumeAt !== '';
  if (screen.work.attempt?.handedIn)
    return html`<div class="a39-actions">
      <button class="a39-button" type="button" @click=${screen.tryAgain}>${course.tryAgain} ${icons.next}</button>
      ${screen.way('result', course.lookAgain, 'a39-plain')}
    </div>`;
  return html`<div class="a39-actions">
      <button class="a39-button" type="button" @click=${() => screen.enter()}>
        ${begun ? course.resume : course.start} ${icons.next}
      </button>
      ${begun ? screen.way(screen.lesson.modules[0]?.steps[0]?.id ?? '', course.fromStart, 'a39-plain') : nothing}
    </div>
    ${begun ? nothing : preCheck(screen)}`;
}

/** For who knows it already. It is offered, never asked for. */
function preCheck(screen: Screen): unknown {
  const { lesson, local, preCheck: begun } = screen;
  const cases = casesBefore(lesson);
  const open = begun ? begun.questions.findIndex(({ id }) => !begun.answers[id]) : 0;
  if (cases === 0 || open < 0) return nothing;
  const { course } = local.t;
  return html`<div class="a39-offer">
    <p>${course.preCheckOffer(cases)}</p>
    ${screen.way(`pre-check/${open + 1}`, course.preCheck, 'a39-plain')}
  </div>`;
}

function done(screen: Screen): TemplateResult {
  const { local, work, lesson } = screen;
  const { completedOn } = work.assignment;
  return html`<p>
      <span class="a39-mark done"
        >${icons.right} ${local.t.completedOn(completedOn ? local.date(completedOn) : '')}</span
      >
    </p>
    <div class="a39-actions">
      ${screen.way(lesson.modules[0]?.steps[0]?.id ?? '', html`${local.t.course.readAgain} ${icons.next}`, 'a39-button')}
      ${screen.way('result', local.t.course.remember, 'a39-plain')} ${certificate(screen)}
    </div>`;
}
