import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { wrong } from '../evidence/field.ts';

/** A box to tick, with what that means. */
export function choice({
  name,
  label,
  hint,
  checked,
  choose,
}: {
  name: string;
  label: string;
  hint: string;
  checked: boolean;
  choose: (checked: boolean) => void;
}): TemplateResult {
  return html`<label class="choice">
    <input
      type="checkbox"
      name=${name}
      aria-labelledby="${name}-label"
      aria-describedby="${name}-hint"
      .checked=${checked}
      @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}
    />
    <span><span id="${name}-label">${label}</span> <small id="${name}-hint">${hint}</small></span>
  </label>`;
}

/** One of a few, each with what it means. */
export function choices({
  name,
  legend,
  value,
  choose,
  options,
}: {
  name: string;
  legend: string;
  value: string;
  choose: (name: string, value: string) => void;
  /** Value, label, hint. */
  options: (readonly [string, string, string?])[];
}): TemplateResult {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ([key, label, hint]) =>
        html`<label class="choice">
          <input
            type="radio"
            name=${name}
            value=${key}
            aria-labelledby="${name}-${key}-label"
            aria-describedby=${ifDefined(hint ? `${name}-${key}-hint` : undefined)}
            .checked=${key === value}
            @change=${() => choose(name, key)}
          />
          <span
            ><span id="${name}-${key}-label">${label}</span> ${
              hint ? html`<small id="${name}-${key}-hint">${hint}</small>` : nothing
            }</span
          >
        </label>`,
    )}
  </fieldset>`;
}

/** One of many. */
export function select({
  name,
  label,
  value,
  choose,
  hint,
  fault,
  options,
}: {
  name: string;
  label: string;
  value: string;
  choose: (name: string, value: string) => void;
  hint?: string | undefined;
  fault?: string | undefined;
  /** Value and label, or a group of them under a label. */
  options: (readonly [string, string] | { group: string; options: (readonly [string, string])[] })[];
}): TemplateResult {
  const one = ([key, text]: readonly [string, string]) =>
    html`<option value=${key} ?selected=${key === value}>${text}</option>`;
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${hint ? html`<p id="${name}-hint" class="hint">${hint}</p>` : nothing}
    <select
      id=${name}
      aria-describedby=${ifDefined(described || undefined)}
      aria-invalid=${fault ? 'true' : 'false'}
      @change=${(event: Event) => choose(name, (event.target as HTMLSelectElement).value)}
    >
      ${options.map((option) =>
        'group' in option
          ? option.options.length > 0
            ? html`<optgroup label=${option.group}>${option.options.map(one)}</optgroup>`
            : nothing
          : one(option),
      )}
    </select>
    ${wrong(name, fault)}
  </div>`;
}

/** What follows from something that cannot be taken back: term by term. */
export function confirmation(consequences: [string, string][]): TemplateResult {
  return html`<dl class="consequences">
    ${consequences.map(
      ([term, text]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}
