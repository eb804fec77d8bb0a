import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import type { PolicyTerms } from '../locales/policy/en.ts';
import type { Finding } from './policy.ts';

/** What one policy does to our elements, line by line, and what to put instead. */
export function findingsView(findings: readonly Finding[], words: PolicyTerms): TemplateResult {
  return html`<ul class="findings" role="list">
    ${findings.map((finding) => line(finding, words))}
  </ul>`;
}

function line({ need, verdict, why, directive, sources, put }: Finding, words: PolicyTerms): TemplateResult {
  const looks = { open: 'done', nonce: 'wrong', blocked: 'overdue' };
  const marks = { open: icons.right, nonce: icons.half, blocked: icons.late };
  return html`<li>
    <p>
      <strong>${words.needs[need]}</strong>
      <span class="a39-mark ${looks[verdict]}">${marks[verdict]} <span>${words.verdicts[verdict]}</span></span>
    </p>
    <p>${words.why[why]}</p>
    ${
      directive === null
        ? nothing
        : html`<p class="a39-quiet">${words.decides}: <code>${[directive, ...sources].join(' ')}</code></p>`
    }
    ${put === null ? nothing : html`<p>${words.put}: <code>${put}</code></p>`}
  </li>`;
}
