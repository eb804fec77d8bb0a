import { html, LitElement, unsafeCSS, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError, bridgeFor, originFor, type Api } from './api/client.ts';
import { doorTo } from './api/door.ts';
import controls from './appearance/controls.css?inline';
import { emit } from './appearance/emit.ts';
import tokens from './appearance/tokens.css?inline';
import { Localize } from './locales/localize.ts';
import { words } from './locales/words.ts';

export const sheet = (...texts: string[]): CSSResultGroup =>
  [tokens, controls, ...texts].map((text) => unsafeCSS(text));

/**
 * What every element of ours has: where its server is, its words, and its states from loading to signed out.
 *
 * @slot - What is shown until the script runs: a plain link to the same thing on the server.
 * @slot title - A heading above what is said while it loads, does not load or nobody is signed in. What is shown later brings its own.
 * @slot loading - Instead of our words while loading.
 * @slot error - Instead of our words when it does not load.
 * @slot signed-out - Instead of our words when nobody is signed in.
 * @event {CustomEvent<Record<string, never>>} a39-ready - It shows what it is for.
 * @event {CustomEvent<Record<string, never>>} a39-auth-required - Nobody is signed in.
 * @event {CustomEvent<{ code: string }>} a39-error - It did not load, or something was refused.
 * @csspart base - Everything.
 * @csspart button - A button, and a link that looks like one.
 * @csspart link - A link.
 * @csspart status - What is said when something was done.
 * @csspart error - What is said when it does not load, or something was refused.
 * @cssproperty --a39-accent - Of buttons and of what stands out.
 * @cssproperty --a39-on-accent - Of words on it.
 * @cssproperty [--a39-text=currentcolor] - Of words.
 * @cssproperty --a39-muted - Of words that matter less.
 * @cssproperty [--a39-surface=transparent] - Behind everything.
 * @cssproperty --a39-border - Of lines.
 * @cssproperty --a39-success - Done, right.
 * @cssproperty --a39-warning - Not right.
 * @cssproperty --a39-danger - Overdue, refused.
 * @cssproperty [--a39-focus=--a39-accent] - Around what has the focus.
 * @cssproperty [--a39-radius=2px] - Of corners.
 * @cssproperty [--a39-space=1rem] - What all distances are made of.
 * @cssproperty [--a39-font=inherit] - The typeface.
 * @cssproperty [--a39-font-display=--a39-font] - The typeface of headings.
 * @cssproperty [--a39-font-size=inherit] - The size of words.
 * @cssproperty [--a39-measure=66ch] - The longest line of text.
 * @cssproperty [--a39-target-size=44px] - The least height of what is pressed.
 */
export abstract class A39Element extends LitElement {
  /** Light, dark, or as the page around it is. */
  @property({ reflect: true }) theme: 'auto' | 'light' | 'dark' = 'auto';
  /** Of its first heading, from 1 to 6, so that it fits those of the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Origin of the training server. Else what `<a39-config>` says, else where the script is from. */
  @property() server = '';
  /** Instead of a server: an object that answers as one. */
  @property({ attribute: false }) api?: Api;

  @state() private phase: 'loading' | 'ready' | ApiError = 'loading';
  readonly local = new Localize(this, words);
  #turn = 0;

  protected get calls(): Api {
    return this.api ?? bridgeFor(this);
  }

  /** Whether its words are there in the page's language. */
  protected get worded(): boolean {
    return this.local.ready;
  }

  /** Gets what `body` shows. */
  protected abstract load(): Promise<void>;
  protected abstract body(): unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('a39-signed-in', this.signedIn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('a39-signed-in', this.signedIn);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || changed.has('api') || changed.has('server')) void this.reload();
  }

  private readonly signedIn = (): void => void this.reload();

  readonly reload = async (): Promise<void> => {
    const turn = ++this.#turn;
    try {
      await this.load();
      if (turn !== this.#turn) return;
      this.phase = 'ready';
      void this.updateComplete.then(() => emit(this, 'a39-ready'));
    } catch (cause) {
      if (turn === this.#turn) this.fail(cause);
    }
  };

  protected fail(cause: unknown): void {
    const error = cause instanceof ApiError ? cause : new ApiError('internal', String(cause));
    this.phase = error;
    if (error.code === 'sign_in_required') emit(this, 'a39-auth-required');
    else emit(this, 'a39-error', { code: error.code });
  }

  override render(): unknown {
    const { t } = this.local;
    if (this.phase === 'loading' || !this.worded)
      return html`<slot name="title"></slot>
        <div part="base" class="state" aria-busy="true">
          <slot name="loading"
            ><slot><p class="a39-quiet">${t.loading}</p></slot></slot
          >
        </div>`;
    if (this.phase === 'ready') return this.body();
    return this.trouble(this.phase);
  }

  /**
   * How to sign in from here: on the server's own pages; guests do so beside their page, after which everybody on it goes on. Unless
   * the page says something else of it.
   */
  protected signInWay(look: string, target: '_blank' | '' = ''): TemplateResult {
    const door = doorTo(originFor(this));
    const to = door ? '/training' : location.pathname;
    const beside = (event: Event): void => {
      event.preventDefault();
      void door?.then((its) => its.signIn()).catch(() => {});
    };
    return html`<slot name="signed-out"
      ><a
        part="button link"
        class=${look}
        target=${target}
        href=${this.calls.pageHref(`/sign-in?to=${encodeURIComponent(to)}`)}
        @click=${door && beside}
        >${this.local.t.signIn}</a
      ></slot
    >`;
  }

  /** What is shown when nobody is signed in. */
  protected signedOut(): unknown {
    return html`<div part="base" class="state">
      <slot name="signed-out">
        <slot name="title"></slot>
        <p>${this.local.t.signedOut}</p>
        <p>${this.signInWay('a39-button')}</p>
      </slot>
    </div>`;
  }

  private trouble({ code }: ApiError): unknown {
    const { t } = this.local;
    if (code === 'sign_in_required') return this.signedOut();
    // An update of the server left these elements behind: what the page put inside is a link to the same thing.
    if (code === 'client_too_old') return html`<slot></slot>`;
    return html`<slot name="title"></slot>
      <div part="base error" class="state">
        <slot name="error">
          <div role="alert"><p>${t.errors[code as keyof typeof t.errors] ?? t.errors.internal}</p></div>
          <p><button part="button" class="a39-button" @click=${() => void this.reload()}>${t.tryAgain}</button></p>
        </slot>
      </div>`;
  }
}

/** Portals load a script twice. The first definition stays. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
