import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import { blocks, line } from '../text/blocks.ts';
import type { Exercise, KeyLine } from './preview-api.ts';

const uses = { practice: 'in the lesson only', check: 'in the knowledge check only', both: 'in lesson and check' };

/** The right answers and every reason, in the order of the file, for authors. */
export function answerKey(
  { tests, use, source, line: at, key }: Exercise,
  lang: string,
  level: number,
): TemplateResult {
  return html`<section class="a39-key" lang="en" aria-label="Answer key">
    <p class="a39-key-head">
      <strong>Key</strong> <span>tests ${tests.join(', ')}</span> <span>${uses[use]}</span> <span>${source}</span>
      <span>line ${at}</span>
    </p>
    <ul role="list">
      ${key.map((one) => keyLine(one, lang, level))}
    </ul>
  </section>`;
}

function keyLine({ right, label, text, why }: KeyLine, lang: string, level: number): TemplateResult {
  const mark =
    right === null
      ? html`<span class="a39-key-label">${label}</span>`
      : html`<span class="a39-mark ${right ? 'right' : 'wrong'}"
          >${right ? icons.right : icons.wrong} ${right ? 'Right' : 'Wrong'}</span
        >`;
  return html`<li>
    ${mark}
    <div lang=${lang}>
      ${text.length > 0 ? html`<p class="a39-key-text">${line(text)}</p>` : nothing}
      ${why.length > 0 ? blocks(why, level) : html`<p class="a39-no-reason" lang="en">${icons.late} No reason yet</p>`}
    </div>
  </li>`;
}
