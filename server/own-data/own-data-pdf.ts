import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { dayText } from './lines.ts';
import type { MyData } from './own-data-shapes.ts';
import type { OwnDataWords } from './words.ts';

const ttf = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const ink = '#221d16';
const quiet = '#625a4d';
const accent = '#ad3217';
const margin = 54;
const width = 595.28 - 2 * margin;

/** Own data to read and to keep: tagged, with its fonts. */
export async function ownDataPdf(data: MyData, words: OwnDataWords, lang: string): Promise<Uint8Array<ArrayBuffer>> {
  const at = new Date(`${data.madeOn}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang,
    displayTitle: true,
    info: { Title: words.title, Creator: 'Article 39', CreationDate: at, ModDate: at },
  });
  const bytes = buffer(Readable.from(doc));
  doc.registerFont('serif', join(ttf, 'DejaVuSerif.ttf'));
  doc.registerFont('sans', join(ttf, 'DejaVuSans.ttf'));
  const root = doc.struct('Document');
  doc.addStructure(root);
  const draw = (font: string, size: number, color: string, text: string) =>
    doc.font(font).fontSize(size).fillColor(color).text(plain(text), margin, doc.y, { width });
  const say = (tag: string, font: string, size: number, color: string, text: string) => {
    // A heading alone at the foot of a page belongs to nothing.
    if (doc.y > doc.page.height - margin - (tag === 'P' ? 2 : 6) * size) doc.addPage();
    root.add(doc.struct(tag, {}, () => draw(font, size, color, text)));
    doc.moveDown(0.4);
  };

  say('P', 'serif', 14, accent, '§ 39');
  say('H1', 'serif', 24, ink, words.title);
  const { name, email } = data.contact;
  say('P', 'sans', 9, quiet, `${data.organisation}. ${words.asOf}: ${dayText(data.madeOn, lang)}.`);
  say('P', 'sans', 9, quiet, `${words.contact}: ${name}, ${email}`);
  say('P', 'sans', 9.5, ink, words.intro);
  for (const section of data.sections) {
    doc.moveDown(0.8);
    say('H2', 'serif', 14, ink, section.title);
    say('P', 'sans', 8.5, quiet, `${section.why} ${section.kept}`);
    if (section.lines.length === 0) {
      say('P', 'sans', 9, ink, words.none);
      continue;
    }
    const list = doc.struct('L');
    root.add(list);
    for (const line of section.lines) {
      const text = line.map(({ label, text: said }) => `${label}: ${said}`).join(' · ');
      doc.font('sans').fontSize(9);
      if (doc.y + doc.heightOfString(plain(text), { width }) > doc.page.height - margin) doc.addPage();
      list.add(doc.struct('LI', {}, [doc.struct('LBody', {}, () => draw('sans', 9, ink, text))]));
      doc.moveDown(0.4);
    }
    list.end();
  }
  root.end();
  doc.end();
  return new Uint8Array(await bytes);
}

/** Control characters have no letter in any font. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '');
}
