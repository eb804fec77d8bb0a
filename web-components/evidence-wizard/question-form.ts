import { html, nothing, type TemplateResult } from 'lit';
import { field } from '../evidence/field.ts';
import type { WizardTerms } from '../locales/evidence-wizard/en.ts';
import type { PeoplePicker } from '../people-picker/people-picker.ts';
import { select } from '../records/controls.ts';
import { kinds, type Fault, type Part, type Wish } from './asked-question.ts';
import type { ClauseId, QuestionCatalogue } from './wizard-api.ts';

interface QuestionForm {
  words: WizardTerms;
  catalogue: QuestionCatalogue;
  wish: Wish;
  faults: ReadonlyMap<Part, Fault>;
  today: string;
  picker: PeoplePicker;
  isBusy: boolean;
  /** What goes on while it is asked, and what was refused. */
  outcome: unknown;
  change: (part: Partial<Wish>) => void;
  submit: (event: Event) => void;
}

type Asked = QuestionCatalogue['questions'][number];

/** The questions by the clause that each serves first, and what the chosen one needs to know. */
export function questionForm(given: QuestionForm): TemplateResult {
  const { words, catalogue, submit } = given;
  const groups = new Map<ClauseId, Asked[]>();
  for (const kind of kinds) {
    const question = catalogue.questions.find((one) => one.kind === kind);
    const [first] = question?.clauses ?? [];
    if (question && first) groups.set(first, [...(groups.get(first) ?? []), question]);
  }
  return html`<form novalidate @submit=${submit}>
    <fieldset>
      <legend class="visually-hidden">${words.legend}</legend>
      ${[...groups].map(([id, questions]) => {
        const clause = catalogue.clauses.find((one) => one.id === id)!;
        return html`<div class="clause" role="group" aria-labelledby="clause-${id}">
          <p class="served" id="clause-${id}">
            <span class="clause-name">${clause.name}</span> <span class="a39-quiet">${clause.asks}</span>
          </p>
          ${questions.map((question) => choice(question, given))}
        </div>`;
      })}
    </fieldset>
    <p class="a39-quiet small">${words.notAdvice}</p>
  </form>`;
}

function choice(question: Asked, given: QuestionForm): TemplateResult {
  const { words, catalogue, wish, isBusy, outcome, change } = given;
  const { kind, clauses } = question;
  const [name, hint] = words.questions[kind] as [string, string];
  const isChosen = wish.kind === kind;
  const others = clauses.slice(1).flatMap((id) => catalogue.clauses.find((one) => one.id === id)?.name ?? []);
  return html`<div class="choice ${isChosen ? 'chosen' : ''}">
    <label>
      <input
        type="radio"
        name="kind"
        value=${kind}
        aria-describedby="${kind}-hint"
        .checked=${isChosen}
        @change=${() => change({ kind })}
      />
      <span class="name">${name}</span>
    </label>
    <p id="${kind}-hint" class="hint">
      ${hint} ${isChosen && others.length > 0 ? words.alsoFor(others.join(', ')) : nothing}
    </p>
    ${
      isChosen
        ? html`<div class="asked">
            ${question.asks.length > 0 ? asked(question, given) : nothing}
            <button class="a39-button" aria-disabled=${isBusy}>${words.ask}</button>
            ${outcome}
          </div>`
        : nothing
    }
  </div>`;
}

function asked({ kind, asks, needs }: Asked, given: QuestionForm): TemplateResult {
  const { words, catalogue, wish, faults, picker, change, today } = given;
  const faultOf = (part: Part): string | undefined => {
    const fault = faults.get(part);
    return fault && words.faults[fault];
  };
  const day = (part: 'on' | 'from' | 'to'): unknown =>
    asks.includes(part)
      ? field({
          name: part,
          label: words[part],
          kind: 'date',
          max: today,
          value: wish[part],
          fault: faultOf(part),
          typed: (value) => change({ [part]: value }),
          ...(!(needs as Part[]).includes(part) && { note: words.optional, hint: words.onHint }),
        })
      : nothing;
  const list = (part: 'course' | 'unit', label: string, every: string, options: (readonly [string, string])[]) =>
    asks.includes(part) && options.length > 0
      ? select({
          name: part,
          label,
          value: wish[part],
          choose: (_, value) => change({ [part]: value }),
          options: [['', every], ...options],
        })
      : nothing;
  const courses = catalogue.courses
    .filter(({ isPolicy }) => kind === 'period' || isPolicy === (kind === 'confidentiality'))
    .map(({ id, title }) => [id, title] as const);
  return html`<div class="pair">${day('on')} ${day('from')} ${day('to')}</div>
    ${
      asks.includes('person')
        ? picker.view({
            name: 'person',
            legend: words.person,
            hint: words.personHint,
            fault: faultOf('person'),
            single: true,
            changed: () => change({ person: picker.chosen[0]?.id ?? '' }),
          })
        : nothing
    }
    <div class="pair">
      ${list('course', kind === 'confidentiality' ? words.policy : words.course, words.everyCourse, courses)}
      ${list(
        'unit',
        words.unit,
        words.everyUnit,
        catalogue.units.map((unit) => [unit, unit] as const),
      )}
    </div>`;
}
