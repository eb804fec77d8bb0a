import { html, nothing, type TemplateResult } from 'lit';
import type { CheckResult } from '../../api/client.ts';
import { icons } from '../../appearance/icons.ts';
import { blocks } from '../../text/blocks.ts';
import { heading } from '../../text/heading.ts';
import { moduleOf } from '../places.ts';
import type { Screen } from '../screen.ts';

/** After the knowledge check: either what to look at again, or what to remember and who to call. */
export function result(screen: Screen): TemplateResult {
  return screen.result && !screen.result.passed ? notPassed(screen, screen.result) : passed(screen);
}

function notPassed(screen: Screen, outcome: CheckResult): TemplateResult {
  const { course } = screen.local.t;
  return html`<div class="a39-page a39-opening">
    <p class="a39-margin"><span class="a39-section" aria-hidden="true">§</span> <span>${course.check}</span></p>
    <div class="a39-main">
      ${heading(screen.level, course.notPassed, 'a39-title')}
      <div class="a39-prose"><p>${course.notPassedText(outcome.right ?? 0, outcome.of, neededOf(outcome))}</p></div>
      ${objectives(screen, outcome)}
      <div class="a39-actions">
        <button class="a39-button" type="button" @click=${screen.tryAgain}>${course.tryAgain} ${icons.next}</button>
        <a class="a39-plain" href=${screen.exitHref} @click=${screen.exit}>${course.later}</a>
      </div>
      <p class="a39-hint">${course.tries}</p>
    </div>
  </div>`;
}

function passed(screen: Screen): TemplateResult {
  const { lesson, local, work } = screen;
  const { course } = local.t;
  const day = work.assignment.completedOn ?? screen.result?.completion?.completedOn;
  return html`<div class="a39-page a39-opening a39-passed">
    <p class="a39-margin">
      <span class="a39-section" aria-hidden="true">${icons.right}</span> <span>${day ? local.date(day) : ''}</span>
    </p>
    <div class="a39-main">
      ${heading(screen.level, screen.result ? course.passed : course.remember, 'a39-title')}
      ${
        screen.result?.right
          ? html`<div class="a39-prose"><p>${course.passedText(screen.result.right, screen.result.of)}</p></div>`
          : nothing
      }
      <section class="a39-remember">
        ${screen.result ? heading(screen.level + 1, course.remember) : nothing}
        <div class="a39-prose" lang=${lesson.lang}>${blocks(lesson.remember, screen.level + 1)}</div>
      </section>
      ${contact(screen)}
      <div class="a39-actions">
        ${certificate(screen)}
        <a class="a39-plain" href=${screen.exitHref} @click=${screen.exit}>${course.exit}</a>
      </div>
      ${screen.result && screen.result.objectives.length > 0 ? objectives(screen, screen.result) : nothing}
    </div>
  </div>`;
}

function objectives(screen: Screen, outcome: CheckResult): TemplateResult {
  const { local, lesson } = screen;
  const { course } = local.t;
  return html`<section>
    ${heading(screen.level + 1, course.objectives)}
    <ul class="a39-objectives" role="list">
      ${outcome.objectives.map((objective) => {
        const module = moduleOf(lesson, objective.id, outcome.objectives);
        const number = module ? lesson.modules.indexOf(module) + 1 : 0;
        return html`<li>
          <span class="a39-mark ${objective.met ? 'right' : 'wrong'}"
            >${objective.met ? icons.right : icons.again} ${objective.met ? course.met : course.lookAgain}</span
          >
          <span>
            <strong lang=${lesson.lang}>${objective.text}</strong>
            <span class="a39-quiet">${course.rightOf(objective.right, objective.of)}</span>
            ${!objective.met && objective.must ? html`<span class="a39-quiet">${course.must}</span>` : nothing}
          </span>
          ${
            module && !objective.met
              ? screen.way(module.steps[0]?.id ?? '', html`${course.reread(number, module.title)}`, 'a39-plain')
              : nothing
          }
        </li>`;
      })}
    </ul>
  </section>`;
}

function contact({ contact: who, local, level }: Screen): unknown {
  if (!who) return nothing;
  return html`<section class="a39-contact">
    ${heading(level + 1, local.t.course.whoToCall)}
    <p>
      ${icons.call} <strong>${who.name}</strong><br />
      <a href="mailto:${who.email}">${who.email}</a>${who.phone ? html`<br />${phone(who.phone)}` : nothing}
    </p>
  </section>`;
}

/** "Extension 39" is for people only. */
function phone(number: string): unknown {
  return /^[+\d][-\d ()./]{4,}$/.test(number)
    ? html`<a href="tel:${number.replace(/[^+\d]/g, '')}">${number}</a>`
    : number;
}

export function certificate({ certificateHref, local }: Screen): unknown {
  if (!certificateHref) return nothing;
  return html`<a class="a39-button a39-second" href=${certificateHref} download
    >${icons.file} ${local.t.certificate}</a
  >`;
}

function neededOf({ needed, of }: CheckResult): number {
  return Math.ceil((needed * of) / 100);
}
