/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { html } from 'hono/html';
import type { ItemVerdict, Shown, ShownQuestion, Verdict } from '../courses/kinds/kind.ts';
import { lineText } from '../courses/plain-text.ts';
import type { Answered } from '../learning/learning-shapes.ts';
import type { Markup } from '../pages/shell.ts';
import { blocks, line } from './blocks.ts';
import { event } from './question-form.ts';
import type { PlainWords } from './words.ts';

/** A question that was answered, and what is said about it. */
export interface Judged {
  question: ShownQuestion;
  answered: Answered;
  isCheck: boolean;
  /** The answer was kept. */
  isKept: boolean;
  /** Where the exercise stands open again; null where the first answer is final. */
  again: string | null;
  /** The language of the course. */
  lang: string;
  words: PlainWords;
}

/** The question, whether the answer was right, and the reason for every line of it. */
export function questionVerdict(judged: Judged): Markup {
  const { question, answered, isKept, again, lang, words } = judged;
  const { verdict } = answered;
  return html`<section class="question">
    <h2 lang="${lang}">${line(question.prompt)}</h2>
    ${question.case.length > 0 ? html`<div class="prose case" lang="${lang}">${blocks(question.case, 2)}</div>` : ''}
    <h3 id="answer" tabindex="-1">${headline(question, verdict, words)}</h3>
    ${verdict.unsure ? html`<p>${judged.isCheck ? words.question.unsureCheck : words.question.unsurePractice}</p>` : ''}
    ${isKept ? '' : html`<p class="hint">${words.question.notKept}</p>`}
    ${question.kind === 'Recall' ? recalled(judged) : outcomes(judged)}
    ${again === null ? '' : html`<p class="actions"><a class="quiet" href="${again}">${words.question.again}</a></p>`}
  </section>`;
}

function headline({ kind }: ShownQuestion, verdict: Verdict, { question }: PlainWords): Markup {
  if (verdict.unsure) return html`${question.unsure}`;
  if (kind === 'Recall') return html`${question.rated}`;
  if (verdict.right) return mark(true, question.right);
  return mark(false, verdict.points > 0 ? question.partly : question.wrong);
}

/** Right or not, by a sign and by its word. */
function mark(right: boolean, word: string): Markup {
  return html`<strong class="${right ? 'right' : 'wrong'}"
    ><span aria-hidden="true">${right ? '✓' : '✗'}</span> ${word}</strong
  >`;
}

function recalled({ answered: { response, verdict }, lang, words }: Judged): Markup {
  const { rating } = response as { rating?: 'knew' | 'partly' | 'missed' | null };
  return html`<div class="prose" lang="${lang}">${blocks(verdict.answer, 3)}</div>
    ${rating ? html`<p>${words.question.youPut(words.question.ratings[rating])}</p>` : ''}`;
}

function outcomes(judged: Judged): Markup {
  const { question, answered, lang } = judged;
  const items = new Map(question.items.map((item) => [item.id, item]));
  const all = inOrder(question, answered.verdict.items);
  return html`<ul class="rows outcomes">
    ${all.map((one) => {
      const item = items.get(one.id) ?? { id: one.id, text: [] };
      return html`<li>
        ${outcome(judged, item, one)}
        <div class="prose why" lang="${lang}">${blocks(one.why, 3)}</div>
      </li>`;
    })}
  </ul>`;
}

/** Steps stand as they should; all else as it was asked. */
function inOrder({ kind, items }: ShownQuestion, all: readonly ItemVerdict[]): ItemVerdict[] {
  if (kind === 'Order') return all.toSorted((a, b) => Number(a.should) - Number(b.should));
  const place = new Map(items.map((item, i) => [item.id, i]));
  return all.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

/** One line with its verdict, before its reason. */
function outcome(judged: Judged, item: Shown, one: ItemVerdict): Markup {
  const { question, answered, lang, words } = judged;
  const { verdict } = answered;
  const said = words.question;
  const text = html`<span class="name" lang="${lang}">${event(item)}</span>`;
  const badge = (right: boolean) => mark(right, right ? said.right : said.wrong);
  /** What was right, what was chosen where that is another thing, and what it was judged by. */
  const row = (rows: { should: string; mine: string | undefined; by?: Markup }[]) =>
    html`<p>${verdict.unsure ? '' : badge(one.right)} ${text}</p>
      ${rows.map(
        ({ should, mine, by }) =>
          html`<p>
            ${said.rightPlace(should)}${mine === undefined || mine === should ? '' : html`<br />${said.youPut(mine)}`}
            ${by ? html`<br /><span class="hint" lang="${lang}">${by}</span>` : ''}
          </p>`,
      )}`;
  const response = answered.response as {
    choice?: string;
    choices?: string[];
    places?: Record<string, string>;
    order?: string[];
    scores?: Record<string, number[]>;
    timeline?: Record<string, { who: string; latest: string }>;
  };
  const named = (all: readonly Shown[], id: string | undefined) => {
    const found = all.find((shown) => shown.id === id);
    return found && lineText(found.text);
  };
  const should = typeof one.should === 'object' ? '' : String(one.should);
  switch (question.kind) {
    case 'Choose one':
      return html`<p>${badge(one.should === true)} ${text}</p>
        ${response.choice === item.id ? html`<p class="hint">${said.yours}</p>` : ''}`;
    case 'Choose all':
    case 'Spot the gap': {
      const ticked = response.choices?.includes(item.id) === true;
      const note = verdict.unsure
        ? one.should
          ? said.belongs
          : said.belongsNot
        : ticked
          ? said.yours
          : one.should
            ? said.missed
            : said.leftOut;
      return html`<p>${badge(verdict.unsure ? one.should === true : one.right)} ${text}</p>
        <p class="hint">${note}</p>`;
    }
    case 'Sort':
    case 'Match':
      return row([
        {
          should: named(question.places, should) ?? '',
          mine: named(question.places, response.places?.[item.id]),
        },
      ]);
    case 'Order': {
      const mine = (response.order?.indexOf(item.id) ?? -1) + 1;
      return row([{ should, mine: mine > 0 && !one.right ? String(mine) : undefined }]);
    }
    case 'Score': {
      const scores = Array.isArray(one.should) ? one.should : [];
      const score = (provider: Shown, k: number | undefined) =>
        k === undefined ? undefined : `${lineText(provider.text)} ${k} · ${said.scale[k]}`;
      return row(
        question.places.map((provider, k) => ({
          should: score(provider, scores[k]) ?? '',
          mine: score(provider, response.scores?.[item.id]?.[k]),
          by: line(item.evidence?.[k] ?? []),
        })),
      );
    }
    case 'Timeline': {
      if (typeof one.should !== 'object' || Array.isArray(one.should))
        return html`<p>${text}</p>
          <p class="hint">${said.noDuty}</p>`;
      const mine = response.timeline?.[item.id];
      return row([
        { should: named(question.places, one.should.who) ?? '', mine: named(question.places, mine?.who) },
        {
          should: named(question.latests ?? [], one.should.latest) ?? '',
          mine: named(question.latests ?? [], mine?.latest),
        },
      ]);
    }
    case 'Decide':
    case 'Recall':
      return text;
  }
}
