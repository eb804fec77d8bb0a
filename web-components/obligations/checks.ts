import { html, nothing, type TemplateResult } from 'lit';
import { wrong } from '../evidence/field.ts';

/** Some of a list. A long one scrolls. */
export function checks({
  name,
  legend,
  options,
  chosen,
  fault,
  choose,
}: {
  /** Also the id of the first box. */
  name: string;
  legend: string;
  /** Value and label. */
  options: (readonly [string, string])[];
  chosen: readonly string[];
  fault?: string | undefined;
  choose: (chosen: string[]) => void;
}): unknown {
  // What was chosen and is not there any more can still be taken off.
  const gone = chosen.filter((one) => !options.some(([value]) => value === one));
  const all = [...options, ...gone.map((one) => [one, one] as const)];
  if (all.length === 0) return nothing;
  const box = ([value, label]: readonly [string, string], i: number): TemplateResult =>
    html`<label>
      <input
        id=${i === 0 ? name : nothing}
        type="checkbox"
        aria-describedby=${i === 0 && fault ? `${name}-fault` : nothing}
        aria-invalid=${i === 0 && fault ? 'true' : nothing}
        .checked=${chosen.includes(value)}
        @change=${(event: Event) =>
          choose(
            (event.target as HTMLInputElement).checked ? [...chosen, value] : chosen.filter((one) => one !== value),
          )}
      />
      <span>${label}</span>
    </label>`;
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="checks">${all.map(box)}</div>
    ${wrong(name, fault)}
  </fieldset>`;
}
