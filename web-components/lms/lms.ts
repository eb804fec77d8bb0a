import { html, type TemplateResult } from 'lit';
import type { Api } from '../api/client.ts';
import { define } from '../element.ts';
import { lmsWords } from '../locales/lms/words.ts';
import { Localize } from '../locales/localize.ts';
import { PartInAddress } from '../settings/part-in-address.ts';
import { PartedScreen } from '../settings/parted-screen.ts';
import type { LmsApi } from './lms-api.ts';

type Part = keyof (typeof lmsWords.en)['sections'];

const fetchPart: Record<Part, () => Promise<unknown>> = {
  platforms: () => import('./platforms.ts'),
  connect: () => import('./connect.ts'),
  people: () => import('./strangers.ts'),
  deliveries: () => import('./deliveries.ts'),
  packages: () => import('./packages.ts'),
  stores: () => import('./stores.ts'),
};

/**
 * @summary For those who look after training where an LMS is in use: which platforms are connected, who is who there, what they were
 * told, packages for an LMS, and record stores. The part that is shown stands in the address (`#connect`). For our own pages only.
 */
export class A39Lms extends PartedScreen<Part> {
  declare api?: Api & LmsApi;

  protected readonly page = new Localize(this, lmsWords);
  protected readonly parts = new PartInAddress<Part>(this, 'platforms', fetchPart);
  /** What is looked at most stands first. */
  protected readonly inOrder: Part[] = ['platforms', 'connect', 'people', 'deliveries', 'packages', 'stores'];

  protected override shown(part: Part, level: number): TemplateResult {
    const { api } = this;
    switch (part) {
      case 'platforms':
        return html`<a39-lms-platforms .api=${api} .headingLevel=${level}></a39-lms-platforms>`;
      case 'connect':
        return html`<a39-lms-connect .api=${api} .headingLevel=${level}></a39-lms-connect>`;
      case 'people':
        return html`<a39-lms-people .api=${api} .headingLevel=${level}></a39-lms-people>`;
      case 'deliveries':
        return html`<a39-lms-deliveries .api=${api} .headingLevel=${level}></a39-lms-deliveries>`;
      case 'packages':
        return html`<a39-lms-packages .api=${api} .headingLevel=${level}></a39-lms-packages>`;
      case 'stores':
        return html`<a39-lms-stores .api=${api} .headingLevel=${level}></a39-lms-stores>`;
    }
  }
}
define('a39-lms', A39Lms);
