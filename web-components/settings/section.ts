import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import { ActingElement } from '../records/acting-element.ts';
import { heading } from '../text/heading.ts';
import { settingsServer, type SettingsApi } from './settings-api.ts';

/** One part of the Settings screen: it loads its own data, and says its own refusals. */
export abstract class SettingsSection<
  T extends { faults: Record<string, string>; refused: Record<string, string> },
> extends ActingElement<T> {
  declare api?: Api & SettingsApi;

  /** Whether the data protection officer looks: some things only they may do. */
  @property({ type: Boolean }) dpo = false;

  protected get asks(): SettingsApi {
    return this.api ?? settingsServer(this);
  }

  protected framed(title: string, content: unknown): TemplateResult {
    return html`<div part="base">
      ${heading(this.headingLevel, title, 'part')} ${this.form === null ? this.notice() : nothing} ${content}
    </div>`;
  }

  /** A button in a row, which says to whom it belongs only to those who do not see the row. */
  protected act(label: string, full: string, key: string, work: () => Promise<string>): TemplateResult {
    return html`<button
      class="a39-plain"
      type="button"
      aria-disabled=${this.busy === key}
      @click=${() => void this.run(key, work)}
    >
      ${named(label, full)}
    </button>`;
  }
}

/** A short label for those who see what it belongs to, a full one for those who do not. */
export function named(label: string, full: string): TemplateResult {
  return html`<span aria-hidden="true">${label}</span><span class="visually-hidden">${full}</span>`;
}

/** The way to other pages of a list. Both count from 0. */
export function turnPages(
  words: { pages: string; newer: string; older: string; of: (page: number, pages: number) => string },
  page: number,
  pages: number,
  go: (page: number) => void,
): unknown {
  if (pages < 2) return nothing;
  const turn = (to: number, label: string): unknown =>
    to >= 0 && to < pages
      ? html`<button class="a39-plain" type="button" @click=${() => go(to)}>${label}</button>`
      : nothing;
  return html`<nav class="actions" aria-label=${words.pages}>
    ${turn(page - 1, words.newer)}
    <span class="a39-quiet">${words.of(page + 1, pages)}</span> ${turn(page + 1, words.older)}
  </nav>`;
}
