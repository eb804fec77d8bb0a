import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Api } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element, define, sheet } from '../element.ts';
import { field } from '../evidence/field.ts';
import fieldStyles from '../evidence/field.css?inline';
import { intranetWords } from '../locales/intranet/words.ts';
import { Localize } from '../locales/localize.ts';
import { snippetWords } from '../locales/snippet/words.ts';
import { checks } from '../obligations/checks.ts';
import obligationsStyles from '../obligations/obligations.css?inline';
import { choice, choices, select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import section from '../settings/section.css?inline';
import { heading } from '../text/heading.ts';
import { copyable } from './copyable.ts';
import copyStyles from './copyable.css?inline';
import { intranetServer, type HostPageView, type IntranetApi, type Snippet } from './intranet-api.ts';
import {
  claimsFor,
  embeddable,
  framed,
  policyFor,
  tagsFor,
  waysIn,
  type Embeddable,
  type SnippetWish,
} from './snippet-text.ts';
import styles from './snippet.css?inline';

/** @summary What an intranet team puts into a page, and what that page must allow and say. A part of `a39-intranet`. */
export class A39IntranetSnippet extends A39Element {
  static override styles = sheet(fieldStyles, panel, obligationsStyles, section, copyStyles, styles);

  declare api?: Api & IntranetApi;

  @state() private snippet!: Snippet;
  @state() private pages: HostPageView[] = [];
  @state() private courses: (readonly [string, string])[] = [];
  @state() private origin = '';
  @state() private wish: SnippetWish = {
    elements: ['a39-my-training'],
    subjects: {},
    auth: 'auto',
    pinned: false,
    inFrames: false,
  };

  private readonly page = new Localize(this, snippetWords);
  private readonly frame = new Localize(this, intranetWords);

  protected override get worded(): boolean {
    return super.worded && this.page.ready && this.frame.ready;
  }

  private get asks(): IntranetApi {
    return this.api ?? intranetServer(this);
  }

  protected override async load(): Promise<void> {
    const [snippet, pages, { versions }] = await Promise.all([
      this.asks.snippet(),
      this.asks.hostPages(),
      this.asks.courses(),
    ]);
    this.snippet = snippet;
    this.pages = pages;
    this.origin = pages[0]?.origin ?? '';
    this.courses = [...new Map(versions.map(({ id, title }) => [id, title]))];
    const first = this.courses[0]?.[0];
    if (first) this.want({ subjects: { 'a39-course': first } });
  }

  private want(part: Partial<SnippetWish>): void {
    this.wish = { ...this.wish, ...part };
  }

  protected override body(): TemplateResult {
    const words = this.page.t;
    return html`<div part="base">
      ${heading(this.headingLevel, this.frame.t.sections.snippet, 'part')}
      <p>${words.text}</p>
      <div class="panel">${this.fields()}</div>
      ${this.result(words.tag, this.tagNotes(), tagsFor(this.snippet, this.shown, words.titles))}
      ${this.result(words.policy, [words.policyText], policyFor(this.snippet.server, this.wish))} ${this.registered()}
      ${
        this.wish.auth === 'token' && !this.wish.inFrames
          ? this.result(
              words.claims,
              [words.claimsText],
              claimsFor(this.snippet.server, this.origin || 'https://intranet.example', new Date()),
            )
          : nothing
      }
    </div>`;
  }

  /** In the order in which they are offered, and only what a frame can show. */
  private get shown(): SnippetWish {
    const { elements, inFrames } = this.wish;
    const chosen = embeddable.filter((tag) => elements.includes(tag) && (!inFrames || framed.includes(tag)));
    return { ...this.wish, elements: chosen };
  }

  private fields(): TemplateResult {
    const words = this.page.t;
    const { wish } = this;
    const offered = embeddable.filter((tag) => !wish.inFrames || framed.includes(tag));
    return html`${checks({
      name: 'elements',
      legend: words.elements,
      options: offered.map((tag) => [tag, words.titles[tag]] as const),
      chosen: wish.elements.filter((tag) => offered.includes(tag)),
      choose: (chosen) => this.want({ elements: chosen as Embeddable[] }),
    })}
    ${this.subjects()}
    ${select({
      name: 'page',
      label: words.page,
      value: this.origin,
      choose: (_, origin) => (this.origin = origin),
      options: [
        ...this.pages.map(({ origin, name }) => [origin, `${name} (${origin})`] as const),
        ['', words.otherPage] as const,
      ],
    })}
    ${choice({
      name: 'frames',
      label: words.frames,
      hint: words.framesHint,
      checked: wish.inFrames,
      choose: (inFrames) => this.want({ inFrames }),
    })}
    ${wish.inFrames ? nothing : this.loading()}`;
  }

  /** How the page loads our script, and signs people in. */
  private loading(): TemplateResult {
    const words = this.page.t;
    const versions = this.snippet.pinned ? (['evergreen', 'pinned'] as const) : (['evergreen'] as const);
    return html`${choices({
      name: 'auth',
      legend: words.way,
      value: this.wish.auth,
      choose: (_, auth) => this.want({ auth: waysIn.find((way) => way === auth) ?? 'auto' }),
      options: waysIn.map((way) => [way, words.ways[way], words.wayHints[way]]),
    })}
    ${choices({
      name: 'version',
      legend: words.version,
      value: this.wish.pinned && this.snippet.pinned ? 'pinned' : 'evergreen',
      choose: (_, version) => this.want({ pinned: version === 'pinned' }),
      options: versions.map((one) => [one, words.versions[one], words.versionHints[one]]),
    })}
    ${this.snippet.pinned ? nothing : html`<p class="a39-quiet">${words.noPinned}</p>`}`;
  }

  private subjects(): unknown {
    const words = this.page.t;
    const { elements, subjects } = this.wish;
    const about = (tag: Embeddable, value: string): void => this.want({ subjects: { ...subjects, [tag]: value } });
    const typed = (tag: Embeddable, name: string, label: string, hint: string): unknown =>
      elements.includes(tag)
        ? field({ name, label, hint, value: subjects[tag] ?? '', typed: (value) => about(tag, value) })
        : nothing;
    return html`${
      elements.includes('a39-course')
        ? select({
            name: 'course',
            label: words.course,
            value: subjects['a39-course'] ?? '',
            choose: (_, course) => about('a39-course', course),
            options: this.courses,
          })
        : nothing
    }
    ${typed('a39-quick-check', 'question', words.question, words.questionHint)}
    ${typed('a39-acknowledge', 'document', words.document, words.documentHint)}`;
  }

  private tagNotes(): string[] {
    const words = this.page.t;
    const { auth, inFrames } = this.wish;
    if (inFrames) return [];
    return auth === 'token' ? [words.tagText, words.tokenText] : [words.tagText];
  }

  private result(title: string, notes: string[], text: string): TemplateResult {
    const { copy, copied } = this.local.t;
    return html`<section>
      ${heading(this.headingLevel + 1, title, 'part')} ${notes.map((note) => html`<p>${note}</p>`)}
      ${copyable({ name: title, text, words: { copy, copied } })}
    </section>`;
  }

  private registered(): TemplateResult {
    const words = this.page.t;
    return html`<section>
      ${heading(this.headingLevel + 1, words.origin, 'part')}
      ${
        this.origin
          ? html`<p class="a39-mark done">${icons.right} <span>${words.originDone(this.origin)}</span></p>`
          : html`<p>${words.originOpen}</p>`
      }
      <p><a class="a39-plain" href="#pages">${words.toPages}</a></p>
    </section>`;
  }
}
define('a39-intranet-snippet', A39IntranetSnippet);
