import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { PageTerms } from '../locales/pages/en.ts';
import { heading } from '../text/heading.ts';

/** Where the decision stands. */
export interface Retake {
  /** Null when the server did not say; then `problem` says why. */
  people: number | null;
  dueOn: string;
  reason: string;
  phase: 'deciding' | 'confirming' | 'sending';
  /** How many were asked, once somebody was. */
  asked: number | null;
  problem: string;
}

interface Setting {
  level: number;
  words: PageTerms['versions']['retake'];
  version: string;
  today: string;
  /** A day in words. */
  day: (day: string) => string;
  change: (part: Partial<Retake>) => void;
  send: () => void;
}

/** Who takes the newest version again: how many, by when and why; then the same in words; then it is done. */
export function retaking(retake: Retake, setting: Setting): TemplateResult {
  const { level, words, day } = setting;
  const { people, phase, asked, problem, dueOn } = retake;
  const done = asked !== null;
  return html`${heading(level, words.heading, 'part')}
    ${done || people === null ? nothing : html`<p>${people === 0 ? words.nobody : words.people(people)}</p>`}
    ${!done && people ? html`<p class="a39-quiet">${words.continuing}</p>` : nothing}
    ${problem && html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${problem}</span></p>`}
    ${done || !people ? nothing : phase === 'deciding' ? form(retake, setting) : confirmation(people, retake, setting)}
    <div role="status">
      ${
        done
          ? html`<p class="a39-mark done result" tabindex="-1">
              ${icons.right} <span>${words.asked(asked, day(dueOn))}</span>
            </p>`
          : nothing
      }
    </div>`;
}

function form({ dueOn, reason }: Retake, { words, today, change }: Setting): TemplateResult {
  const typed = (part: 'dueOn' | 'reason') => (event: Event) =>
    change({ [part]: (event.target as HTMLInputElement).value });
  const submit = (event: Event): void => {
    event.preventDefault();
    const trimmed = reason.trim();
    // Spaces count for the browser's own check.
    if (trimmed.length < 3) change({ reason: trimmed, problem: words.refused['invalid_input']! });
    else change({ phase: 'confirming', reason: trimmed, problem: '' });
  };
  return html`<form class="fields" @submit=${submit}>
    <label>
      <span>${words.dueOn}</span>
      <input type="date" name="due" required min=${today} .value=${dueOn} @input=${typed('dueOn')} />
    </label>
    <label class="reason">
      <span id="retake-reason">${words.reason}</span>
      <input
        name="reason"
        required
        minlength="3"
        maxlength="200"
        autocomplete="off"
        aria-labelledby="retake-reason"
        aria-describedby="retake-hint"
        .value=${reason}
        @input=${typed('reason')}
      />
      <small id="retake-hint" class="a39-quiet">${words.reasonHint}</small>
    </label>
    <button class="a39-button a39-second">${words.ask}</button>
  </form>`;
}

function confirmation(
  people: number,
  { dueOn, reason, phase }: Retake,
  { level, words, version, day, change, send }: Setting,
): TemplateResult {
  const sending = phase === 'sending';
  return html`<div class="confirm">
    ${heading(level + 1, words.confirmHeading)}
    <p>${words.confirm(people, version, day(dueOn))}</p>
    <blockquote>${reason}</blockquote>
    <div class="fields">
      <button class="a39-button" type="button" aria-disabled=${sending} @click=${send}>
        ${sending ? words.asking : words.yes(people)}
      </button>
      <button
        class="a39-plain"
        type="button"
        aria-disabled=${sending}
        @click=${() => sending || change({ phase: 'deciding' })}
      >
        ${words.back}
      </button>
    </div>
  </div>`;
}
