import { html, type TemplateResult } from 'lit';

/** A real heading of the level that fits the host page. It can take the focus when the screen changes. */
export function heading(level: number, content: unknown, name = ''): TemplateResult {
  switch (Math.min(level, 6)) {
    case 1:
      return html`<h1 class=${name} tabindex="-1">${content}</h1>`;
    case 2:
      return html`<h2 class=${name} tabindex="-1">${content}</h2>`;
    case 3:
      return html`<h3 class=${name} tabindex="-1">${content}</h3>`;
    case 4:
      return html`<h4 class=${name} tabindex="-1">${content}</h4>`;
    case 5:
      return html`<h5 class=${name} tabindex="-1">${content}</h5>`;
    default:
      return html`<h6 class=${name} tabindex="-1">${content}</h6>`;
  }
}
