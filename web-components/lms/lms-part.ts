import { html, type TemplateResult } from 'lit';
import type { Api } from '../api/client.ts';
import { lmsWords } from '../locales/lms/words.ts';
import { Localize } from '../locales/localize.ts';
import { PartOfScreen } from '../settings/part-of-screen.ts';
import { named } from '../settings/section.ts';
import { lmsServer, type LmsApi } from './lms-api.ts';

/** One part of the Learning platforms screen, with words of its own: it loads its own list, and says its own refusals. */
export abstract class LmsPart<T> extends PartOfScreen<typeof lmsWords.en> {
  declare api?: Api & LmsApi;

  protected readonly page = new Localize(this, lmsWords);
  protected abstract readonly own: Localize<T>;

  protected override get worded(): boolean {
    return super.worded && this.own.ready;
  }

  protected get asks(): LmsApi {
    return this.api ?? lmsServer(this);
  }

  /** A button that opens a form about one of a list. */
  protected about(form: string, label: string, name: string, values: Record<string, string> = {}): TemplateResult {
    return this.opener(form, named(label, this.page.t.full(label, name)), 'a39-plain', values);
  }

  /** A button that does something about one of a list at once, and loads the list again. `full` is its label for those who do not see the list. */
  protected doing(label: string, full: string, work: () => Promise<string>): TemplateResult {
    return html`<button
      class="a39-plain"
      type="button"
      aria-disabled=${this.busy === full}
      @click=${() => void this.run(full, () => this.andLoad(work))}
    >
      ${named(label, full)}
    </button>`;
  }

  /** Asks once more before something is over at once, and loads the list again. */
  protected override asking(title: string, text: string, act: string, work: () => Promise<string>): TemplateResult {
    return super.asking(title, text, act, () => this.andLoad(work));
  }

  protected async andLoad(work: () => Promise<string>): Promise<string> {
    const done = await work();
    await this.load();
    return done;
  }

  /** How many reports stand how. Nothing where there are none. */
  protected tally(counts: Record<keyof typeof lmsWords.en.standings, number>): string {
    const { standings, full } = this.page.t;
    return (['delivered', 'pending', 'refused'] as const)
      .filter((one) => counts[one] > 0)
      .map((one) => full(standings[one], this.local.number(counts[one])))
      .join(' · ');
  }

  /** The day of an instant. */
  protected day(at: string): string {
    return this.local.date(at.slice(0, 10));
  }

  protected moment(at: string): string {
    return new Intl.DateTimeFormat(this.local.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  }
}
