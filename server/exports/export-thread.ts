import { createHash } from 'node:crypto';
import { inOwnSnapshot } from '../../db/own-snapshot.ts';
import type { Chosen } from '../reports/people-filter.ts';
import { inLargePieces } from '../threads/large-pieces.ts';
import { takeErrands, type Giver } from '../threads/take-errands.ts';
import { aboutLines, type Origin } from './about.ts';
import type { ExportOrder } from './export-order.ts';
import type { NamedVersion } from './exports-shapes.ts';
import type { KnownVersion, Reading, Report } from './reading.ts';
import { readReport } from './read-report.ts';
import { wordsIn } from './words.ts';
import { csvOf } from './write-csv.ts';

/** Everything that the thread needs to know; it shares nothing with the one that started it. */
export interface ThreadOrder {
  database: string;
  order: ExportOrder;
  chosen: Chosen;
  withCategory: boolean;
  today: string;
  lang: string;
  titles: Record<string, string>;
  versions: KnownVersion[];
  origin: Origin;
  publicUrl: string;
}

/** What is in the file, before its first byte. */
export interface Counted {
  people: string[];
  rows: number;
  columns: number;
  versions: NamedVersion[];
}

export interface ExportErrand {
  order: ThreadOrder;
  told: Counted;
  /** The SHA-256. */
  end: string;
}

takeErrands<ExportErrand>((thread, giver) =>
  inOwnSnapshot(thread.database, (snapshot) => makeFile(snapshot, thread, giver)),
);

async function makeFile(snapshot: Reading['snapshot'], thread: ThreadOrder, giver: Giver<ExportErrand>): Promise<void> {
  const { order, chosen, withCategory, today, lang, titles, versions } = thread;
  const words = wordsIn(lang);
  const forMachines = order.options.about === 'none';
  const reading: Reading = {
    snapshot,
    order,
    chosen,
    withCategory,
    today,
    words,
    say: (value) => (forMachines ? value : (words.values[value] ?? value)),
    titleOf: (courseId) => titles[courseId] ?? courseId,
    versions,
  };
  const report = await readReport(reading);
  const { people, rows, columns } = report;
  giver.tell({ people, rows, columns: columns.length, versions: report.versions });
  const hash = createHash('sha256');
  for await (const bytes of inLargePieces(written(thread, reading, report))) {
    hash.update(bytes);
    await giver.give(bytes);
  }
  await giver.finish(hash.digest('hex'));
}

async function* written(thread: ThreadOrder, reading: Reading, report: Report): AsyncGenerator<string | Uint8Array> {
  const { order, words } = reading;
  const { format, options } = order;
  const lines = options.about === 'none' ? null : await aboutLines(reading, report, thread.origin);
  const { sha256 } = words.about;
  if (format === 'csv')
    yield* csvOf(report, {
      separator: options.separator,
      bom: options.bom ?? lines !== null,
      about: lines && { lines, sha256 },
    });
  // The other writers are loaded when they are needed: a CSV file need not wait for a library of fonts.
  else if (format === 'xlsx') {
    const { xlsxOf } = await import('./write-xlsx.ts');
    yield* xlsxOf(report, { lines, sheets: [words.about.sheet, words.about.rowsSheet], sha256 });
  } else if (format === 'json') {
    const { jsonOf } = await import('./write-json.ts');
    yield* jsonOf(reading, report, lines, thread.publicUrl);
  } else {
    const { pdfOf } = await import('./write-pdf.ts');
    yield* pdfOf(report, {
      title: words.reports[order.report].title,
      lang: thread.lang,
      day: thread.today,
      lines: lines ?? [],
      sha256,
    });
  }
}
