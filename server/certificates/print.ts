import PDFDocument from 'pdfkit';
import { inFontOf, registerFonts, type Font } from './fonts.ts';
import { pdfUa } from './pdf-ua.ts';
import { qrBars } from './qr-code.ts';
import { certificateWords, type Outcome } from './words.ts';

/** Everything that a certificate is made from: the same of this is the same file, byte for byte. */
export interface Certificate {
  organisation: string;
  /** Where the public check page is. */
  checkAt: string;
  /** Language of the course, as `de`. */
  lang: string;
  name: string;
  staffNumber: string;
  outcome: Outcome;
  title: string;
  version: string;
  /** `sha256:` and 64 digits. */
  content: string;
  /** UTC day. */
  completedOn: string;
  proof: { origin: string; index: number; leafHash: string; size: number; root: string; vkey: string };
  attachments: Attachment[];
  issuedAt: Date;
}

export interface Attachment {
  name: string;
  type: string;
  is: 'proof' | 'record' | 'course' | 'original';
  bytes: Buffer;
}

const ink = '#221d16';
const quiet = '#625a4d';
const accent = '#ad3217';
const line = '#d9d0c1';

type Row = [label: string, value: string, font: Font];

const page = { width: 595.28, height: 841.89 };
const left = 66;
const right = page.width - 54;
const width = right - left;
const qrSide = 116;

/**
 * Draws the certificate on one A4 page: PDF/A-3a and PDF/UA-1, so that it can be kept, read aloud, and carries its proof.
 * What stands on it is fixed words, what the record says, and two things that no log entry says: organisation and address.
 */
