import { html, nothing, type TemplateResult } from 'lit';
import type { Change, Line, Severity, VersionChanges } from './versions-api.ts';
import { icons } from '../appearance/icons.ts';
import type { PageTerms } from '../locales/pages/en.ts';
import { heading } from '../text/heading.ts';

interface Setting {
  level: number;
  words: PageTerms['versions'];
  /** Versions that lie between the two. */
  between: number;
}

const look: Record<Severity, { icon: TemplateResult; mark: string }> = {
  key: { icon: icons.late, mark: 'overdue' },
  material: { icon: icons.half, mark: 'wrong' },
  wording: { icon: icons.open, mark: 'a39-quiet' },
};

/** What changed between two versions: in one sentence, then the course itself, then module by module, the key first. */
export function differences(changes: VersionChanges, setting: Setting): TemplateResult {
  const { level, words } = setting;
  const { older, newer, course, modules, counts } = changes;
  const some = Object.values(counts).some((count) => count > 0);
  return html`${heading(level, words.between(older.version, newer.version), 'part')}
  ${some ? summary(changes, setting) : nothing}
  ${some ? nothing : html`<p>${changes.files.length > 0 ? words.marksOnly : words.same}</p>`}
  ${course.length > 0 ? group(words.whole, course, newer.lang, setting) : nothing}
  ${modules.map(
    (module) =>
      html`<section class="module">
        ${heading(level + 1, html`<span lang=${newer.lang}>${module.title}</span>`, 'module-title')}
        ${list(module.changes, newer.lang, words)}
        ${module.exercises.map(
          ({ kind, prompt, changes: all, id }) =>
            html`<section class="exercise">
              ${heading(
                level + 2,
                html`<span lang="en" class="a39-quiet">${kind}</span> <span lang=${newer.lang}>${prompt}</span>`,
              )}
              <p class="a39-quiet"><code>${id}</code></p>
              ${list(all, newer.lang, words)}
            </section>`,
        )}
      </section>`,
  )}
  ${files(changes, words)}`;
}

function summary({ declared, suggested, counts, newer }: VersionChanges, { words, between }: Setting): TemplateResult {
  const agrees = declared === suggested;
  return html`<p class="lede">${words.suggested[suggested]}</p>
    <p class="a39-mark ${agrees ? 'done' : 'overdue'}">
      ${agrees ? icons.right : icons.late}
      <span>${agrees ? words.agrees(newer.version) : words.disagrees[declared](newer.version)}</span>
    </p>
    ${between > 0 ? html`<p class="a39-quiet">${words.skipped(between)}</p>` : nothing}
    <ul class="counts">
      ${(['key', 'material', 'wording'] as const).map(
        (severity) => html`<li>${mark(severity, words.severity[severity])} <span>${counts[severity]}</span></li>`,
      )}
    </ul>`;
}

function mark(severity: Severity, word: string): TemplateResult {
  const { icon, mark: color } = look[severity];
  return html`<span class="a39-mark ${color}">${icon} <span>${word}</span></span>`;
}

function group(title: string, changes: Change[], lang: string, { level, words }: Setting): TemplateResult {
  return html`<section class="module">
    ${heading(level + 1, title, 'module-title')} ${list(changes, lang, words)}
  </section>`;
}

function list(changes: Change[], lang: string, words: PageTerms['versions']): unknown {
  if (changes.length === 0) return nothing;
  return html`<ul class="changes">
    ${changes.map(
      ({ what, severity, sentence, lines }) =>
        html`<li class=${severity}>
          <p class="said">
            ${mark(severity, words.severity[severity])}
            <span>${words.what[what] ?? sentence}</span>
          </p>
          ${lines.map((line, at) => pair(line, lines[at - 1], what, lang, words))}
        </li>`,
    )}
  </ul>`;
}

/** Before and now beside each other. The heading above a sentence is said once for all below it. */
function pair(
  { about, older, newer }: Line,
  last: Line | undefined,
  what: Change['what'],
  lang: string,
  words: PageTerms['versions'],
): TemplateResult {
  const told = (value: string): string => words.values[what]?.[value] ?? value;
  // A value that we put into words is in the page's language, the author's words are in the course's.
  const said = (value: string): string | typeof nothing => (told(value) === value ? lang : nothing);
  const shared = older !== null && newer !== null ? sharedEnds(told(older), told(newer)) : null;
  const side = (value: string): unknown => {
    const text = told(value);
    if (!shared) return text;
    const [same, rest] = shared;
    const middle = text.slice(same, text.length - rest);
    return html`${text.slice(0, same)}${middle && html`<b>${middle.trimEnd()}</b>`}${middle.endsWith(' ') ? ' ' : ''}${text.slice(text.length - rest)}`;
  };
  return html`${about && about !== last?.about ? html`<p class="about" lang=${lang}>${about}</p>` : nothing}
    <div class="pair">
      ${
        older === null
          ? html`<p class="none"></p>`
          : html`<p class="older">
              <span class="visually-hidden">${words.removed}</span>
              <del lang=${said(older)}>${side(older)}</del>
            </p>`
      }
      ${
        newer === null
          ? html`<p class="none"></p>`
          : html`<p class="newer">
              <span class="visually-hidden">${words.added}</span>
              <ins lang=${said(newer)}>${side(newer)}</ins>
            </p>`
      }
    </div>`;
}

/** How many characters two texts share at their start and at their end, in whole words. */
function sharedEnds(older: string, newer: string): [number, number] {
  const [a, b] = [older, newer].map((text) => text.split(/(?<=\s)|(?=\s)/)) as [string[], string[]];
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const length = (words: string[]): number => words.join('').length;
  return [length(a.slice(0, start)), end === 0 ? 0 : length(a.slice(-end))];
}

function files({ files: all }: VersionChanges, words: PageTerms['versions']): unknown {
  if (all.length === 0) return nothing;
  return html`<details class="files">
    <summary>${words.files(all.length)}</summary>
    <ul>
      ${all.map(({ path, became }) => html`<li><code>${path}</code> <span class="a39-quiet">${words.became[became]}</span></li>`)}
    </ul>
  </details>`;
}
