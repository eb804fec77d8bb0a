import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError, type Api, type MyAssignment } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { badgesWords } from '../locales/badges/words.ts';
import { Localize } from '../locales/localize.ts';
import { heading } from '../text/heading.ts';
import { badgesServer, type BadgesApi, type MyBadge } from './badges-api.ts';
import styles from './badges.css?inline';

/** A completed course, with the badge of it if there is one. */
interface Done extends MyAssignment {
  completionId: string;
  badge: MyBadge | undefined;
}

/** The badges of what I completed: get one, download it, take it back. Nothing is made before it is asked for. */
export class A39Badges extends A39Element {
  static override styles = sheet(styles);

  declare api?: Api & BadgesApi;

  @state() private done: Done[] = [];
  @state() private withName = false;
  /** Completion at which something is under way, and what is said there. */
  @state() private busy = '';
  @state() private said = { at: '', text: '', isProblem: false };
  /** Completion whose badge is about to be taken back. */
  @state() private asked = '';

  private readonly page = new Localize(this, badgesWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  private get asks(): BadgesApi {
    return this.api ?? badgesServer(this);
  }

  protected override async load(): Promise<void> {
    const [{ assignments }, badges] = await Promise.all([this.calls.myTraining(), this.asks.myBadges()]);
    this.done = assignments
      .flatMap((one) => (one.completionId === null ? [] : [{ ...one, completionId: one.completionId }]))
      .map((one) => ({ ...one, badge: badges.find(({ completionId }) => completionId === one.completionId) }))
      .toSorted((a, b) => (b.completedOn ?? '').localeCompare(a.completedOn ?? ''));
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      <p class="lede">${this.done.length === 0 ? words.empty : words.intro}</p>
      ${this.done.some(({ badge }) => !badge) ? this.choice() : nothing}
      ${
        this.done.length > 0
          ? html`<ul part="list" role="list">
              ${this.done.map((one) => this.row(one))}
            </ul>`
          : nothing
      }
    </div>`;
  }

  private choice(): TemplateResult {
    const words = this.page.t;
    return html`<div class="choice">
      <label>
        <input
          type="checkbox"
          aria-describedby="hint"
          .checked=${this.withName}
          @change=${(event: Event) => (this.withName = (event.target as HTMLInputElement).checked)}
        />
        <span>${words.withName}</span>
      </label>
      <p id="hint" class="a39-quiet">${words.withNameHint}</p>
    </div>`;
  }

  private row(one: Done): TemplateResult {
    const { title, completedOn, completionId, badge } = one;
    const { at, text, isProblem } = this.said;
    return html`<li part="item">
      <p class="name">${title}</p>
      <p class="facts">
        <span class="a39-mark done"
          >${icons.right} ${this.local.t.completedOn(completedOn ? this.local.date(completedOn) : '')}</span
        >
        ${badge ? html`<span class="a39-quiet">${badge.name ? this.page.t.named : this.page.t.unnamed}</span>` : nothing}
      </p>
      ${badge ? this.having(one, badge) : this.getting(one)}
      <div part="status" class="said" role="status">
        ${at === completionId && !isProblem ? html`<p tabindex="-1">${text}</p>` : nothing}
      </div>
      ${
        at === completionId && isProblem
          ? html`<p part="error" role="alert" class="a39-mark overdue">${icons.late} <span>${text}</span></p>`
          : nothing
      }
    </li>`;
  }

  private getting({ title, completionId }: Done): TemplateResult {
    const words = this.page.t;
    const busy = this.busy === completionId;
    return html`<p class="actions">
      ${this.button(busy ? words.sending : words.get, busy ? words.sending : `${words.get}: ${title}`, () =>
        this.act(completionId, () => this.asks.giveBadge(completionId, this.withName), words.given(title)),
      )}
    </p>`;
  }

  private having({ title, completionId }: Done, { id }: MyBadge): TemplateResult {
    const words = this.page.t;
    const file = (form: 'svg' | 'jwt', label: string) =>
      html`<a
        part="link"
        class="a39-plain"
        href=${this.asks.badgeHref(id, form)}
        aria-label="${label}: ${title}"
        download
        >${icons.file} ${label}</a
      >`;
    if (this.asked !== completionId)
      return html`<p class="actions">
        ${file('svg', words.picture)} ${file('jwt', words.file)}
        ${this.button(words.takeBack, `${words.takeBack}: ${title}`, () => this.ask(completionId))}
      </p>`;
    return html`<div class="sure" role="group" aria-label=${`${words.takeBack}: ${title}`}>
      <p tabindex="-1">${words.sure}</p>
      <p class="actions">
        ${this.button(words.takeBackSurely, words.takeBackSurely, () =>
          this.act(completionId, () => this.asks.takeBadgeBack(id), words.takenBack(title)),
        )}
        ${this.button(words.keep, words.keep, () => this.keep(completionId))}
      </p>
    </div>`;
  }

  private button(text: string, name: string, press: () => unknown): TemplateResult {
    return html`<button
      part="button"
      class="a39-button a39-second"
      type="button"
      aria-label=${name}
      aria-disabled=${this.busy !== ''}
      @click=${press}
    >
      ${text}
    </button>`;
  }

  private async ask(completionId: string): Promise<void> {
    this.asked = completionId;
    this.said = { at: '', text: '', isProblem: false };
    await this.focusOn('.sure > [tabindex]');
  }

  private async keep(completionId: string): Promise<void> {
    this.asked = '';
    const at = this.done.findIndex((one) => one.completionId === completionId);
    await this.focusOn(`li:nth-child(${at + 1}) button`);
  }

  /** Does it once, and says at the row what came of it. */
  private async act(at: string, does: () => Promise<unknown>, text: string): Promise<void> {
    if (this.busy) return;
    this.busy = at;
    this.said = { at: '', text: '', isProblem: false };
    try {
      await does();
      this.asked = '';
      await this.load();
      this.said = { at, text, isProblem: false };
      // The button that was pressed is gone.
      await this.focusOn('.said > [tabindex]');
    } catch (cause) {
      const { errors } = this.local.t;
      const code = cause instanceof ApiError ? cause.code : 'internal';
      const why = this.page.t.refused[code] ?? errors[code as keyof typeof errors] ?? errors.internal;
      this.said = { at, text: why, isProblem: true };
    } finally {
      this.busy = '';
    }
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
define('a39-badges', A39Badges);