export async function printCertificate(certificate: Certificate): Promise<Uint8Array<ArrayBuffer>> {
  const { lang, words } = certificateWords(certificate.lang);
  const { proof } = certificate;
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang,
    displayTitle: true,
    info: {
      // No text from outside: pdfkit writes it into XML as it is.
      Title: `${words.heading}, ${proof.origin}, ${proof.index}`,
      Creator: 'Article 39',
      CreationDate: certificate.issuedAt,
      ModDate: certificate.issuedAt,
    },
  });
  const bytes = bytesOf(doc);
  registerFonts(doc);
  doc.appendXML(pdfUa);

  const root = doc.struct('Document');
  doc.addStructure(root);
  const tagged = (tag: string, draw: () => void) => root.add(doc.struct(tag, {}, draw));
  const decoration = (draw: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' });
    draw();
    doc.endMarkedContent();
  };
  const write = (text: string, font: Font, size: number, color: string, x: number, y: number, options = {}) =>
    doc
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(text, x, y, { width, lineGap: size * 0.25, ...options });
  /** Text from outside, in the wanted font if that has all its letters, smaller if it is long. */
  const writeNamed = (
    text: string,
    wanted: Font,
    largest: number,
    color: string,
    at: { x?: number; y: number; lines?: number },
  ) => {
    const { x = left, y, lines = 2 } = at;
    const { font, shown } = inFontOf(doc, text, wanted);
    const room = right - x;
    let size = largest;
    const isTooTall = () =>
      doc.font(font).fontSize(size).heightOfString(shown, { width: room }) > largest * lines * 1.3;
    while (size > 8 && isTooTall()) size -= 1;
    const aligned = x === left ? {} : { align: 'right', baseline: 'alphabetic' };
    return write(shown, font, size, color, x, y, { width: room, ...aligned });
  };

  decoration(() => doc.rect(0, 0, 16, page.height).fill(accent));
  tagged('P', () => {
    write('§\u200a39', 'serif', 34, accent, left, 79, { lineBreak: false, baseline: 'alphabetic' });
    writeNamed(certificate.organisation, 'serif', 13, ink, { x: left + 110, y: 79, lines: 1 });
  });
  decoration(() => doc.rect(left, 100, width, 0.75).fill(line));

  tagged('H1', () => write(words.heading, 'serif', 36, ink, left, 140));
  tagged('P', () => writeNamed(certificate.name, 'serif', 25, accent, { y: 216 }));
  tagged('P', () => {
    const { font, shown } = inFontOf(doc, certificate.staffNumber, 'sans');
    write(`${words.staffNumber} `, 'sans', 10, quiet, left, doc.y + 2, { continued: true });
    doc.font(font).fillColor(ink).text(shown);
  });
  tagged('P', () => write(words.did[certificate.outcome], 'sans', 12, ink, left, doc.y + 24));
  tagged('P', () => writeNamed(certificate.title, 'serif', 21, ink, { y: doc.y + 6 }));

  doc.y += 28;
  const list = (rows: Row[], at: { size: number; labels: number; width: number }) => {
    const entries = doc.struct('L');
    root.add(entries);
    for (const [label, value, font] of rows) {
      const y = doc.y;
      entries.add(
        doc.struct('LI', {}, [
          doc.struct('Lbl', {}, () =>
            write(label, 'sans', at.size, quiet, left, y, {
              width: at.labels,
              baseline: 'alphabetic',
              lineBreak: false,
            }),
          ),
          doc.struct('LBody', {}, () =>
            write(value, font, font === 'mono' ? at.size - 0.75 : at.size, ink, left + at.labels, y, {
              width: at.width - at.labels,
              baseline: 'alphabetic',
            }),
          ),
        ]),
      );
      doc.y = Math.max(doc.y, y + at.size * 1.5) + at.size * 0.3;
    }
    entries.end();
  };
  list(
    [
      [words.completedOn, dayIn(lang, certificate.completedOn), 'sans'],
      [words.version, certificate.version, 'sans'],
      [words.content, certificate.content, 'mono'],
    ],
    { size: 9.5, labels: 92, width },
  );

  const proofRows: Row[] = [
    [words.checkAt, certificate.checkAt, 'mono'],
    [words.log, proof.origin, 'mono'],
    [words.entry, String(proof.index), 'mono'],
    [words.leafHash, proof.leafHash, 'mono'],
    [words.size, String(proof.size), 'mono'],
    [words.root, proof.root, 'mono'],
    [words.key, proof.vkey, 'mono'],
  ];
  const proofList = { size: 8, labels: 58, width: width - qrSide - 24 };
  // Long names of logs need more lines: everything goes up by as much.
  const heights = proofRows.map(([, value]) =>
    doc
      .font('mono')
      .fontSize(7.25)
      .heightOfString(value, { width: proofList.width - proofList.labels, lineGap: 2 }),
  );
  const top = 556 - Math.max(0, heights.reduce((sum, height) => sum + height, 0) - 100);
  decoration(() => doc.rect(left, top, width, 0.75).fill(line));
  tagged('H2', () => write(words.howToCheck, 'serif', 14, ink, left, top + 16));
  tagged('P', () => write(words.check, 'sans', 9, quiet, left, doc.y + 3));
  const proofTop = doc.y + 14;
  doc.y = proofTop + 8;
  list(proofRows, proofList);
  const corner = { x: right - qrSide, y: proofTop + 2 };
  root.add(
    doc.struct(
      'Figure',
      // @ts-expect-error -- pdfkit takes a bounding box, which PDF/UA asks of figures; its types do not know it.
      { alt: words.qr, bbox: [corner.x, corner.y, corner.x + qrSide, corner.y + qrSide], placement: 'Block' },
      () => drawQr(doc, qrText(proof), corner),
    ),
  );
  tagged('P', () => write(words.limits, 'sans', 8, quiet, left, 793));
  root.end();

  for (const { name, type, is, bytes: content } of certificate.attachments)
    doc.file(content, {
      name,
      type,
      description: words.attached[is],
      creationDate: certificate.issuedAt,
      modifiedDate: certificate.issuedAt,
      // @ts-expect-error -- pdfkit takes it; its types do not know it. PDF/A-3 demands a relationship.
      relationship: is === 'record' ? 'Source' : 'Supplement',
    });
  doc.end();
  return bytes;
}

/** The five lines in the QR code. */
export function qrText({ origin, index, leafHash, size, root }: Certificate['proof']): string {
  return [origin, index, leafHash, size, root].join('\n');
}

/** A day in words. */
function dayIn(lang: string, day: string): string {
  const locale = lang === 'de' ? 'de-DE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

function drawQr(doc: PDFKit.PDFDocument, text: string, { x, y }: { x: number; y: number }): void {
  const { modules, bars } = qrBars(text);
  const side = qrSide / modules;
  for (const bar of bars) doc.rect(x + bar.x * side, y + bar.y * side, bar.width * side, side);
  doc.fill(ink);
}

function bytesOf(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
}
