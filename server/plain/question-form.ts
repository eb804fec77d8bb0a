/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { Block } from '../courses/course-model.ts';
import type { Shown, ShownQuestion } from '../courses/kinds/kind.ts';
import { lineText } from '../courses/plain-text.ts';
import type { Markup } from '../pages/shell.ts';
import { blocks, line } from './blocks.ts';
import { summary, type Fault } from './frame.ts';
import { fields } from './read-answer.ts';
import type { PlainWords } from './words.ts';

/** A question that is asked, and how. */
export interface Asked {
  question: ShownQuestion;
  /** Where the form is sent. */
  action: string;
  /** Empty where the answer is judged and not kept. */
  attemptId: string;
  isCheck: boolean;
  /** What was chosen earlier. */
  filled: URLSearchParams;
  faults: readonly Fault[];
  /** Recall's model answer, which the learner opens to compare. */
  model: readonly Block[];
  /** The language of the course. */
  lang: string;
  words: PlainWords;
}

/** The question as a form with native fields. What is typed in it has no name, so that the browser keeps it to itself. */
export function questionForm(asked: Asked): Markup {
  const { question, action, isCheck, faults, lang, words } = asked;
  return html`${summary(faults, words)}
    <form class="question" method="post" action="${action}" novalidate>
      ${hiddenFields(asked)}
      <fieldset aria-describedby="hint">
        <legend><h2 lang="${lang}">${line(question.prompt)}</h2></legend>
        ${question.case.length > 0 ? html`<div class="prose case" lang="${lang}">${blocks(question.case, 2)}</div>` : ''}
        <p class="hint" id="hint">${words.question.hint[question.kind]}</p>
        ${controls(asked)}
      </fieldset>
      <div class="actions">
        <button class="button">${question.kind === 'Recall' ? words.question.save : words.question.submit}</button>
        <button class="quiet" name="${fields.unsure}" value="1">${words.question.notSure}</button>
      </div>
      ${isCheck ? html`<p class="hint">${words.question.final}</p>` : ''}
    </form>`;
}

/** What the answer is to, however long the page was open. */
export function hiddenFields({ question, attemptId }: Pick<Asked, 'question' | 'attemptId'>): Markup {
  return html`<input type="hidden" name="question" value="${question.id}" />
    <input type="hidden" name="attempt" value="${attemptId}" />`;
}

function controls(asked: Asked): Markup {
  const { question, words } = asked;
  const { items, places, latests = [] } = question;
  const said = words.question;
  switch (question.kind) {
    case 'Choose one':
      return choices(asked, fields.choice, 'radio', items);
    case 'Choose all':
      return choices(asked, fields.choice, 'checkbox', items);
    case 'Spot the gap':
      return html`<p><strong>${said.missingThings}</strong></p>
        ${choices(asked, fields.choice, 'checkbox', items)}`;
    case 'Sort':
    case 'Match':
      return rows(asked, fields.place, places);
    case 'Order':
      return rows(
        asked,
        fields.at,
        items.map((_, i) => ({ id: String(i + 1), text: [String(i + 1)] })),
      );
    case 'Score': {
      const scale = said.scale.map((word, score): Shown => ({ id: String(score), text: [`${score} · ${word}`] }));
      const provider = (item: Shown, place: Shown, k: number) => {
        const shows = html`<span lang="${asked.lang}"
          ><strong>${line(place.text)}</strong><br />${line(item.evidence?.[k] ?? [])}</span
        >`;
        return html`<div>${select(asked, fields.score(item.id, k), shows, scale, '')}</div>`;
      };
      return html`${items.map((item) => group(asked, item, html`${places.map((place, k) => provider(item, place, k))}`))}
        <p>${said.think}</p>`;
    }
    case 'Timeline':
      return html`${items.map((item) =>
        item.asked
          ? group(
              asked,
              item,
              html`<div>${select(asked, fields.who(item.id), html`${said.who}`, places)}</div>
                <div>${select(asked, fields.latest(item.id), html`${said.latest}`, latests)}</div>`,
            )
          : html`<p lang="${asked.lang}">${event(item)}</p>`,
      )}`;
    case 'Recall':
      return html`<div>
          <label for="own-words">${said.ownWords}</label>
          <textarea id="own-words" rows="4" aria-describedby="hint"></textarea>
        </div>
        <details>
          <summary>${said.compare}</summary>
          <div class="prose" lang="${asked.lang}">${blocks(asked.model, 2)}</div>
        </details>
        <fieldset>
          <legend>${said.rate}</legend>
          ${choices(
            asked,
            fields.rating,
            'radio',
            (['knew', 'partly', 'missed'] as const).map((id) => ({ id, text: [said.ratings[id]] })),
          )}
        </fieldset>`;
    case 'Decide':
      // A story is drawn by itself: each choice is an answer.
      return html``;
  }
}

/** Radio buttons or boxes, each with its label around it. */
function choices(
  { filled, faults, lang, question }: Asked,
  name: string,
  type: 'radio' | 'checkbox',
  items: readonly Shown[],
): Markup {
  const wrong = faults[0];
  const chosen = new Set(filled.getAll(name));
  return html`${wrong ? html`<p class="fault" id="fault">${wrong.words}</p>` : ''}
    <div class="options">
      ${items.map(
        ({ id, text }) =>
          html`<label for="${name}-${id}"
            ><input
              type="${type}"
              id="${name}-${id}"
              name="${name}"
              value="${id}"
              ${wrong ? html`aria-describedby="fault" ${type === 'checkbox' ? html`aria-invalid="true"` : ''}` : ''}
              ${chosen.has(id) ? html`checked` : ''}
            />
            <span ${question.kind === 'Recall' ? '' : html`lang="${lang}"`}>${line(text)}</span></label
          >`,
      )}
    </div>`;
}

/** One native select for each line. */
function rows(asked: Asked, field: (item: string) => string, options: readonly Shown[]): Markup {
  return html`<ul class="rows">
    ${asked.question.items.map(
      (item) =>
        html`<li>
          ${select(asked, field(item.id), html`<span lang="${asked.lang}">${line(item.text)}</span>`, options)}
        </li>`,
    )}
  </ul>`;
}

/**
 * A label and its select, with the fault between them.
 * @param optionLang empty for words of ours, which are in the language of the page
 */
function select(
  { filled, faults, lang, words }: Asked,
  id: string,
  label: Markup,
  options: readonly Shown[],
  optionLang = lang,
): Markup {
  const wrong = faults.find(({ at }) => at === `#${id}`);
  return html`<label for="${id}">${label}</label>
    ${wrong ? html`<p class="fault" id="${id}-fault">${wrong.words}</p>` : ''}
    <select id="${id}" name="${id}" ${wrong ? html`aria-invalid="true" aria-describedby="${id}-fault"` : ''}>
      <option value="">${words.question.pick}</option>
      ${options.map(
        (option) =>
          html`<option
            value="${option.id}"
            ${optionLang && html`lang="${optionLang}"`}
            ${filled.get(id) === option.id ? html`selected` : ''}
          >
            ${lineText(option.text)}
          </option>`,
      )}
    </select>`;
}

/** What belongs to one line, under its words. */
function group({ lang }: Asked, item: Shown, content: Markup): Markup {
  return html`<fieldset class="group">
    <legend lang="${lang}">${event(item)}</legend>
    ${content}
  </fieldset>`;
}

/** The words of a line; in a timeline with when it happens. */
export function event({ when, text }: Shown): Markup {
  return html`${when ? html`<strong>${line(when)}</strong> · ` : ''}${line(text)}`;
}
