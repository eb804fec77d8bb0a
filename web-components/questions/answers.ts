import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { Localize } from '../locales/localize.ts';
import type { QuestionsTerms } from '../locales/questions/en.ts';
import { heading } from '../text/heading.ts';
import type { Answers, AskedRule, LateJoiners } from './questions-api.ts';

/** The questions, in the order in which they are asked. */
export type Question = keyof QuestionsTerms['ask'];

/** What is around the answers: the level of their headings, the words, and what leads on from each. */
export interface Around {
  level: number;
  words: QuestionsTerms;
  local: Localize<unknown>;
  /** A link or a button under an answer. */
  onward: (question: Question) => unknown;
}

/** Every question with its answer in words and numbers, what it rests on, and where it leads. Nothing is folded away. */
export function answersView(answers: Answers, around: Around): TemplateResult {
  const said: Record<Question, (given: Answers, around: Around) => unknown> = {
    who,
    content,
    when,
    missing,
    joiners,
    leavers,
    exemptions,
    repeated,
    works,
    whole,
  };
  const { words, level, onward } = around;
  return html`<ol part="questions" class="questions" role="list">
    ${(Object.keys(said) as Question[]).map(
      (question, i) =>
        html`<li>
          ${heading(level, html`<span class="number-of" aria-hidden="true">§ ${i + 1}</span> ${words.ask[question]}`, 'ask')}
          <div class="answer">
            ${said[question](answers, around)}
            <p class="a39-quiet rests">
              <span><b>${words.restsOn}:</b> ${words.rests[question]}</span>
              <span><b>${words.serves}:</b> ${words.laws[question]}</span>
            </p>
            ${onward(question)}
          </div>
        </li>`,
    )}
  </ol>`;
}

const p = (...sentences: unknown[]): TemplateResult =>
  html`<p>${sentences.filter(Boolean).map((one) => html`${one} `)}</p>`;

