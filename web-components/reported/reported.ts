import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { MyDelivery } from '../../server/lms/lms-shapes.ts';
import { serverFor, type Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { Localize } from '../locales/localize.ts';
import { reportedWords } from '../locales/reported/words.ts';
import styles from './reported.css?inline';

export type { MyDelivery } from '../../server/lms/lms-shapes.ts';

/** What is asked of the server about one's own reports. Tests hand the element their own object. */
export interface ReportedApi {
  myDeliveries(): Promise<MyDelivery[]>;
}

/** After a course was passed it is asked so often, in so many milliseconds each: most reports have arrived by then. */
const looks = 20;
const between = 3_000;

/**
 * @summary Below a course: which LMS was told that I completed it, and whether it took that. Nothing where there is none. For our own
 * pages, and frames in an LMS.
 */
export class A39Reported extends A39Element {
  static override styles = sheet(styles);

  declare api?: Api & ReportedApi;

  @property() assignment = '';

  @state() private all: MyDelivery[] = [];

  private readonly page = new Localize(this, reportedWords);
  #next: ReturnType<typeof setTimeout> | undefined;

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('a39-complete', this.completed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('a39-complete', this.completed);
    clearTimeout(this.#next);
  }

  /** Most people have no LMS, and are asked for nothing more. */
  protected override async load(): Promise<void> {
    const mine = serverFor(this).my;
    const asks = this.api ?? { myDeliveries: async () => (await mine.deliveries.$get()).json() };
    const all = await asks.myDeliveries();
    const { assignments } = all.length > 0 ? await this.calls.myTraining() : { assignments: [] };
    const mineHere = assignments.find(({ id }) => id === this.assignment);
    this.all = all.filter(({ courseId }) => courseId === mineHere?.courseId);
  }

  /** The course beside it says what is wrong. */
  protected override fail(): void {}

  private readonly completed = (): void => this.lookAgain(looks);

  private lookAgain(left: number): void {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => void this.look(left), between);
  }

  private async look(left: number): Promise<void> {
    await this.reload();
    const isSettled = this.all.length > 0 && this.all.every(({ standing }) => standing !== 'pending');
    if (left > 1 && !isSettled) this.lookAgain(left - 1);
  }

  override render(): TemplateResult {
    return html`<div part="base" role="status">${this.worded && this.all.length > 0 ? this.body() : nothing}</div>`;
  }

  protected override body(): TemplateResult {
    return html`<ul role="list">
      ${this.all.map((one) => this.report(one))}
    </ul>`;
  }

  private report({ receiver, standing, isToOpen }: MyDelivery): TemplateResult {
    const words = this.page.t;
    const looksLike = { delivered: 'a39-mark done', pending: 'a39-mark a39-quiet', refused: 'a39-mark wrong' };
    const icon = { delivered: icons.right, pending: icons.clock, refused: icons.late };
    return html`<li class=${looksLike[standing]}>
      ${icon[standing]} <span>${words[isToOpen ? 'toOpen' : standing](receiver)}</span>
    </li>`;
  }
}
define('a39-reported', A39Reported);
