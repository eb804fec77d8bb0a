import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { SessionView } from '../api/client.ts';
import { A39Element, define, sheet } from '../element.ts';
import styles from './site-nav.css?inline';

/**
 * @summary The navigation of our own pages. Its links come from the server; those marked `data-for` show when the person may.
 * @slot - The links.
 */
export class A39SiteNav extends A39Element {
  static override styles = sheet(styles);

  @state() private session: SessionView | null = null;

  protected override async load(): Promise<void> {
    const session = await this.calls.session().catch(() => null);
    this.session = session;
    for (const link of this.querySelectorAll<HTMLElement>('[data-for]'))
      link.hidden = !session?.roles.some((role) => link.dataset['for']!.split(' ').includes(role));
  }

  override render(): TemplateResult {
    return html`<slot></slot>${this.session && this.local.ready ? this.who(this.session) : ''}`;
  }

  protected override body(): unknown {
    return this.render();
  }

  private who({ person }: SessionView): TemplateResult {
    const { t } = this.local;
    return html`<span class="who"
      ><span class="visually-hidden">${t.nav.signedInAs} </span>${person.name}
      <button class="a39-plain" type="button" @click=${this.signOut}>${t.signOut}</button></span
    >`;
  }

  private readonly signOut = async (): Promise<void> => {
    await this.calls.signOut();
    location.assign('/');
  };
}
define('a39-site-nav', A39SiteNav);