function day(local: Localize<unknown>, on: string): string {
  return local.date(on, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** A table that becomes lines where there is no room. */
function table(caption: string, columns: string[], rows: unknown[][]): TemplateResult {
  return html`<table part="table">
    <caption class="visually-hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first, ...cells]) =>
          html`<tr>
            <th scope="row">${first}</th>
            ${cells.map((cell, i) => html`<td data-name=${columns[i + 1]!}>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function who({ who: { people, rules } }: Answers, { words, local }: Around): unknown {
  const w = words.who;
  const head = p(w.people(people), rules.length > 0 ? w.rules(rules.length) : w.noRules);
  if (rules.length === 0) return head;
  const rows = rules.map((rule) => [
    rule.course,
    rule.reason,
    `${audienceOf(rule, words)}: ${w.ofPeople(rule.people)}`,
    byWhen(rule, words, local),
    rule.endedOn === null
      ? w.held1(day(local, rule.madeOn))
      : w.held2(day(local, rule.madeOn), day(local, rule.endedOn)),
  ]);
  return html`${head} ${table(words.ask.who, [words.course, w.why, w.about, w.by, w.held], rows)}`;
}

function audienceOf({ audience }: AskedRule, { who: w }: QuestionsTerms): string {
  if (audience.kind === 'everyone') return w.everyone;
  return audience.kind === 'people' ? w.named : audience.words.join(', ');
}

function byWhen(rule: AskedRule, words: QuestionsTerms, local: Localize<unknown>): string {
  const w = words.who;
  return [
    ...(rule.dueOn === null ? [] : [w.onDay(day(local, rule.dueOn))]),
    w.inDays(rule.dueDays),
    ...(rule.graceDays > 0 ? [w.grace(rule.graceDays)] : []),
    repetition(rule.repeat, words, local),
  ].join(', ');
}

function repetition(repeat: AskedRule['repeat'], { repeat: w }: QuestionsTerms, local: Localize<unknown>): string {
  if (repeat.kind === 'never') return w.never;
  if (repeat.kind === 'from_completion') return w.months(repeat.months);
  return w.yearly(local.date(`2028-${repeat.day}`, { day: 'numeric', month: 'long' }));
}

function content({ content: { versions } }: Answers, { words, local }: Around): unknown {
  const w = words.content;
  if (versions.length === 0) return p(w.none);
  const rows = versions.map((one) => [
    html`<span lang=${one.lang}>${one.title}</span>`,
    one.version,
    day(local, one.publishedOn),
    html`<code>${one.content}</code>`,
  ]);
  return html`${p(w.said(versions.length))}
  ${table(words.ask.content, [words.course, w.version, w.published, w.id], rows)}`;
}

function when({ when: given }: Answers, { words: { when: w }, local }: Around): unknown {
  const { completions, firstOn, lastOn, outside, signIn } = given;
  const first =
    firstOn === null || lastOn === null ? w.none : w.some(completions, local.date(firstOn), local.date(lastOn));
  return html`${p(first, outside > 0 && w.outside(outside))} ${p(w.how, w.signIn[signIn], w.limit)}`;
}

function missing({ missing: given }: Answers, { words, local }: Around): unknown {
  const w = words.missing;
  const { asked, done, open, overdue, exempt, overduePeople, courses, reminders } = given;
  if (asked === 0) return p(w.none);
  const sent = reminders.map(({ kind, sent: k }) => w.kinds[kind](k)).join(', ');
  return html`${p(
    w.asked(asked, done),
    open > 0 ? w.open(open, overdue, overduePeople) : w.allDone,
    exempt > 0 && w.exempt(exempt),
  )}
  ${p(sent ? w.sent(sent) : w.noneSent)}
  ${
    courses.length > 0
      ? table(
          words.ask.missing,
          [words.course, w.openColumn, w.overdueColumn],
          courses.map((one) => [one.course, local.number(one.open), local.number(one.overdue)]),
        )
      : nothing
  }`;
}

function joiners({ joiners: { joined, courses } }: Answers, { words: { joiners: w }, local }: Around): unknown {
  if (joined === 0) return p(w.none);
  return html`${p(w.joined(joined))}
  ${
    courses.length > 0
      ? html`<ul>
          ${courses.map((one) => {
            const due = one.inTime + one.late;
            return html`<li>
              ${one.course}:
              ${[
                w.share(one.inTime, due, one.days.join('/')),
                ...(one.late > 0 ? [w.late(one.late)] : []),
                ...(one.notYetDue > 0 ? [w.notYet(one.notYetDue)] : []),
                ...(one.medianDays === null ? [] : [w.median(local.number(one.medianDays))]),
              ].join(', ')}
            </li>`;
          })}
        </ul>`
      : nothing
  }`;
}

/** Who was late after joining; it comes when it is asked for, because it is a look at people. */
export function lateJoinersView(
  { rows }: LateJoiners,
  { words: { joiners: w, course }, local }: Pick<Around, 'words' | 'local'>,
): TemplateResult {
  if (rows.length === 0) return p(w.nobodyLate);
  return table(
    w.lateHeading,
    [w.person, course, w.joinedOn, w.dueOn, w.doneOn],
    rows.map((row) => [
      row.who ? html`${row.who.name} <span class="a39-quiet">${row.who.staffNumber}</span>` : w.withheld,
      row.course,
      day(local, row.joinedOn),
      day(local, row.dueOn),
      row.doneOn === null ? w.notDone : day(local, row.doneOn),
    ]),
  );
}

function leavers({ leavers: { left, openWhenLeft } }: Answers, { words: { leavers: w } }: Around): unknown {
  return left === 0 ? p(w.none) : p(w.left(left), openWhenLeft > 0 && w.open(openWhenLeft), w.kept);
}

function exemptions({ exemptions: given }: Answers, { words: { exemptions: w } }: Around): unknown {
  const { inForce, granted, ended, byCategory } = given;
  const why = (byCategory ?? []).map(({ category, count }) => `${count} × ${w.categories[category]}`).join(', ');
  return p(
    inForce === 0 ? w.none : w.inForce(inForce),
    granted + ended > 0 && w.moved(granted, ended),
    why && `${why}.`,
  );
}

function repeated({ repeated: { rules } }: Answers, { words, local }: Around): unknown {
  const w = words.repeated;
  if (rules.length === 0) return p(w.none);
  return html`<ul>
    ${rules.map(
      (one) =>
        html`<li>
          ${one.course} (${repetition(one.repeat, words, local)}):
          ${[w.rounds(one.rounds, one.people), w.done(one.completed), w.late(one.late)].join(', ')}.
        </li>`,
    )}
  </ul>`;
}

function works({ works: { courses, withheld } }: Answers, { words: { works: w } }: Around): unknown {
  return html`${
    courses.length === 0
      ? p(w.none)
      : html`<ul>
          ${courses.map((one) => html`<li>${one.course}: ${w.of(one.done, one.people)}.</li>`)}
        </ul>`
  }
  ${p(withheld > 0 && w.withheld(withheld), w.limits)}`;
}

function whole(
  { whole: { size, halted, selfCheck, outside } }: Answers,
  { words: { whole: w }, local }: Around,
): unknown {
  return html`${halted ? html`<p class="a39-mark overdue">${icons.late} <span>${w.halted}</span></p>` : nothing}
  ${p(w.size(size), selfCheck ? w.checked(local.date(selfCheck.on), selfCheck.size, selfCheck.faults) : w.unchecked)}
  ${outside.length === 0 ? p(w.inside) : p(...outside.map((one) => w.outside[one.kind](one.size, local.date(one.on))))}`;
}
