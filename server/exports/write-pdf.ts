import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import type { AboutLine } from './about.ts';
import type { Cell, Report } from './reading.ts';
import { rowsAsCsv } from './write-csv.ts';

const ttf = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const ink = '#221d16';
const quiet = '#625a4d';
const accent = '#ad3217';
const margin = 40;
const pageWidth = 841.89 - 2 * margin;

/** How wide a column is, beside the others. */
const weights: Record<string, number> = {
  name: 3,
  course: 3,
  unit: 2,
  reason: 3,
  content: 5,
  audience: 3,
  repeat: 2,
  rule: 3,
  course_id: 2,
};

/**
 * A report to read and to file: tagged, with its fonts, A4 across; the head of the table stands on each page.
 * @param about its title, its lines, and the label of the SHA-256: of the same rows as a CSV file with commas
 */
export async function* pdfOf(
  report: Report,
  about: { title: string; lang: string; day: string; lines: AboutLine[]; sha256: string },
): AsyncGenerator<Uint8Array> {
  const rows: Cell[][] = [];
  const hash = createHash('sha256');
  const read = { ...report, batches: () => keeping(report, rows) };
  for await (const piece of rowsAsCsv(read, ',')) hash.update(piece);
  const at = new Date(`${about.day}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: about.lang,
    displayTitle: true,
    info: { Title: about.title, Creator: 'Article 39', CreationDate: at, ModDate: at },
  });
  const pieces = Readable.from(doc);
  doc.registerFont('serif', join(ttf, 'DejaVuSerif.ttf'));
  doc.registerFont('sans', join(ttf, 'DejaVuSans.ttf'));
  doc.registerFont('mono', join(ttf, 'DejaVuSansMono.ttf'));
  const root = doc.struct('Document');
  doc.addStructure(root);
  const say = (tag: string, font: string, size: number, color: string, text: string) => {
    if (doc.y > doc.page.height - margin - 2 * size) doc.addPage();
    root.add(
      doc.struct(tag, {}, () =>
        doc.font(font).fontSize(size).fillColor(color).text(text, margin, doc.y, { width: pageWidth }),
      ),
    );
    doc.moveDown(0.3);
  };
  say('P', 'serif', 12, accent, '§ 39');
  say('H1', 'serif', 20, ink, about.title);
  for (const [label, value] of about.lines) say('P', 'sans', 8, ink, `${label}: ${value}`);
  say('P', 'mono', 7, quiet, `${about.sha256}: ${hash.digest('hex')}`);
  doc.addPage();
  drawTable(doc, root, report.columns, rows);
  root.end();
  doc.end();
  for await (const piece of pieces) yield piece as Uint8Array;
}

async function* keeping(report: Report, kept: Cell[][]): AsyncGenerator<Cell[][]> {
  for await (const rows of report.batches()) {
    kept.push(...rows);
    yield rows;
  }
}

interface Column {
  heading: string;
  left: number;
  width: number;
}

const size = 6.5;
const gap = 5;

function drawTable(
  doc: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  named: Report['columns'],
  rows: readonly Cell[][],
): void {
  const weightOf = (key: string) => weights[key] ?? 1.4;
  const whole = named.reduce((sum, { key }) => sum + weightOf(key), 0);
  let left = margin;
  const columns = named.map(({ key, heading }): Column => {
    const width = (weightOf(key) / whole) * pageWidth;
    left += width;
    return { heading, left: left - width, width: width - gap };
  });
  const table = doc.struct('Table');
  root.add(table);
  drawHead(doc, columns, table);
  for (const cells of rows) drawRow(doc, table, columns, cells);
  table.end();
}

/** @param table null on the pages that follow, where the head is a repetition and no part of the table for whoever listens to it */
function drawHead(doc: PDFKit.PDFDocument, columns: readonly Column[], table: PDFKit.PDFStructureElement | null): void {
  doc.font('sans').fontSize(size);
  const top = doc.y;
  const draw = ({ heading, left, width }: Column) => doc.fillColor(quiet).text(heading, left, top, { width });
  if (table) {
    const row = doc.struct('TR');
    table.add(row);
    for (const column of columns) row.add(doc.struct('TH', { scope: 'Column' } as never, () => draw(column)));
    row.end();
  } else {
    doc.markContent('Artifact', { type: 'Pagination' });
    for (const column of columns) draw(column);
    doc.endMarkedContent();
  }
  doc.y = top + Math.max(...columns.map(({ heading, width }) => doc.heightOfString(heading, { width }))) + gap;
}

/** A row that does not break over two pages. */
function drawRow(
  doc: PDFKit.PDFDocument,
  table: PDFKit.PDFStructureElement,
  columns: readonly Column[],
  cells: readonly Cell[],
): void {
  doc.font('sans').fontSize(size);
  const texts = cells.map((cell) => String(cell ?? ''));
  const height = Math.max(...texts.map((text, i) => doc.heightOfString(text, { width: columns[i]!.width })));
  if (doc.y + height + gap > doc.page.height - margin) {
    doc.addPage();
    drawHead(doc, columns, null);
    doc.font('sans').fontSize(size);
  }
  const top = doc.y;
  const row = doc.struct('TR');
  table.add(row);
  for (const [i, text] of texts.entries()) {
    const { left, width } = columns[i]!;
    row.add(doc.struct('TD', {}, () => doc.fillColor(ink).text(text, left, top, { width })));
  }
  row.end();
  doc.y = top + height + gap;
}
