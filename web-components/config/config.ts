import { doorTo } from '../api/door.ts';
import { originFor } from '../api/client.ts';
import type { GetToken } from '../api/host.ts';
import { define } from '../element.ts';

/**
 * @summary Says once for all elements of a page where their server is and how the page's people sign in. It shows nothing.
 * @attr {string} server - Origin of the training server. Without it, the origin of the script.
 * @attr {'auto' | 'cookie' | 'token' | 'redirect'} [auth=auto] - The way in. `auto`: the page's token if it hands over one, else the
 * cookie of the server's own pages, else the person signs in there.
 * @attr {string} popup - `no`: signing in leaves the page and comes back, instead of opening a window.
 * @property {GetToken} getToken - Hands over a token in which the page says who is signed in. It is asked again before it ends.
 * @event a39-signed-in - Somebody is signed in; all elements go on.
 * @event a39-signed-out - Nobody is signed in here any more.
 * @event {CustomEvent<{ code: string }>} a39-auth-error - Signing in failed; `code` says why.
 */
export class A39Config extends HTMLElement {
  static readonly observedAttributes = ['server', 'auth', 'popup'];

  #getToken: GetToken | undefined;

  get server(): string {
    return this.getAttribute('server') ?? '';
  }

  set server(server: string) {
    this.setAttribute('server', server);
  }

  get auth(): string {
    return this.getAttribute('auth') ?? 'auto';
  }

  set auth(auth: string) {
    this.setAttribute('auth', auth);
  }

  get getToken(): GetToken | undefined {
    return this.#getToken;
  }

  set getToken(getToken: GetToken | undefined) {
    this.#getToken = getToken;
    if (this.isConnected) changed();
  }

  connectedCallback(): void {
    // Set on the element before its class was there, it would hide the accessor.
    if (Object.hasOwn(this, 'getToken')) {
      const { getToken } = this;
      Reflect.deleteProperty(this, 'getToken');
      this.getToken = getToken;
    } else if (this.#getToken) changed();
  }

  attributeChangedCallback(_: string, before: string | null): void {
    if (before !== null && this.isConnected) changed();
  }

  /** Ends the sign-in of this page. */
  async signOut(): Promise<void> {
    await (await doorTo(originFor({})))?.signOut();
  }
}

function changed(): void {
  dispatchEvent(new Event('a39-host-changed'));
}
define('a39-config', A39Config);
