import type { Snippet } from './intranet-api.ts';

/** Elements that work in a page of another origin, in the order in which they are offered. */
export const embeddable = [
  'a39-my-training',
  'a39-status',
  'a39-course',
  'a39-quick-check',
  'a39-my-documents',
  'a39-acknowledge',
  'a39-certificates',
  'a39-privacy',
  'a39-team',
  'a39-signin',
] as const;

export type Embeddable = (typeof embeddable)[number];

/** Those that stand in a frame, too. */
export const framed: readonly Embeddable[] = [
  'a39-my-training',
  'a39-status',
  'a39-course',
  'a39-quick-check',
  'a39-my-documents',
  'a39-acknowledge',
  'a39-certificates',
  'a39-privacy',
];

export const waysIn = ['auto', 'cookie', 'token', 'redirect'] as const;

export interface SnippetWish {
  elements: readonly Embeddable[];
  /** The attribute without which an element has nothing to show, by its tag. */
  subjects: Partial<Record<Embeddable, string>>;
  auth: (typeof waysIn)[number];
  pinned: boolean;
  /** A frame for each, for pages that allow nothing else. */
  inFrames: boolean;
}

/** The attribute that says what an element is about. */
export const subjectOf: Partial<Record<Embeddable, string>> = {
  'a39-course': 'course',
  'a39-quick-check': 'question',
  'a39-acknowledge': 'document',
};

type Titles = Record<Embeddable, string>;

/** What to put into the page. The children of an element are shown until its script runs, and where it cannot. */
export function tagsFor(snippet: Snippet, wish: SnippetWish, titles: Titles): string {
  if (wish.inFrames) return inBlocks(wish.elements.map((tag) => [frame(snippet, wish, tag, titles[tag])]));
  return inBlocks([
    scriptTag(snippet, wish.pinned),
    [
      `<a39-config server="${quoted(snippet.server)}"${wish.auth === 'auto' ? '' : ` auth="${wish.auth}"`}></a39-config>`,
    ],
    ...(wish.auth === 'token' ? [tokenScript] : []),
    ...wish.elements.map((tag) => element(snippet, wish, tag, titles[tag])),
  ]);
}

/** Of a text with more than this one line break our build would make one line, as it does with markup. */
function inLines(lines: readonly string[]): string {
  return lines.join('\n');
}

function inBlocks(blocks: readonly (readonly string[])[]): string {
  return inLines(blocks.flatMap((lines, k) => (k === 0 ? lines : ['', ...lines])));
}

function scriptTag({ evergreen, pinned }: Snippet, isPinned: boolean): string[] {
  if (!isPinned || !pinned) return [`<script type="module" src="${quoted(evergreen)}"></script>`];
  return [
    '<script type="module" crossorigin="anonymous"',
    `  integrity="${quoted(pinned.integrity)}"`,
    `  src="${quoted(pinned.url)}"></script>`,
  ];
}

/** Where the page gets its token is the intranet's own business. */
const tokenScript = [
  '<script type="module">',
  "  document.querySelector('a39-config').getToken = async () => {",
  "    const answer = await fetch('/…', { method: 'POST' });",
  '    return answer.text();',
  '  };',
  '</script>',
];

function element({ server }: Snippet, { subjects }: SnippetWish, tag: Embeddable, title: string): string[] {
  const attribute = subjectOf[tag];
  const subject = subjects[tag]?.trim() ?? '';
  const about = attribute ? ` ${attribute}="${quoted(subject || '…')}"` : '';
  if (tag === 'a39-signin') return ['<a39-signin></a39-signin>'];
  const path = tag === 'a39-course' && subject ? `/plain/courses/${encodeURIComponent(subject)}` : '/plain';
  return [`<${tag}${about}>`, `  <a href="${quoted(server + path)}">${quoted(title)}</a>`, `</${tag}>`];
}

function frame({ server }: Snippet, { subjects }: SnippetWish, tag: Embeddable, title: string): string {
  const attribute = subjectOf[tag];
  const query = attribute ? `?${attribute}=${encodeURIComponent(subjects[tag]?.trim() || '…')}` : '';
  const src = `${server}/embed/frame/${tag.slice('a39-'.length)}${query}`;
  return `<iframe src="${quoted(src)}" title="${quoted(title)}" width="100%" height="640"></iframe>`;
}

/** Text in markup. */
function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a page that has a policy must add to it. */
export function policyFor(server: string, wish: Pick<SnippetWish, 'inFrames'>): string {
  if (wish.inFrames) return `frame-src ${server}`;
  return inLines([`script-src ${server};`, `connect-src ${server};`, `img-src ${server};`, 'trusted-types lit-html']);
}

/** What the token of a page holds, for whoever writes its back end. */
export function claimsFor(server: string, page: string, now: Date): string {
  const iat = Math.floor(now.getTime() / 1_000);
  const header = { alg: 'ES256', typ: 'JWT', kid: '…' };
  const payload = { iss: page, aud: server, sub: '…', iat, exp: iat + 120, jti: '…' };
  return inLines([JSON.stringify(header, null, 2), '.', JSON.stringify(payload, null, 2)]);
}
