import { html, nothing, type TemplateResult } from 'lit';
import type { Lesson, Shown, ShownQuestion } from '../api/client.ts';
import type { PageTerms } from '../locales/pages/en.ts';
import { blocks, line } from '../text/blocks.ts';
import { heading } from '../text/heading.ts';

/** A lesson as plain text from its first word to its last: what a learner saw, without doing anything. */
export function reading(lesson: Lesson, level: number, words: PageTerms['versions']): TemplateResult {
  const { lang, title, version, content, intro, remember, modules } = lesson;
  return html`${heading(level, html`<span lang=${lang}>${title}</span> ${version}`, 'part')}
    <p class="a39-quiet"><code>${content}</code></p>
    <p class="a39-quiet">${words.readingLimits(lesson.checkSize, lesson.pass)}</p>
    <article lang=${lang}>
      ${blocks(intro, level)}
      ${modules.map(
        (module) =>
          html`${heading(level + 1, module.title, 'module-title')}
          ${module.steps.map(
            ({ section, text, question }, at) =>
              html`${
                section !== module.title && section !== module.steps[at - 1]?.section
                  ? heading(level + 2, section)
                  : nothing
              }
              ${blocks(text, level + 1)} ${question ? exercise(question, level + 2) : nothing}`,
          )}`,
      )}
      ${blocks(remember, level)}
    </article>`;
}

function exercise(
  { prompt, case: story, items, places, latests, scene }: ShownQuestion,
  level: number,
): TemplateResult {
  return html`<section class="asked">
    ${heading(level, line(prompt))} ${blocks(story, level)}
    ${
      scene
        ? html`<p><strong>${line(scene.title)}</strong></p>
            ${blocks(scene.text, level)} ${list(scene.choices)}`
        : nothing
    }
    ${list(items)} ${list(places)} ${list(latests ?? [])}
  </section>`;
}

function list(items: Shown[]): unknown {
  if (items.length === 0) return nothing;
  return html`<ul>
    ${items.map(
      ({ text, when, evidence }) =>
        html`<li>
          ${when ? html`${line(when)}: ` : nothing}${line(text)}${evidence?.map((one) => html`<br />${line(one)}`)}
        </li>`,
    )}
  </ul>`;
}
