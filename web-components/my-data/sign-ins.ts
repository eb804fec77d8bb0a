import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { SignInView } from '../../server/access/access-shapes.ts';
import { serverFor, type Api } from '../api/client.ts';
import { define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { signInsWords } from '../locales/sign-ins/words.ts';
import { ActingElement } from '../records/acting-element.ts';
import panel from '../records/panel.css?inline';
import { heading } from '../text/heading.ts';
import styles from './my-data.css?inline';

export type { SignInView } from '../../server/access/access-shapes.ts';

/** What is asked of the server about one's own sign-ins. Tests hand the element their own object. */
export interface SignInsApi {
  signIns(): Promise<SignInView[]>;
  endSignIn(id: string): Promise<unknown>;
  endAllSignIns(): Promise<unknown>;
  /** Nobody is signed in here any more: this page has nothing left to show. */
  leave(): void;
}

/** @summary Where I am signed in, and how I end it: one of them, or all at once. A part of `a39-my-data`. */
export class A39SignIns extends ActingElement<typeof signInsWords.en> {
  static override styles = sheet(panel, styles);

  declare api?: Api & Partial<SignInsApi>;

  @state() private all: SignInView[] = [];

  protected readonly page = new Localize(this, signInsWords);

  private get asks(): SignInsApi {
    const mine = serverFor(this).my['sign-ins'];
    return {
      signIns: async () => (await mine.$get()).json(),
      endSignIn: (signIn) => mine[':signIn'].$delete({ param: { signIn } }),
      endAllSignIns: () => mine.$delete(),
      leave: () => location.assign('/'),
      ...this.api,
    };
  }

  protected override async load(): Promise<void> {
    this.all = await this.asks.signIns();
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<section part="base section">
      ${heading(this.headingLevel, words.heading, 'part')}
      <p>${words.text}</p>
      ${this.notice()}
      <ul class="requests" role="list" aria-label=${words.heading}>
        ${this.all.map((one) => this.signIn(one))}
      </ul>
      <p>
        <button
          class="a39-button a39-second"
          type="button"
          aria-disabled=${this.busy === 'all'}
          @click=${() => void this.run('all', () => this.leave(() => this.asks.endAllSignIns()))}
        >
          ${words.everywhere}
        </button>
      </p>
      <p class="a39-quiet">${words.everywhereText}</p>
    </section>`;
  }

  private signIn({ id, method, origins, since, until, here }: SignInView): TemplateResult {
    const words = this.page.t;
    const [from, to] = [this.instant(since), this.instant(until)];
    // A frame of ours in an LMS is a page of ours.
    const elsewhere = origins.filter((one) => one !== location.origin).map((one) => new URL(one).host);
    return html`<li>
      <p><strong>${words.methods[method]}</strong>${here ? html` · ${words.here}` : nothing}</p>
      ${elsewhere.length > 0 ? html`<p>${words.pages(elsewhere.join(', '))}</p>` : nothing}
      <p class="a39-quiet">${words.times(from, to)}</p>
      <p>
        <button
          class="a39-plain"
          type="button"
          aria-label=${words.endOf(words.methods[method], from)}
          aria-disabled=${this.busy === id}
          @click=${() => void this.run(id, () => this.end(id, here))}
        >
          ${words.end}
        </button>
      </p>
    </li>`;
  }

  private instant(at: string): string {
    return new Intl.DateTimeFormat(this.local.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  }

  private async end(id: string, here: boolean): Promise<string> {
    if (here) return this.leave(() => this.asks.endSignIn(id));
    await this.asks.endSignIn(id);
    await this.load();
    return this.page.t.ended;
  }

  private async leave(end: () => Promise<unknown>): Promise<string> {
    await end();
    this.asks.leave();
    return '';
  }
}
define('a39-sign-ins', A39SignIns);
