import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import { heading } from '../text/heading.ts';
import './as-of.ts';
import type { AskedCourse } from './as-of.ts';
import './bundle.ts';
import { download } from './download.ts';
import type { EvidenceOverview } from './evidence-api.ts';
import { EvidenceElement } from './evidence-element.ts';
import styles from './evidence.css?inline';
import { alarm, figures, outside, restores, summary, type Telling } from './log-state.ts';
import './self-check.ts';

/**
 * @summary The evidence log as its keeper sees it: its state, its self-check, bundles for auditors, and who was trained on a
 * day. For our own pages only.
 * @csspart outside - The checkpoints that left the house.
 * @csspart table - The course versions.
 */
export class A39Evidence extends EvidenceElement {
  static override styles = sheet(table, styles);

  @state() private log!: EvidenceOverview;
  @state() private copied = '';
  @state() private checkpoint = '';
  @state() private problem = '';

  protected override async load(): Promise<void> {
    this.log = await this.asks.evidence();
  }

  private get telling(): Telling {
    return {
      words: this.page.t,
      level: this.headingLevel + 2,
      day: (day) => this.local.date(day),
      number: (n) => this.local.number(n),
    };
  }

  protected override body(): TemplateResult {
    const { t: words } = this.page;
    const { log, telling } = this;
    const level = this.headingLevel + 2;
    return html`<div part="base">
      ${heading(this.headingLevel, words.heading, 'title')}
      ${log.halted === null ? nothing : alarm(log.halted, { ...telling, level: this.headingLevel + 1 })}
      <p class="lede">${summary(log, telling)}</p>
      ${this.section(words.log.heading, html`${figures(log, telling)} ${this.keys()} ${restores(log, telling)}`)}
      ${this.section(words.outside.heading, outside(log, telling))}
      ${this.section(
        words.check.heading,
        html`<a39-self-check heading-level=${level} server=${this.server} .api=${this.api}></a39-self-check>`,
      )}
      ${this.section(
        words.bundle.heading,
        html`<a39-bundle
          heading-level=${level}
          server=${this.server}
          .api=${this.api}
          .size=${log.size}
          .firstDate=${log.firstDate}
          @grown=${this.refresh}
        ></a39-bundle>`,
      )}
      ${this.section(
        words.asOf.heading,
        html`<a39-as-of
          heading-level=${level}
          server=${this.server}
          .api=${this.api}
          .courses=${this.courses()}
          .began=${log.firstDate}
        ></a39-as-of>`,
      )}
      ${this.section(words.checkpoint.heading, this.signed())} ${this.section(words.courses.heading, this.versions())}
    </div>`;
  }

  private section(title: string, content: unknown): TemplateResult {
    return html`<section>
      ${heading(this.headingLevel + 1, title, 'part')}
      <div class="body">${content}</div>
    </section>`;
  }

  /** The log grew through what was done here. */
  private readonly refresh = async (): Promise<void> => {
    // What is shown was right a moment ago, and is better than nothing.
    this.log = await this.asks.evidence().catch(() => this.log);
    this.checkpoint = '';
  };

  private keys(): TemplateResult {
    const { log: words } = this.page.t;
    return html`<div>
      ${heading(this.headingLevel + 2, words.keysHeading)}
      <p>${words.keysText}</p>
      <ul class="plain keys" role="list">
        ${this.log.keys.map(({ vkey, state: standing, since }, at) => {
          const said = words.key[standing](this.local.date(since));
          const look = { 'in force': 'done', retire: 'a39-quiet', compromised: 'overdue' }[standing];
          const icon = { 'in force': icons.right, retire: icons.clock, compromised: icons.late }[standing];
          return html`<li class=${standing === 'in force' ? 'in-force' : ''}>
            <p class="a39-mark ${look}">${icon} <span>${said}</span></p>
            ${this.value(words.keyName(at + 1), vkey)}
          </li>`;
        })}
      </ul>
    </div>`;
  }

