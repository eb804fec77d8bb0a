import { html } from 'hono/html';
import type { Block, Body, Inline, Question } from '../course-model.ts';
import { letterIds } from '../kinds/shown.ts';
import { printed } from './print-context.ts';
import type { Markup, PrintContext } from './print-context.ts';
import { capital, isGrid, printedPlaces, printedSteps, sceneNames } from './print-layout.ts';

/**
 * The answer to an exercise, with every reason once and the source.
 * @param number the one that `printExercise` was given
 */
export function printAnswer(question: Question, number: string, context: PrintContext): Markup {
  const { source, law } = question;
  return html`<section class="answer">
    <h4><span class="number">${number}</span><span>${key(question)}</span></h4>
    <ul>
      ${lines(question, context).map(
        ({ label, right, words, why }) =>
          html`<li class="${right ? 'right' : ''}">
            <b>${label}</b>
            <div>${words ? html`<p class="should">${words}</p>` : ''}${printed(why, context)}</div>
          </li>`,
      )}
    </ul>
    <p class="source">${source}${law === undefined ? '' : ` (${law})`}</p>
  </section>`;
}

/** The right letters, where letters are an answer. */
function key({ body }: Question): string {
  if (body.shape !== 'options') return '';
  return body.options.flatMap(({ right }, at) => (right ? [letterIds(at)] : [])).join(', ');
}

interface Line {
  label: string;
  /** Set apart, so that what fits is found at a glance. */
  right?: boolean;
  /** What would have been right. */
  words?: string | Markup;
  why: readonly (Inline | Block)[];
}

function lines(question: Question, context: PrintContext): Line[] {
  const { body } = question;
  const { words } = context;
  switch (body.shape) {
    case 'options':
      return body.options.map(({ right, why }, at) => ({ label: letterIds(at), right, why }));
    case 'rows': {
      const places = printedPlaces(question, body);
      const should = (place: string): string => {
        if (isGrid(question, body)) return place;
        const letter = capital(places.indexOf(place));
        return question.kind === 'Match' ? letter : `${letter} · ${place}`;
      };
      return body.rows.map(({ place, why }, at) => ({
        label: letterIds(at),
        words: should(place),
        why: inParagraph(why),
      }));
    }
    case 'steps':
      return stepLines(question, body, context);
    case 'scores':
      return body.rows.map(({ scores, why }, at) => ({
        label: letterIds(at),
        words: body.providers.map((provider, which) => `${provider} ${scores[which]}`).join(' · '),
        why: inParagraph(why),
      }));
    case 'timeline':
      return body.rows.map(({ who, latest, why }, at) => ({
        label: letterIds(at),
        words: who === null ? words.noDuty : `${who} · ${latest}`,
        why: inParagraph(why),
      }));
    case 'scenes': {
      const names = sceneNames(body.scenes);
      return body.scenes.flatMap(({ title, text, end }, at): Line[] => {
        if (end === null) return [];
        const told = html`${printed(title, context)} (${words.ends[end]})`;
        return [{ label: names[at]!, right: end === 'good', words: told, why: text }];
      });
    }
    case 'recall':
      return [{ label: '', words: words.model, why: body.answer }];
  }
}

/** By position; steps that may swap share theirs, and a reason. */
function stepLines(question: Question, body: Extract<Body, { shape: 'steps' }>, { words }: PrintContext): Line[] {
  const drawn = printedSteps(question, body);
  let position = 1;
  return [...Map.groupBy(body.steps, (step) => step.rank).values()].map((same): Line => {
    const letters = same.map((step) => letterIds(drawn.indexOf(step))).sort();
    const [first, last] = [position, position + same.length - 1];
    position = last + 1;
    return {
      label: first === last ? String(first) : `${first}–${last}`,
      words: letters.join(', ') + (first === last ? '' : ` (${words.anyOrder})`),
      why: same[0]!.why,
    };
  });
}

const inParagraph = (line: Inline[]): Block[] => (line.length > 0 ? [{ t: 'p', c: line }] : []);
