/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { hostPages } from '../access/host-pages.ts';
import type { Signed } from '../environment.ts';
import { languageOf, pageLanguageIn } from '../language.ts';
import type { Markup } from '../pages/shell.ts';
import { policyFramedBy } from '../security-headers.ts';
import { frameWords, type FrameWords } from './frame-words.ts';
import type { FramedElement } from './framed-element.ts';

/** How a frame comes to a token by itself: its script, and what `a39-config` says for it. */
export interface Staging {
  script: 'haiilo' | 'lms';
  said?: Record<string, string>;
}

/** What stands in the element besides its title, and below it. */
export interface Around {
  inside: Markup;
  after: Markup;
}

/** Registered pages may frame what is answered, and nobody else. They may demand that everything in them says who may use it (COEP). */
export async function letBeFramed(c: Context<Signed>): Promise<void> {
  const origins = [...(await hostPages(c.var.tools)).keys()];
  c.header('content-security-policy', policyFramedBy(origins));
  c.header('cross-origin-embedder-policy', 'require-corp');
  c.header('vary', 'Accept-Language');
}

/** The language of a frame: what its address says, because the page around it knows, else what the browser asks for. */
export function speechOf(c: Context<Signed>): { lang: string; words: FrameWords } {
  const lang = pageLanguageIn(c.req.query('lang')) ?? languageOf(c);
  return { lang, words: frameWords[lang]! };
}

/** One element and nothing around it. */
export function framePage(
  c: Context<Signed>,
  { tag, attributes }: FramedElement,
  staging?: Staging,
  around?: Around,
): Markup {
  const { lang, words } = speechOf(c);
  // What the address says counts more.
  const all = new Map([['heading-level', '1'], ...attributes]);
  const said = written(all);
  const course = attributes.find(([name]) => name === 'course')?.[1];
  const plain = tag === 'course' && course ? `/plain/courses/${encodeURIComponent(course)}` : '/plain';
  return frameShell(
    lang,
    words.title,
    html`${staging ? html`<script type="module" src="/embed/v1/${staging.script}.js"></script>` : ''}
      <script type="module" src="/embed/v1/a39.js"></script>`,
    html`<a39-config frame ${raw(written(Object.entries(staging?.said ?? {})))}></a39-config>
      ${raw(`<a39-${tag}${said}>`)} ${tag === 'status' ? '' : html`<h1 slot="title">${words.title}</h1>`}
      <p><a class="button" href="${plain}" target="_blank">${words.open}</a></p>
      ${around?.inside ?? ''} ${raw(`</a39-${tag}>`)} ${around?.after ?? ''}`,
  );
}

/** Says in a frame why nothing is shown in it. */
export function refusedFrame(c: Context<Signed>, code: string): Markup {
  const { lang, words } = speechOf(c);
  const why = words.refused[code as keyof typeof words.refused] ?? words.refused.other;
  return frameShell(
    lang,
    words.failed,
    html``,
    html`<h1>${words.failed}</h1>
      <p role="alert">${why}</p>
      <p><a class="button" href="/plain" target="_blank">${words.open}</a></p>`,
  );
}

/** A page that stands in a frame, with nothing around its content. */
export function frameShell(lang: string, title: string, scripts: Markup, main: Markup): Markup {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/embed/v1/page.css" />
        <link rel="stylesheet" href="/embed/frame.css" />
        ${scripts}
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`;
}

function written(attributes: Iterable<[name: string, value: string]>): string {
  return [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
