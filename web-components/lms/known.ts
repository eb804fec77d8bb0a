import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { lmsPeopleWords } from '../locales/lms-people/words.ts';
import { Localize } from '../locales/localize.ts';
import panel from '../records/panel.css?inline';
import { turnPages } from '../settings/section.ts';
import section from '../settings/section.css?inline';
import { heading } from '../text/heading.ts';
import type { Known, KnownView } from './lms-api.ts';
import { LmsPart } from './lms-part.ts';
import styles from './lms.css?inline';

/** @summary Who at learning platforms is who here, when somebody asks for it, and taking off what is wrong. A part of `a39-lms`. */
export class A39LmsKnown extends LmsPart<typeof lmsPeopleWords.en> {
  static override styles = sheet(fieldStyles, panel, section, styles);

  @state() private known: Known | null = null;

  protected readonly own = new Localize(this, lmsPeopleWords);

  /** A look at people is noted, so it is not taken before somebody wants it. */
  protected override async load(): Promise<void> {
    if (this.known) this.known = await this.asks.known(this.known.page);
  }

  protected override body(): TemplateResult {
    const words = this.own.t;
    return html`<section>
      ${heading(this.headingLevel, words.known, 'part')} ${this.form === null ? this.notice() : nothing}
      <p>${words.knownText}</p>
      ${
        this.known
          ? this.list(this.known)
          : html`<p>
              <button class="a39-button a39-second" type="button" @click=${() => void this.turn(0)}>
                ${words.showKnown}
              </button>
            </p>`
      }
    </section>`;
  }

  private turn(page: number): Promise<void> {
    return this.run('turn', async () => {
      this.known = await this.asks.known(page);
      return '';
    });
  }

  private list({ rows, page, pages }: Known): TemplateResult {
    if (rows.length === 0) return html`<p class="a39-quiet">${this.own.t.noneKnown}</p>`;
    return html`<ul class="list" role="list">
        ${rows.map((one) => this.one(one))}
      </ul>
      ${turnPages(this.page.t, page, pages, (to) => void this.turn(to))}`;
  }

  private one({ issuer, subject, lms, person, foundBy, since }: KnownView): TemplateResult {
    const words = this.own.t;
    return html`<li>
      <p><strong>${person.name}</strong> <span class="a39-quiet">${person.unit}</span></p>
      <p class="a39-quiet">
        ${lms}: <code>${subject}</code> ·
        ${words.foundBys[foundBy]}${since === null ? nothing : html` · ${words.since(this.day(since))}`}
      </p>
      <p class="acts">
        ${this.doing(words.unlink, words.unlinkOf(person.name, lms), async () => {
          await this.asks.unlink({ issuer, subject });
          return words.unlinked(person.name, lms);
        })}
      </p>
    </li>`;
  }
}
define('a39-lms-known', A39LmsKnown);
