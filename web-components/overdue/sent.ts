import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { OverdueTerms } from '../locales/overdue/en.ts';

/** Reminders that were just sent, and what became of them. */
export interface Sent {
  batch: string;
  reminded: number;
  leftOut: number;
  /** When they go out, in words. */
  when: string;
  /** In milliseconds, as `Date.now()` counts them. */
  undoUntil: number;
  /** The same in words, for when it is long until then. */
  untilWords: string;
  state: 'waiting' | 'undoing' | 'undone' | 'too late';
  undone: number;
}

const minute = 60_000;

export function isUndoable({ state, undoUntil }: Sent, now: number): boolean {
  return state === 'waiting' && now < undoUntil;
}

/**
 * A line about reminders on their way, with *Undo* as long as it can be undone. The time that is left is told by the minute:
 * screen readers hear every change.
 */
export function sentLine(
  words: OverdueTerms,
  sent: Sent,
  { now, undo, dismiss }: { now: number; undo: () => void; dismiss: () => void },
): TemplateResult {
  const isOpen = isUndoable(sent, now) || sent.state === 'undoing';
  return html`<div class="sent" data-batch=${sent.batch}>
    <p role="status" tabindex="-1">
      ${sent.state === 'too late' ? icons.late : icons.right} ${saidOf(words, sent, now)}
    </p>
    ${
      isOpen
        ? html`<button
            class="a39-button a39-second"
            type="button"
            aria-disabled=${sent.state === 'undoing'}
            @click=${undo}
          >
            ${sent.state === 'undoing' ? words.sent.undoing : words.sent.undo}
          </button>`
        : html`<button class="a39-plain" type="button" @click=${dismiss}>${words.sent.dismiss}</button>`
    }
  </div>`;
}

function saidOf(words: OverdueTerms, sent: Sent, now: number): unknown {
  const { sent: said } = words;
  const { reminded, leftOut, when, undoUntil, untilWords } = sent;
  if (sent.state === 'undone') return said.undone(sent.undone);
  if (sent.state === 'too late') return said.tooLate;
  const left = undoUntil - now;
  if (left <= 0) return said.over(reminded);
  const minutes = Math.floor(left / minute);
  return html`${said.will(reminded, when)} ${leftOut > 0 ? said.leftOut(leftOut) : nothing}
  ${minutes >= 60 ? said.undoUntil(untilWords) : said.undoFor(minutes)}`;
}
