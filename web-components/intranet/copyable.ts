import { html, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';

interface Copyable {
  /** What it is, for those who hear it. */
  name: string;
  text: string;
  words: { copy: string; copied: string };
}

/** Text to copy, whole, with its line breaks. The button says that it was done. */
export function copyable({ name, text, words }: Copyable): TemplateResult {
  const copy = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLButtonElement;
    await navigator.clipboard.writeText(text);
    const said = button.nextElementSibling as HTMLElement;
    said.textContent = words.copied;
    setTimeout(() => (said.textContent = ''), 4_000);
  };
  return html`<div class="copyable">
    <pre tabindex="0" role="group" aria-label=${name}><code>${text}</code></pre>
    <p>
      <button class="a39-plain" type="button" aria-label="${words.copy}: ${name}" @click=${copy}>
        ${icons.copy} ${words.copy}</button
      ><span role="status" class="a39-quiet"></span>
    </p>
  </div>`;
}
