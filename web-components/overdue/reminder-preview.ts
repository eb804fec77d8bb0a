import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { OverdueTerms } from '../locales/overdue/en.ts';
import { heading } from '../text/heading.ts';
import type { LeftOut, ReminderPreview } from './overdue-api.ts';
import { keyOf, type Selection } from './selection.ts';

/** More than this are folded away. */
const mostUnfolded = 5;

interface Preview {
  words: OverdueTerms;
  level: number;
  preview: ReminderPreview;
  selection: Selection;
  /** When they go out, in words. */
  goOut: string;
  day: (day: string) => string;
  problem: string;
  isSending: boolean;
  send: () => void;
  cancel: () => void;
}

/** How many reminders it is: one for each person and course. */
export function remindersIn({ mails }: ReminderPreview): number {
  return mails.reduce((sum, mail) => sum + mail.courses.length, 0);
}

/** Who gets which mail, who is left out and why, before anything is sent. */
export function previewView({ words, level, preview, goOut, problem, isSending, ...given }: Preview): TemplateResult {
  const { preview: said } = words;
  const { mails, leftOut, mailIsSetUp } = preview;
  const reminders = remindersIn(preview);
  return html`${heading(level, reminders > 0 ? said.heading(reminders) : said.headingNone, 'part')}
    ${
      reminders > 0
        ? html`<p>${said.to(mails.length)} ${said.sees}</p>
            <p>${goOut}</p>
            ${mailIsSetUp ? nothing : html`<p class="a39-mark wrong">${icons.late} <span>${said.noMail}</span></p>`}`
        : nothing
    }
    ${problem ? html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${problem}</span></p>` : nothing}
    <p class="actions">
      ${
        reminders > 0
          ? html`<button class="a39-button" type="button" aria-disabled=${isSending} @click=${given.send}>
              ${isSending ? said.sending : said.send(reminders)}
            </button>`
          : nothing
      }
      <button class="a39-plain" type="button" @click=${given.cancel}>${said.cancel}</button>
    </p>
    ${leftOut.length > 0 ? leftOutView(words, leftOut, given) : nothing}
    ${
      mails.length > 0
        ? html`${heading(level + 1, said.mails)}
            <ul class="mails" role="list">
              ${mails.map((mail) => html`<li>${mailView(words, mail, mails.length === 1)}</li>`)}
            </ul>`
        : nothing
    }`;
}

function leftOutView(
  words: OverdueTerms,
  leftOut: LeftOut[],
  { selection, day }: Pick<Preview, 'selection' | 'day'>,
): TemplateResult {
  return html`<details class="left-out" ?open=${leftOut.length <= mostUnfolded}>
    <summary>${words.preview.leftOut(leftOut.length)}</summary>
    <ul>
      ${leftOut.map((one) => {
        const known = selection.get(keyOf(one));
        const reason = words.reasons[one.reason]?.(one.againOn && day(one.againOn)) ?? one.sentence;
        return html`<li>
          <strong>${one.name ?? known?.name ?? one.personId}</strong>, ${one.title ?? known?.course ?? one.courseId}:
          ${reason}
        </li>`;
      })}
    </ul>
  </details>`;
}

function mailView(
  words: OverdueTerms,
  { recipient, lang, subject, text, courses }: ReminderPreview['mails'][number],
  isOpen: boolean,
): TemplateResult {
  const titles = courses.map(({ title }) => title).join(', ');
  return html`<details ?open=${isOpen}>
    <summary>
      <strong>${recipient.name}</strong> <span class="a39-quiet">${words.preview.courses(titles, courses.length)}</span>
    </summary>
    <p>${words.preview.subject}: <strong lang=${lang}>${subject}</strong></p>
    <div class="letter" lang=${lang}>${text}</div>
  </details>`;
}
