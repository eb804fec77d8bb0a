import { html, type LitElement, type TemplateResult } from 'lit';

/**
 * A sheet over the page. The browser keeps the focus in it, and Escape closes it. Its first heading takes the focus.
 * `opened` is called from `updated`, because only a dialog that is in the document can be shown.
 */
export function dialog(name: string, close: () => void, content: unknown): TemplateResult {
  const cancel = (event: Event): void => {
    event.preventDefault();
    close();
  };
  return html`<dialog class="sheet" aria-label=${name} @cancel=${cancel} @close=${close}>
    <div class="sheet-in">${content}</div>
  </dialog>`;
}

/** Shows the dialog that was just rendered, if there is one. */
export function showDialog(element: LitElement): void {
  const found = element.renderRoot.querySelector('dialog');
  if (!found || found.open) return;
  found.showModal();
  found.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
}
