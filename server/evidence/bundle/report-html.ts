import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { RecordRow, ReportRow } from './report-content.ts';
import { day, whatItDoesNotShow, whatItShows } from './report-wording.ts';

/** What both forms of the report are made from. */
export interface ReportSubject {
  organisation: string;
  /** What was asked for, in a sentence. */
  scope: string;
  /** Day of the report. */
  today: string;
  origin: string;
  vkeys: readonly string[];
  size: number;
  /** Base64. */
  root: string;
  /** Whether a checkpoint ever left the house. */
  anchored: boolean;
  courses: { id: string; title: string; version: string; lang: string; content: string; publishedOn: string }[];
  counts: {
    completed: number;
    amended: number;
    withdrawn: number;
    late: number;
    typedIn: number;
    open: number;
    overdue: number;
    erased: number;
  };
  /** The newest of them. */
  records: RecordRow[];
  /** Null where a bundle does not say what is open. */
  open: ReportRow[] | null;
}

/**
 * `report.html` in pieces: what an auditor reads first. It says only what the entries say, and days, not times of day. It is one
 * file without script, so that it opens anywhere and prints.
 */
export function* reportHtml(subject: ReportSubject): Generator<string> {
  const { organisation, scope, today, counts, courses, records, open } = subject;
  yield `<!doctype html>${markup`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Training evidence, ${organisation}, ${today}</title>
      <style>
        ${raw(style)}
      </style>
    </head>
    <body>
      <header>
        <p class="mark">§ 39</p>
        <h1>Evidence of training<br />in data protection</h1>
        <p class="lede">${organisation}, as of ${day(today)}. ${scope}</p>
      </header>
      <dl class="figures">
        ${figures(subject).map(
          ([label, figure]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${figure}</dd>
            </div>`,
        )}
      </dl>
      <section>
        <h2>What this shows</h2>
        <p>${whatItShows(organisation, subject.anchored)}</p>
        <h2>What it does not show</h2>
        <p>${whatItDoesNotShow}</p>
        <p>This page is for reading. What proves it, and how to check that yourself, is in <b>README.txt</b> beside it.</p>
      </section>
      <section>
        <h2>Courses and documents</h2>
        <table>
          <thead><tr><th>Title</th><th>Version</th><th>Published</th><th>Content</th></tr></thead>
          <tbody>
            ${courses.map(
              (course) =>
                html`<tr>
                  <td>${course.title} (${course.lang})</td>
                  <td>${course.version}</td>
                  <td>${day(course.publishedOn)}</td>
                  <td class="hash">${course.content}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </section>`}`;
  yield* recordTable(records, counts.completed);
  if (open) yield* openTable(open, counts.open + counts.overdue, today);
  yield markup`<section>
        <h2>The log</h2>
        <dl class="log">
          <dt>Name</dt><dd>${subject.origin}</dd>
          <dt>Entries</dt><dd>${subject.size}</dd>
          <dt>Root</dt><dd>${subject.root}</dd>
          ${subject.vkeys.map(
            (vkey) =>
              html`<dt>Key</dt>
                <dd>${vkey}</dd>`,
          )}
        </dl>
        <p>The key is printed here for comparison. Take the one you check with from the contract or from paper.</p>
      </section>
    </body>
  </html>`;
}

/** The figures at the top; those that are rarely wanted only where there is something. */
export function figures({ counts, open }: ReportSubject): [string, number][] {
  const always: [string, number][] = open
    ? [
        ['Completed', counts.completed],
        ['Open', counts.open],
        ['Overdue', counts.overdue],
        ['Erased', counts.erased],
      ]
    : [
        ['Completed', counts.completed],
        ['Erased', counts.erased],
      ];
  const sometimes: [string, number][] = [
    ['Corrected', counts.amended],
    ['Withdrawn', counts.withdrawn],
    ['Typed in', counts.typedIn],
    ['Recorded late', counts.late],
  ];
  return [...always, ...sometimes.filter(([, figure]) => figure > 0)];
}

/** Who it was, or that this bundle does not say. */
export function nameOf({ person }: ReportRow): string {
  return person?.name ?? 'not shown';
}

/** When a record was written, by checkpoints outside. */
export function written({ interval: { after, before } }: RecordRow): string {
  if (after && before) return `between ${day(after)} and ${day(before)}`;
  if (before) return `by ${day(before)}`;
  return after ? `after ${day(after)}` : 'not anchored yet';
}

/** What a reader should know of a record besides. */
export function remarks({ isLate, typedInBy, amendedBy, outcome }: RecordRow): string[] {
  return [
    ...(outcome === 'passed' ? [] : [outcome]),
    ...(isLate ? ['recorded late'] : []),
    ...(typedInBy === null ? [] : [`typed in by ${typedInBy}`]),
    ...(amendedBy === null ? [] : [`corrected by entry ${amendedBy}`]),
  ];
}

function* recordTable(rows: RecordRow[], all: number): Generator<string> {
  yield '<section><h2>Completed</h2>';
  if (rows.length === 0) yield '<p>No record is opened here.</p>';
  else {
    if (rows.length < all)
      yield markup`<p>The newest ${rows.length} of ${all}. All of them are in <b>records.csv</b>.</p>`;
    yield '<table><thead><tr><th>Entry</th><th>Name</th><th>Staff no.</th><th>Unit</th><th>Course</th><th>Completed on</th><th>Written</th></tr></thead><tbody>';
    for (const row of rows)
      yield markup`<tr><td class="number">${row.index}</td><td>${nameOf(row)}</td><td>${row.sub ?? ''}</td><td>${row.person?.unit ?? ''}</td><td>${row.course.id} ${row.course.version}</td><td>${day(row.day)}${remarks(row).map((remark) => html`<span class="note${row.isLate ? ' late' : ''}">${remark}</span>`)}</td><td>${written(row)}</td></tr>`;
    yield '</tbody></table>';
  }
  yield '</section>';
}

function* openTable(rows: ReportRow[], all: number, today: string): Generator<string> {
  yield '<section><h2>Open and overdue</h2>';
  if (rows.length === 0) yield '<p>Nothing is open.</p>';
  else {
    if (rows.length < all) yield markup`<p>The ${rows.length} that are longest due, of ${all}.</p>`;
    yield '<table><thead><tr><th>Entry</th><th>Name</th><th>Staff no.</th><th>Unit</th><th>Course</th><th>Due on</th></tr></thead><tbody>';
    for (const row of rows)
      yield markup`<tr><td class="number">${row.index}</td><td>${nameOf(row)}</td><td>${row.sub ?? ''}</td><td>${row.person?.unit ?? ''}</td><td>${row.course.id} ${row.course.version}</td><td>${day(row.day)}${row.day < today ? html` <b>overdue</b>` : ''}</td></tr>`;
    yield '</tbody></table>';
  }
  yield '</section>';
}

/** Hono's `html`, which escapes what is put in, as text. Nothing here is put in that has to be waited for. */
function markup(parts: TemplateStringsArray, ...values: unknown[]): string {
  return (html(parts, ...values) as HtmlEscapedString).toString();
}

const style = `
:root { color-scheme: light; --ink: #221d16; --quiet: #625a4d; --rule: #d8d5cb; --accent: #ad3217; }
body { margin: 0 auto; max-width: 60rem; padding: 4rem 2rem; font: 16px/1.55 ui-sans-serif, system-ui, sans-serif; color: var(--ink); background: #fdfcf8; }
h1, h2, .mark, .figures dd { font-family: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif; font-weight: 500; }
h1 { font-size: 2.8rem; line-height: 1.1; margin: 0.2em 0; }
h2 { font-size: 1.35rem; margin: 2.4rem 0 0.6rem; }
.mark { color: var(--accent); font-size: 1.3rem; margin: 0; }
.lede, dt, th { color: var(--quiet); }
section > p { max-width: 66ch; }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1.5rem; margin: 2.5rem 0 0; border-block: 1px solid var(--rule); padding: 1.2rem 0; }
.figures dd { font-size: 2.2rem; margin: 0; font-variant-numeric: tabular-nums; }
.figures dt { font-size: 0.85rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th { text-align: start; font-weight: 500; }
th, td { padding: 0.45rem 0.8rem 0.45rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
td.number { font-variant-numeric: tabular-nums; }
.hash, .log dd { font: 0.78rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.log { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1.2rem; }
.log dd { margin: 0; }
.note { display: block; color: var(--quiet); font-size: 0.8rem; }
.late { color: var(--accent); }
@media (max-width: 40rem) { body { padding: 2rem 1rem; } .figures { grid-template-columns: repeat(2, 1fr); } table { display: block; overflow-x: auto; } }
@media print { body { padding: 0; max-width: none; background: none; font-size: 10pt; } thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; } @page { margin: 18mm; } }
`;
