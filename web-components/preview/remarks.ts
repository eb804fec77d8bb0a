import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { PlacedRemark } from './preview-api.ts';

export interface RemarkActions {
  /** The text that was copied last. */
  copied: string;
  copy: (text: string) => void;
  /** Shows what a remark is about; undefined where it stands beside it. */
  show?: (remark: PlacedRemark) => void;
}

const words = { error: 'Error', warning: 'Warning' };

/** What the checker says, as it says it on the command line: where, what, and the line to paste. */
export function remarkList(remarks: readonly PlacedRemark[], actions: RemarkActions): unknown {
  if (remarks.length === 0) return nothing;
  return html`<ul class="a39-remarks" role="list">
    ${remarks.map((remark) => one(remark, actions))}
  </ul>`;
}

function one(remark: PlacedRemark, { copied, copy, show }: RemarkActions): TemplateResult {
  const { severity, file, line, message, paste, rule } = remark;
  const place = `${file.split('/').slice(2).join('/')}:${line}`;
  return html`<li data-severity=${severity}>
    <p class="a39-remark-head">
      <strong>${severity === 'error' ? icons.wrong : icons.late} ${words[severity]}</strong>
      ${
        show
          ? html`<button class="a39-plain" type="button" @click=${() => show(remark)}>${place}</button>`
          : html`<span>${place}</span>`
      }
    </p>
    <p>${withCode(message)}</p>
    ${
      paste === undefined
        ? nothing
        : html`<div class="a39-paste">
            <pre tabindex="0" aria-label="To paste">${paste}</pre>
            <button class="a39-plain" type="button" aria-label="Copy the line for ${place}" @click=${() => copy(paste)}>
              ${copied === paste ? icons.right : icons.copy} <span>${copied === paste ? 'Copied' : 'Copy'}</span>
            </button>
          </div>`
    }
    <p class="a39-rule"><code>${rule}</code></p>
  </li>`;
}

/** What stands between backticks is to be typed. */
function withCode(message: string): unknown {
  return message.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));
}
