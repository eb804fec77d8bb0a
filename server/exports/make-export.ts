import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import type { Tools } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import { chosenBy } from '../reports/people-filter.ts';
import { fileFromThread } from '../threads/errand.ts';
import { assertOffered, mostPdfRows, mostXlsxCells } from './catalogue.ts';
import { finishExport, logExport } from './export-log.ts';
import type { ExportOrder, Maker } from './export-order.ts';
import type { Counted, ExportErrand, ThreadOrder } from './export-thread.ts';
import type { ExportFormat } from './exports-shapes.ts';
import type { KnownVersion } from './reading.ts';

export type ExportTools = Pick<Tools, 'db' | 'library' | 'config' | 'now' | 'today'>;

/** A file on its way. */
export interface MadeExport {
  id: string;
  fileName: string;
  contentType: string;
  people: number;
  rows: number;
  /** Ending it early stops the work, and the log then says that it was not finished. */
  content: Readable;
}

const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json',
};

/**
 * Makes a report on a thread of its own with a connection of its own, from one state of the database. It is written into the log
 * of exports, and everybody in it can read who took it, before its first byte goes out.
 * Refuses what the catalogue does not offer (`not_allowed`, `invalid_input`), an unknown group (`group_unknown`), and a file that
 * would be too large for its format (`export_too_large`).
 */
export async function makeExport(tools: ExportTools, order: ExportOrder, maker: Maker): Promise<MadeExport> {
  assertOffered(order, maker);
  const { db, now, today } = tools;
  const id = randomUUID();
  const day = today();
  const { from: _from, to: _to, ...people } = order.filter;
  const chosen = await chosenBy(db, people, maker.scope, day);
  const { told, content } = fileFromThread<ExportErrand>(
    new URL('./export-thread.ts', import.meta.url),
    threadOrder(tools, { order, chosen, maker, id, day }),
    {
      limits: { maxOldGenerationSizeMb: megabytes[order.format] },
      onEnd: (sha256) => finishExport(db, id, sha256, now()),
    },
  );
  const counted = await told;
  try {
    assertNotTooLarge(order.format, counted);
    const { people: ids, rows, versions } = counted;
    await logExport(db, { id, order, maker, people: ids.length, rows, versions }, now());
    await tellEverybody(db, maker, ids, day);
  } catch (error) {
    content.destroy();
    throw error;
  }
  return {
    id,
    fileName: `${order.report}-${day}.${order.format}`,
    contentType: contentTypes[order.format],
    people: counted.people.length,
    rows: counted.rows,
    content,
  };
}

/** So many rows are written while others wait. */
const toldAtOnce = 2_000;

/**
 * Notes in the access log of everybody who is in the file that it was made. The operator's command has no account that they could
 * be told of; its line in the log of exports says what it made.
 */
async function tellEverybody(db: Db, { kind, id }: Maker, ids: readonly string[], today: string): Promise<void> {
  if (kind === 'operator') return;
  for (let at = 0; at < ids.length; at += toldAtOnce) {
    const part = ids.slice(at, at + toldAtOnce);
    await inTransaction(db, (trx) => seen(trx, { kind, id: id! }, 'export', part, today));
    await nextTurn();
  }
}

function assertNotTooLarge(format: ExportFormat, { rows, columns }: Counted): void {
  if (format === 'pdf' && rows > mostPdfRows)
    throw new Refusal(
      'export_too_large',
      `A PDF has at most ${mostPdfRows} rows, and these are ${rows}. Choose fewer people or a shorter period, or take csv.`,
    );
  if (format === 'xlsx' && rows * columns > mostXlsxCells)
    throw new Refusal(
      'export_too_large',
      `A workbook has at most ${mostXlsxCells} cells here, and these are ${rows * columns}. Choose fewer people or a shorter period, or take csv.`,
    );
}

function threadOrder(
  { config, library, now }: ExportTools,
  made: { order: ExportOrder; chosen: ThreadOrder['chosen']; maker: Maker; id: string; day: string },
): ThreadOrder {
  const { order, chosen, maker, id, day } = made;
  return {
    database: config.database,
    order,
    chosen,
    withCategory: maker.withCategory,
    today: day,
    lang: maker.lang,
    titles: titlesOf(library, maker.lang),
    versions: versionsOf(library),
    origin: {
      id,
      organisation: config.organisation,
      madeBy: maker.name,
      madeAt: inZone(now(), config.timeZone),
    },
    publicUrl: config.publicUrl,
  };
}

function titlesOf(library: CourseLibrary, lang: string): Record<string, string> {
  const ids = new Set(library.all().map((version) => version.courseId));
  return Object.fromEntries([...ids].map((id) => [id, library.current(id, lang).title]));
}

function versionsOf(library: CourseLibrary): KnownVersion[] {
  const all = library.all();
  const newest = new Map(all.map((one) => [`${one.courseId} ${one.lang}`, one.id]));
  return all.map(({ id: row, courseId: id, version, lang, content }) => ({
    row,
    id,
    version,
    lang,
    content,
    isCurrent: newest.get(`${id} ${lang}`) === row,
  }));
}

/** As the clocks of the organisation show it: `2026-11-24 11:00 Europe/Berlin`. */
function inZone(instant: Date, timeZone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return `${there.toPlainDate().toString()} ${there.toPlainTime().toString({ smallestUnit: 'minute' })} ${timeZone}`;
}

// A workbook and a PDF are made in memory; all else is written out at once.
const megabytes: Record<ExportFormat, number> = { csv: 256, json: 256, xlsx: 1_024, pdf: 512 };
