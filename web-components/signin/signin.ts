import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { originFor } from '../api/client.ts';
import { doorTo } from '../api/door.ts';
import { A39Element, define, sheet } from '../element.ts';
import styles from './signin.css?inline';

/**
 * @summary The button to sign in, for a place of the page's own choice. It is gone once somebody is signed in.
 * @slot - Instead of our words on the button.
 * @event a39-signed-in - Somebody is signed in.
 * @csspart button - The button.
 */
export class A39Signin extends A39Element {
  static override styles = sheet(styles);

  /** What the button says. */
  @property() label = '';

  protected override async load(): Promise<void> {
    await this.calls.session();
  }

  protected override body(): unknown {
    return '';
  }

  protected override signedOut(): unknown {
    return html`<button part="base button" class="a39-button" type="button" @click=${this.signIn}>
      <slot>${this.label || this.local.t.signIn}</slot>
    </button>`;
  }

  private readonly signIn = async (): Promise<void> => {
    const door = await doorTo(originFor(this));
    if (door) await door.signIn().catch(() => {});
    else location.assign(this.calls.pageHref(`/sign-in?to=${encodeURIComponent(location.pathname)}`));
  };
}
define('a39-signin', A39Signin);
