/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { Shown, ShownQuestion, ShownScene } from '../courses/kinds/kind.ts';
import { lineText } from '../courses/plain-text.ts';
import type { Markup } from '../pages/shell.ts';
import { blocks, line } from './blocks.ts';
import { hiddenFields } from './question-form.ts';
import { fields } from './read-answer.ts';
import type { PlainWords } from './words.ts';

/** A story in scenes, and where the learner stands in it. */
export interface Story {
  question: ShownQuestion;
  action: string;
  attemptId: string;
  /** The ids of the choices that led here, and the choices. */
  path: readonly string[];
  chosen: readonly Shown[];
  scene: ShownScene;
  /** A good end is shown to who was not sure. */
  isUnsure: boolean;
  lang: string;
  words: PlainWords;
}

/** The scene, with a button for each choice. Every choice is an answer: it names the whole way, so that pressing twice goes one step. */
export function story(told: Story): Markup {
  const { question, action, path, chosen, scene, isUnsure, lang, words } = told;
  const said = words.question;
  const to = (steps: readonly string[], label: string | Markup, look: string) =>
    html`<button class="${look}" name="${fields.path}" value="${steps.join(' ')}">${label}</button>`;
  return html`<form class="question" method="post" action="${action}">
    ${hiddenFields(told)}
    <h2 lang="${lang}">${line(question.prompt)}</h2>
    ${question.case.length > 0 ? html`<div class="prose case" lang="${lang}">${blocks(question.case, 2)}</div>` : ''}
    <p class="hint">${isUnsure ? said.goodWay : said.hint.Decide}</p>
    ${
      chosen.length > 0
        ? html`<p class="hint" id="way">${said.yourWay}</p>
            <ol aria-labelledby="way" lang="${lang}">
              ${chosen.map((choice) => html`<li>${line(choice.text)}</li>`)}
            </ol>`
        : ''
    }
    <h3 id="answer" tabindex="-1">
      ${scene.end ? html`<strong class="${scene.end === 'good' ? 'right' : 'wrong'}">${said.ends[scene.end]}:</strong>` : ''}
      <span lang="${lang}">${line(scene.title)}</span>
    </h3>
    <div class="prose" lang="${lang}">${blocks(scene.text, 3)}</div>
    ${
      scene.choices.length > 0
        ? html`<ul class="choices">
            ${scene.choices.map(
              (choice) =>
                html`<li>
                  ${to([...path, choice.id], html`<span lang="${lang}">${lineText(choice.text)}</span>`, 'choice')}
                </li>`,
            )}
          </ul>`
        : ''
    }
    <div class="actions">
      ${scene.end && !isUnsure ? to(path.slice(0, -1), said.stepBack, 'quiet') : ''}
      ${
        scene.end
          ? to([], said.startAgain, 'quiet')
          : html`<button class="quiet" name="${fields.unsure}" value="1">${said.notSure}</button>`
      }
    </div>
  </form>`;
}
