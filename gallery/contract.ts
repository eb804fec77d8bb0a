import { html, nothing, type TemplateResult } from 'lit';
import type { Declaration, Named } from '../web-components/package/manifest.ts';

const groups = [
  ['attributes', 'Attributes'],
  ['events', 'Events'],
  ['slots', 'Slots'],
  ['cssParts', 'Parts'],
  ['cssProperties', 'Custom properties'],
] as const;

function row({ name, description, type, default: usual }: Named): TemplateResult {
  const takes = type?.text.replace(/^CustomEvent<(.*)>$/, '$1').replace('Record<string, never>', '') ?? '';
  return html`<tr>
    <th scope="row"><code>${name || 'default'}</code></th>
    <td>
      ${description} ${usual ? html`Else <code>${usual}</code>.` : nothing}
      ${takes ? html`<code class="takes">${takes}</code>` : nothing}
    </td>
  </tr>`;
}

/** What an element takes and tells, as editors know it. */
export function contract(one: Declaration): TemplateResult {
  return html`<section class="contract" aria-labelledby="contract">
    <h2 id="contract">What it takes and tells</h2>
    ${groups.map(([kind, title]) =>
      one[kind].length === 0
        ? nothing
        : html`<details ?open=${kind === 'attributes'}>
            <summary>
              <h3>${title}</h3>
              <span>${one[kind].length}</span>
            </summary>
            <table>
              <tbody>
                ${one[kind].map(row)}
              </tbody>
            </table>
          </details>`,
    )}
  </section>`;
}
