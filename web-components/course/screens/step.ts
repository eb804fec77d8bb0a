import { html, nothing, type TemplateResult } from 'lit';
import type { Step } from '../../api/client.ts';
import { icons } from '../../appearance/icons.ts';
import { blocks } from '../../text/blocks.ts';
import { heading } from '../../text/heading.ts';
import type { Found } from '../places.ts';
import type { Screen } from '../screen.ts';

/** One step: text, a question, or both. */
export function step(screen: Screen, { module, moduleNumber }: Found, at: Step): TemplateResult {
  const { local, lesson, level } = screen;
  const opening = at.role === 'opening';
  return html`<div class="a39-page a39-${at.role}">
    <p class="a39-margin">
      <span class="a39-section" aria-hidden="true">§&#8202;${moduleNumber}</span>
      <span lang=${lesson.lang}>${opening ? local.t.minutes(module.minutes) : module.title}</span>
    </p>
    <div class="a39-main">
      ${heading(
        level,
        html`${kicker(screen, at)}<span lang=${lesson.lang}>${opening ? module.title : headline(at)}</span>`,
        opening ? 'a39-title' : 'a39-heading',
      )}
      ${at.text.length > 0 ? html`<div class="a39-prose" lang=${lesson.lang}>${blocks(at.text, level)}</div>` : nothing}
      ${at.question ? screen.ask(at.question, 'practice') : nothing}
      ${
        at.role === 'card'
          ? html`<p class="a39-actions">
              <button class="a39-button a39-second" type="button" @click=${() => print()}>
                ${icons.print} ${local.t.course.print}
              </button>
            </p>`
          : nothing
      }
    </div>
  </div>`;
}

/** "Worked case: The Friday list" is said in two lines. */
function headline({ role, section }: Step): string {
  return role === 'worked-case' ? section.replace(/^[^:]{1,20}: /, '') : section;
}

function kicker({ local }: Screen, at: Step): unknown {
  const word = at.role === 'worked-case' ? local.t.course.workedCase : at.role === 'card' ? local.t.course.card : '';
  return word && word !== at.section ? html`<span class="a39-kicker">${word}</span> ` : nothing;
}
