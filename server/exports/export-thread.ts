import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { openDb } from '../../db/open.ts';
import { inSnapshot } from '../../db/transaction.ts';
import type { Chosen } from '../reports/people-filter.ts';
import { aboutLines, type Origin } from './about.ts';
import type { ExportOrder } from './export-order.ts';
import type { NamedVersion } from './exports-shapes.ts';
import { inLargePieces } from './large-pieces.ts';
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

/** What is in the file, before its first byte; a piece of it; or its end, with its SHA-256. */
export type FromThread =
  | { kind: 'counted'; people: string[]; rows: number; columns: number; versions: NamedVersion[] }
  | { kind: 'piece'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'end'; sha256: string };

const port = parentPort!;
const thread = workerData as ThreadOrder;

// Each message asks for one piece. The first may come while the report is still being written: none must be lost.
const demand = { pieces: 0, wake: (): void => {} };
port.on('message', () => {
  demand.pieces++;
  demand.wake();
});
async function untilAsked(): Promise<void> {
  while (demand.pieces === 0)
    await new Promise<void>((resolve) => {
      demand.wake = resolve;
    });
  demand.pieces--;
}

const db = openDb(thread.database);
try {
  await inSnapshot(db, async (snapshot) => {
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
    tell({
      kind: 'counted',
      people: report.people,
      rows: report.rows,
      columns: report.columns.length,
      versions: report.versions,
    });
    const hash = createHash('sha256');
    for await (const bytes of inLargePieces(written(reading, report))) {
      await untilAsked();
      hash.update(bytes);
      tell({ kind: 'piece', bytes }, [bytes.buffer]);
    }
    await untilAsked();
    tell({ kind: 'end', sha256: hash.digest('hex') });
  });
} finally {
  await db.destroy();
}

function tell(message: FromThread, given: ArrayBuffer[] = []): void {
  port.postMessage(message, given);
}

async function* written(reading: Reading, report: Report): AsyncGenerator<string | Uint8Array> {
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
