import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icons } from '../appearance/icons.ts';

interface Field {
  /** Also the id, so one of a name in an element. */
  name: string;
  label: string;
  value: string;
  typed: (value: string) => void;
  hint?: string;
  /** Behind the label: that it may stay empty. */
  note?: string;
  /** What is wrong with it. */
  fault?: string | undefined;
  kind?: 'text' | 'date' | 'number' | 'lines';
  min?: string;
  max?: string;
}

/** One thing to fill in, with its hint and with what is wrong, both of which screen readers hear with it. */
export function field(given: Field): TemplateResult {
  const { name, label, note, hint, fault, kind = 'text' } = given;
  return html`<div class="field">
    <label for=${name}>${label}${note ? html` <span class="a39-quiet">(${note})</span>` : nothing}</label>
    ${hint ? html`<p id="${name}-hint" class="hint">${hint}</p>` : nothing}
    ${kind === 'lines' ? area(given) : input(given)} ${wrong(name, fault)}
  </div>`;
}

/** What is wrong at a field, for `aria-describedby`. */
export function wrong(name: string, fault: string | undefined): unknown {
  if (!fault) return nothing;
  return html`<p id="${name}-fault" class="a39-mark overdue">${icons.late} <span>${fault}</span></p>`;
}

function describedBy({ name, hint, fault }: Field): string | undefined {
  return [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || undefined;
}

function input(given: Field): TemplateResult {
  const { name, value, typed, kind = 'text', fault, min, max } = given;
  return html`<input
    id=${name}
    class=${kind}
    type=${kind === 'date' ? 'date' : 'text'}
    inputmode=${ifDefined(kind === 'number' ? 'numeric' : undefined)}
    min=${ifDefined(min)}
    max=${ifDefined(max)}
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    aria-describedby=${ifDefined(describedBy(given))}
    aria-invalid=${fault ? 'true' : 'false'}
    .value=${value}
    @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
  />`;
}

function area(given: Field): TemplateResult {
  const { name, value, typed, fault } = given;
  return html`<textarea
    id=${name}
    rows="4"
    autocomplete="off"
    spellcheck="false"
    aria-describedby=${ifDefined(describedBy(given))}
    aria-invalid=${fault ? 'true' : 'false'}
    .value=${value}
    @input=${(event: Event) => typed((event.target as HTMLTextAreaElement).value)}
  ></textarea>`;
}
