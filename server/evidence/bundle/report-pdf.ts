import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import type { ReportRow } from './report-content.ts';
import { figures, nameOf, remarks, written, type ReportSubject } from './report-html.ts';
import { day, whatItDoesNotShow, whatItShows } from './report-wording.ts';

const ttf = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const ink = '#221d16';
const quiet = '#625a4d';
const accent = '#ad3217';
const margin = 54;
const width = 595.28 - 2 * margin;

interface Column {
  head: string;
  width: number;
}

/** `report.pdf`: the same as `report.html`, for a file that is kept. Tagged, with its fonts, the same bytes for the same report. */
export async function reportPdf(subject: ReportSubject): Promise<Buffer> {
  const { organisation, today, scope, counts } = subject;
  const at = new Date(`${today}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: `Training evidence ${subject.origin}`, Creator: 'Article 39', CreationDate: at, ModDate: at },
  });
  const bytes = buffer(Readable.from(doc));
  doc.registerFont('serif', join(ttf, 'DejaVuSerif.ttf'));
  doc.registerFont('sans', join(ttf, 'DejaVuSans.ttf'));
  doc.registerFont('mono', join(ttf, 'DejaVuSansMono.ttf'));
  const root = doc.struct('Document');
  doc.addStructure(root);
  const say = (tag: string, font: string, size: number, color: string, text: string) => {
    root.add(
      doc.struct(tag, {}, () => doc.font(font).fontSize(size).fillColor(color).text(text, margin, doc.y, { width })),
    );
    doc.moveDown(0.5);
  };
  const heading = (text: string) => {
    if (doc.y > 700) doc.addPage();
    doc.moveDown(0.8);
    say('H2', 'serif', 14, ink, text);
  };

  say('P', 'serif', 14, accent, '§ 39');
  say('H1', 'serif', 24, ink, 'Evidence of training in data protection');
  say('P', 'sans', 9.5, quiet, `${organisation}, as of ${day(today)}. ${scope}`);
  say(
    'P',
    'serif',
    13,
    ink,
    figures(subject)
      .map(([label, figure]) => `${label} ${figure}`)
      .join('     '),
  );
  heading('What this shows');
  say('P', 'sans', 9, ink, whatItShows(organisation, subject.anchored));
  heading('What it does not show');
  say('P', 'sans', 9, ink, whatItDoesNotShow);

  const table = (columns: Column[], rows: string[][]) => {
    const element = doc.struct('Table');
    root.add(element);
    tableRow(
      doc,
      element,
      columns,
      columns.map(({ head }) => head),
      'TH',
    );
    for (const cells of rows) tableRow(doc, element, columns, cells, 'TD');
    element.end();
  };
  heading('Courses and documents');
  table(
    layout([170, 60, 70, 187], ['Title', 'Version', 'Published', 'Content']),
    subject.courses.map(({ title, lang, version, publishedOn, content }) => [
      `${title} (${lang})`,
      version,
      day(publishedOn),
      content,
    ]),
  );
  heading('Completed');
  if (subject.records.length < counts.completed)
    say('P', 'sans', 9, quiet, `The newest ${subject.records.length} of ${counts.completed}. All are in records.csv.`);
  table(
    layout([40, 105, 60, 70, 90, 122], ['Entry', 'Name', 'Staff no.', 'Unit', 'Course', 'Completed on']),
    subject.records.map((row) => [
      ...whoAndWhat(row),
      [`${day(row.day)}; written ${written(row)}`, ...remarks(row)].join('; '),
    ]),
  );
  if (subject.open) {
    heading('Open and overdue');
    table(
      layout([40, 105, 60, 70, 90, 122], ['Entry', 'Name', 'Staff no.', 'Unit', 'Course', 'Due on']),
      subject.open.map((row) => [...whoAndWhat(row), `${day(row.day)}${row.day < today ? ', overdue' : ''}`]),
    );
  }
  heading('The log');
  for (const [label, value] of [
    ['Name', subject.origin],
    ['Entries', String(subject.size)],
    ['Root', subject.root],
    ...subject.vkeys.map((vkey) => ['Key', vkey]),
  ])
    say('P', 'mono', 7.5, ink, `${label}  ${value}`);
  root.end();
  doc.end();
  return bytes;
}

function whoAndWhat(row: ReportRow): string[] {
  const { index, sub, person, course } = row;
  return [String(index), nameOf(row), sub ?? '', person?.unit ?? '', `${course.id} ${course.version}`];
}

function layout(widths: number[], heads: string[]): Column[] {
  return heads.map((head, i) => ({ head, width: widths[i]! }));
}

/** A row that does not break over two pages. */
function tableRow(
  doc: PDFKit.PDFDocument,
  table: PDFKit.PDFStructureElement,
  columnsOf: Column[],
  cells: string[],
  tag: 'TH' | 'TD',
): void {
  doc.font('sans').fontSize(7.5);
  const gap = 6;
  const height = Math.max(...cells.map((cell, i) => doc.heightOfString(cell, { width: columnsOf[i]!.width - gap })));
  if (doc.y + height + gap > doc.page.height - margin) doc.addPage();
  const top = doc.y;
  const row = doc.struct('TR');
  table.add(row);
  let x = margin;
  for (const [i, cell] of cells.entries()) {
    const { width: wide } = columnsOf[i]!;
    const left = x;
    row.add(
      doc.struct(tag, {}, () => doc.fillColor(tag === 'TH' ? quiet : ink).text(cell, left, top, { width: wide - gap })),
    );
    x += wide;
  }
  row.end();
  doc.y = top + height + gap;
}