  /** A value to compare letter by letter. */
  private value(name: string, text: string): TemplateResult {
    const { copy, copied } = this.local.t;
    return html`<p class="row">
        <code>${text}</code>
        <button class="a39-plain" type="button" aria-label="${copy}: ${name}" @click=${() => this.copy(name, text)}>
          ${icons.copy} <span>${this.copied === name ? copied : copy}</span>
        </button>
      </p>
      <span role="status" class="visually-hidden">${this.copied === name ? copied : ''}</span>`;
  }

  private async copy(name: string, text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.copied = name;
  }

  private signed(): TemplateResult {
    const { checkpoint: words } = this.page.t;
    const { origin, size, root } = this.log;
    const facts = [
      [words.origin, words.originText, origin],
      [words.size, words.sizeText, String(size)],
      [words.root, words.rootText, root],
    ] as const;
    return html`${facts.map(
        ([name, meaning, text]) =>
          html`<div class="fact">
            <p><strong>${name}</strong> <span class="a39-quiet">${meaning}</span></p>
            ${this.value(name, text)}
          </div>`,
      )}
      <details @toggle=${this.sign}>
        <summary>${words.show}</summary>
        ${this.problem && html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${this.problem}</span></p>`}
        ${this.checkpoint ? this.note() : nothing}
      </details>`;
  }

  private note(): TemplateResult {
    const { checkpoint: words } = this.page.t;
    const { copy, copied } = this.local.t;
    const name = words.heading;
    const keep = (): void =>
      download(new Blob([this.checkpoint], { type: 'application/octet-stream' }), fileNameOf(this.checkpoint));
    return html`<pre tabindex="0" role="region" aria-label=${name}>${this.checkpoint}</pre>
      <p class="row">
        <button class="a39-plain" type="button" @click=${keep}>${icons.file} ${words.download}</button>
        <button
          class="a39-plain"
          type="button"
          aria-label="${copy}: ${name}"
          @click=${() => this.copy(name, this.checkpoint)}
        >
          ${icons.copy} <span>${this.copied === name ? copied : copy}</span>
        </button>
        <span role="status" class="visually-hidden">${this.copied === name ? copied : ''}</span>
      </p>
      <p class="a39-quiet">${words.downloadText}</p>`;
  }

  private readonly sign = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open || this.checkpoint) return;
    this.problem = '';
    try {
      this.checkpoint = await this.asks.checkpoint();
    } catch (cause) {
      this.problem = this.said(cause);
    }
  };

  /** Each course once, in the language of the page if there is one. */
  private courses(): AskedCourse[] {
    const found = new Map<string, AskedCourse>();
    for (const { id, title, lang } of this.log.courses)
      if (found.get(id)?.lang !== this.local.lang.slice(0, 2) || lang === this.local.lang.slice(0, 2))
        found.set(id, { id, title, lang });
    return [...found.values()].sort((a, b) => a.title.localeCompare(b.title, this.local.lang));
  }

  private versions(): TemplateResult {
    const { columns, heading: name } = this.page.t.courses;
    return html`<div class="scroll" role="region" tabindex="0" aria-label=${name}>
      <table part="table">
        <thead>
          <tr>
            <th scope="col">${columns.title}</th>
            <th scope="col">${columns.version}</th>
            <th scope="col">${columns.published}</th>
            <th scope="col">${columns.content}</th>
            <th scope="col" class="number">${columns.records}</th>
          </tr>
        </thead>
        <tbody>
          ${this.log.courses.map(
            (course) =>
              html`<tr>
                <th scope="row"><span lang=${course.lang}>${course.title}</span></th>
                <td>${course.version} <span class="a39-quiet">${course.lang}</span></td>
                <td class="day">
                  ${this.local.date(course.publishedOn, { day: 'numeric', month: 'short', year: 'numeric' })}
                </td>
                <td><code title=${course.content}>${course.content.slice(0, 15)}…</code></td>
                <td class="number">${this.local.number(course.records)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
define('a39-evidence', A39Evidence);

/** The second line of a checkpoint is its size. */
function fileNameOf(checkpoint: string): string {
  return `checkpoint-${/^\d+$/m.exec(checkpoint)?.[0]}.txt`;
}
