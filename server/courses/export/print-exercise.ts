import { html } from 'hono/html';
import type { Body, Question } from '../course-model.ts';
import { letterIds } from '../kinds/shown.ts';
import { box, printed } from './print-context.ts';
import type { Markup, PrintContext } from './print-context.ts';
import { capital, isGrid, printedPlaces, printedSteps, sceneNames } from './print-layout.ts';

type Shape<S extends Body['shape']> = Extract<Body, { shape: S }>;

/**
 * An exercise with boxes to tick or to write into. No key and no reason is in it.
 * @param number how the answers call it
 */
export function printExercise(question: Question, number: string, context: PrintContext): Markup {
  const { words } = context;
  return html`<section class="exercise ${question.body.shape}">
    <h4><span class="number">${number}</span><span>${printed(question.prompt, context)}</span></h4>
    ${question.case.length > 0 ? html`<div class="case">${printed(question.case, context)}</div>` : ''}
    <p class="task">${words.task[taskOf(question)]}</p>
    ${sheet(question, context)}
  </section>`;
}

/** Groups that do not fit side by side are written as letters, as in Match. */
function taskOf(question: Question): Question['kind'] {
  const { kind, body } = question;
  return body.shape === 'rows' && !isGrid(question, body) ? 'Match' : kind;
}

function sheet(question: Question, context: PrintContext): Markup {
  const { body } = question;
  switch (body.shape) {
    case 'options':
      return html`<ul class="sheet">
        ${body.options.map(
          ({ text }, at) => html`<li>${box}<b>${letterIds(at)}</b><span>${printed(text, context)}</span></li>`,
        )}
      </ul>`;
    case 'rows':
      return isGrid(question, body) ? grid(body, context) : pairs(question, body, context);
    case 'steps':
      return html`<ul class="sheet">
        ${printedSteps(question, body).map(
          ({ text }, at) => html`<li>${box}<b>${letterIds(at)}</b><span>${printed(text, context)}</span></li>`,
        )}
      </ul>`;
    case 'scores':
      return scoreSheet(body, context);
    case 'timeline':
      return timelineSheet(body, context);
    case 'scenes':
      return story(body, context);
    case 'recall':
      return html`<div class="writing">${[1, 2, 3, 4].map(() => html`<div></div>`)}</div>`;
  }
}

function grid({ rows, places }: Shape<'rows'>, context: PrintContext): Markup {
  return html`<table class="grid">
    <thead>
      <tr>
        <th colspan="2" scope="col">${context.words.item}</th>
        ${places.map((place) => html`<th class="choice" scope="col">${place}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ item }, at) =>
          html`<tr>
            <td class="letter">${letterIds(at)}</td>
            <td>${printed(item, context)}</td>
            ${places.map(() => html`<td class="choice">${box}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function pairs(question: Question, body: Shape<'rows'>, context: PrintContext): Markup {
  return html`<div class="pairs">
    <ul class="sheet">
      ${body.rows.map(
        ({ item }, at) => html`<li>${box}<b>${letterIds(at)}</b><span>${printed(item, context)}</span></li>`,
      )}
    </ul>
    <ul class="sheet">
      ${printedPlaces(question, body).map((place, at) => html`<li><b>${capital(at)}</b><span>${place}</span></li>`)}
    </ul>
  </div>`;
}

/** A choice of a few words inside a cell. */
const ticks = (names: readonly string[]): Markup => html`${names.map((name) => html`<span>${box} ${name}</span>`)}`;

function scoreSheet({ providers, rows }: Shape<'scores'>, context: PrintContext): Markup {
  return html`<table>
    <thead>
      <tr>
        <th colspan="2" scope="col">${context.words.criterion}</th>
        ${providers.map((provider) => html`<th scope="col">${provider}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ criterion, evidence }, at) =>
          html`<tr>
            <td class="letter">${letterIds(at)}</td>
            <td>${printed(criterion, context)}</td>
            ${evidence.map(
              (shown) =>
                html`<td>
                  ${printed(shown, context)}
                  <div class="marks">${ticks(['0', '1', '2'])}</div>
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function timelineSheet({ rows, whos, latests }: Shape<'timeline'>, context: PrintContext): Markup {
  const { words } = context;
  return html`<table>
    <thead>
      <tr>
        <th colspan="2" scope="col">${words.when}</th>
        <th scope="col">${words.event}</th>
        <th scope="col">${words.who}</th>
        <th scope="col">${words.latest}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ when, event, who }, at) =>
          html`<tr>
            <td class="letter">${letterIds(at)}</td>
            <td>${printed(when, context)}</td>
            <td>${printed(event, context)}</td>
            <td class="ticks">${who === null ? '–' : ticks(whos)}</td>
            <td class="ticks">${who === null ? '–' : ticks(latests)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The scenes that go on. Where the story ends, and why, stands among the answers. */
function story({ scenes }: Shape<'scenes'>, context: PrintContext): Markup {
  const names = sceneNames(scenes);
  const way = (to: number): string => (scenes[to]?.end === null ? names[to]! : `${context.words.end} ${names[to]}`);
  return html`<div class="story">
    ${scenes.map(({ title, text, choices, end }, at) =>
      end !== null
        ? ''
        : html`<div class="scene">
            <h5><span class="number">${names[at]}</span><span>${printed(title, context)}</span></h5>
            ${printed(text, context)}
            <ul class="sheet">
              ${choices.map(
                (choice) =>
                  html`<li>
                    ${box}<span>${printed(choice.text, context)}</span><span class="way">→ ${way(choice.to)}</span>
                  </li>`,
              )}
            </ul>
          </div>`,
    )}
  </div>`;
}
