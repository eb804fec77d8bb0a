import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../appearance/icons.ts';
// Without it the bundler would take the learner's one file apart.
import '../../element.ts';
import { fetchTerms } from '../../locales/localize.ts';
import { preCheckTerms, preCheckWords } from '../../locales/pre-check/words.ts';
import { heading } from '../../text/heading.ts';
import type { Screen } from '../screen.ts';

/** Gets its words before it is shown. */
export const wordsIn = (lang: string): Promise<void> => fetchTerms(preCheckWords, lang);

/** The cases before the course, for who knows it already: one of them, or (`number` 0) what they showed. */
export function preCheck(screen: Screen, number: number): TemplateResult {
  return number ? oneCase(screen, number) : whatShowed(screen);
}

function oneCase(screen: Screen, number: number): TemplateResult {
  const terms = preCheckTerms(screen.local);
  const asked = screen.preCheck?.questions[number - 1];
  const module = screen.lesson.modules.find(({ steps }) => steps.some(({ question }) => question?.id === asked?.id));
  return html`<div class="a39-page">
    <p class="a39-margin">
      <span class="a39-section" aria-hidden="true">${number}</span>
      <span lang=${screen.lesson.lang}>${module?.title}</span>
    </p>
    <div class="a39-main">
      ${heading(screen.level, terms.progress(number, screen.preCheck?.questions.length ?? 0), 'a39-eyebrow')}
      ${asked && screen.ask(asked, 'pre-check')}
      ${asked && !screen.preCheck?.answers[asked.id] ? html`<p class="a39-hint">${terms.final}</p>` : nothing}
    </div>
  </div>`;
}

function whatShowed(screen: Screen): TemplateResult {
  const { lesson, local, work } = screen;
  const { course } = local.t;
  const terms = preCheckTerms(local);
  const shown = work.attempt?.shownByPreCheck ?? [];
  const next = screen.onward('') ?? '';
  const said = shown.length === 0 ? terms.noneHeading : next === 'check' ? terms.allHeading : terms.someHeading;
  return html`<div class="a39-page a39-opening">
    <p class="a39-margin"><span class="a39-section" aria-hidden="true">§</span> <span>${course.preCheckName}</span></p>
    <div class="a39-main">
      ${heading(screen.level, said, 'a39-title')}
      <div class="a39-prose"><p>${terms.text}</p></div>
      <ul class="a39-objectives" role="list">
        ${lesson.modules.map((module, i) => {
          const skips = shown.includes(module.id);
          const card = module.steps.find(({ role }) => role === 'card');
          return html`<li>
            <span class="a39-mark ${skips ? 'right' : ''}"
              >${skips ? icons.right : icons.next} ${skips ? terms.skip : terms.read}</span
            >
            <span
              ><strong>§&#8202;${i + 1} <span lang=${lesson.lang}>${module.title}</span></strong>
              <span class="a39-quiet">${local.t.minutes(module.minutes)}</span></span
            >
            ${
              skips && card
                ? screen.way(
                    card.id,
                    html`<span>${course.card}: <span lang=${lesson.lang}>${module.title}</span></span>`,
                    'a39-plain',
                  )
                : nothing
            }
          </li>`;
        })}
      </ul>
      <div class="a39-actions">
        ${screen.way(next, html`${next === 'check' ? terms.toCheck : course.next} ${icons.next}`, 'a39-button')}
      </div>
    </div>
  </div>`;
}
