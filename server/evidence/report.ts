import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { dayOf } from '../day.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { EntryView } from './entry-view.ts';
import type { CourseClaim, PersonClaim, RecordDetail } from './facts.ts';

interface Subject {
  organisation: string;
  origin: string;
  vkey: string;
  checkpoint: Checkpoint;
  now: Date;
}

interface Row {
  index: number;
  sub: string;
  person: PersonClaim;
  course: CourseClaim;
  /** Day of completion for a record, last day for an obligation that is open. */
  day: string;
  recorded: string;
}

interface PublishedCourse {
  title: string;
  version: string;
  lang: string;
  content: string;
  date: string;
}

/**
 * `report.html`: what an auditor reads first. It says only what the entries say, and days, not times of day. It is one file
 * without script, so that it opens anywhere and prints.
 */
export class Report {
  readonly #subject: Subject;
  readonly #records: Row[] = [];
  readonly #open = new Map<string, Row>();
  readonly #courses: PublishedCourse[] = [];
  #erased = 0;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** Takes the entries in the order of the log. */
  add({ index, type, date, clear, claims }: EntryView): void {
    if (type === 'course') {
      const course = clear['course'] as Omit<PublishedCourse, 'date'>;
      this.#courses.push({ ...course, date });
      return;
    }
    if (type !== 'assign' && type !== 'record') return;
    if (claims['sub'] === undefined) {
      this.#erased++;
      return;
    }
    const course = claims['course'] as CourseClaim;
    const due = claims['due'] as { date: string } | undefined;
    const detail = claims['detail'] as RecordDetail | undefined;
    const row: Row = {
      index,
      sub: claims['sub'] as string,
      person: claims['person'] as PersonClaim,
      course,
      day: due?.date ?? detail!.completed_at.slice(0, 10),
      recorded: date,
    };
    const obligation = `${course.id}\n${row.sub}`;
    if (type === 'assign') this.#open.set(obligation, row);
    else {
      this.#open.delete(obligation);
      this.#records.push(row);
    }
  }

  /** The page in pieces, so that it can be written without being whole in memory. */
  *html(): Generator<string> {
    const { organisation, origin, vkey, checkpoint, now } = this.#subject;
    const today = dayOf(now);
    const open = [...this.#open.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    const overdue = open.filter((row) => row.day < today).length;
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
          <p class="lede">${organisation}, as of ${day(today)}</p>
        </header>
        <dl class="figures">
          <div><dt>Completed</dt><dd>${this.#records.length}</dd></div>
          <div><dt>Open</dt><dd>${open.length - overdue}</dd></div>
          <div><dt>Overdue</dt><dd>${overdue}</dd></div>
          <div><dt>Erased</dt><dd>${this.#erased}</dd></div>
        </dl>
        <section>
          <h2>What this shows</h2>
          <p>
            This package shows that the listed training records were written to the log of ${organisation} no later than
            the day of this report, that they refer to the course content enclosed byte for byte, and that nothing in the
            log was changed, removed or inserted since the earlier checkpoints that you hold.
          </p>
          <h2>What it does not show</h2>
          <p>
            It does not show that the named person personally did the training, that an entry was true when it was made,
            that the course was suitable, or that training outside this system took place. Without a checkpoint kept
            outside the organisation it shows integrity since today only.
          </p>
          <p>This page is for reading. What proves it, and how to check that yourself, is in <b>README.txt</b> beside it.</p>
        </section>
        <section>
          <h2>Courses</h2>
          <table>
            <thead><tr><th>Course</th><th>Version</th><th>Published</th><th>Content</th></tr></thead>
            <tbody>
              ${this.#courses.map(
                (course) =>
                  html`<tr>
                    <td>${course.title} (${course.lang})</td>
                    <td>${course.version}</td>
                    <td>${day(course.date)}</td>
                    <td class="hash">${course.content}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>`}`;
    yield* this.#table('Completed', 'Nobody has completed a course yet.', 'Completed on', this.#records);
    yield* this.#table('Open and overdue', 'Nothing is open.', 'Due on', open, today);
    yield markup`<section>
          <h2>The log</h2>
          <dl class="log">
            <dt>Name</dt><dd>${origin}</dd>
            <dt>Entries</dt><dd>${checkpoint.size}</dd>
            <dt>Root</dt><dd>${checkpoint.root.toString('base64')}</dd>
            <dt>Key</dt><dd>${vkey}</dd>
          </dl>
          <p>The key is printed here for comparison. Take the one you check with from the contract or from paper.</p>
        </section>
      </body>
    </html>`;
  }

  *#table(title: string, none: string, dayHead: string, rows: Row[], today?: string): Generator<string> {
    yield `<section><h2>${title}</h2>`;
    if (rows.length === 0) yield `<p>${none}</p>`;
    else {
      yield `<table><thead><tr><th>Entry</th><th>Name</th><th>Staff no.</th><th>Unit</th><th>Course</th><th>${dayHead}</th></tr></thead><tbody>`;
      for (const { index, person, sub, course, day: on } of rows)
        yield markup`<tr><td class="number">${index}</td><td>${person.name}</td><td>${sub}</td><td>${person.unit ?? ''}</td><td>${course.id} ${course.version}</td><td>${day(on)}${today && on < today ? html` <b>overdue</b>` : ''}</td></tr>`;
      yield '</tbody></table>';
    }
    yield '</section>';
  }
}

/** Hono's `html`, which escapes what is put in, as text. Nothing here is put in that has to be waited for. */
function markup(parts: TemplateStringsArray, ...values: unknown[]): string {
  return (html(parts, ...values) as HtmlEscapedString).toString();
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

function day(on: string): string {
  return dayFormat.format(new Date(on));
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
@media (max-width: 40rem) { body { padding: 2rem 1rem; } .figures { grid-template-columns: repeat(2, 1fr); } table { display: block; overflow-x: auto; } }
@media print { body { padding: 0; max-width: none; background: none; font-size: 10pt; } thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; } @page { margin: 18mm; } }
`;
