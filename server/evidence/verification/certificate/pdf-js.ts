import { getDocument } from 'unpdf/pdfjs';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { drawnOn } from './page-operators.ts';
import { readPage } from './page-text.ts';
import type { Foreign, PdfReading } from './pdf-reading.ts';

const mostPages = 3;

/**
 * What pdf.js makes of a file. It does not defend itself against one that works for ever: `readPdf` calls it on a thread that can be
 * ended.
 */
export async function readWithPdfJs(bytes: Uint8Array): Promise<Omit<PdfReading, 'attachedFiles'>> {
  const foreign = new Set<Foreign>();
  const document = await open(bytes);
  if (document.numPages > 1) foreign.add('page');
  if ((await document.getJSActions()) !== null || (await document.getOpenAction()) !== null) foreign.add('script');
  if ((await document.getFieldObjects()) !== null) foreign.add('form');
  if ([...(await document.getOptionalContentConfig())].length > 0) foreign.add('layer');
  const attachments: { name: string; bytes: Uint8Array }[] = [];
  for (const [id, { rawFilename }] of (await document.getAttachments()) ?? []) {
    const content = await document.getAttachmentContent(id);
    attachments.push({ name: rawFilename, bytes: new Uint8Array(content ?? []) });
  }
  const page = await document.getPage(1);
  if ((await page.getAnnotations()).length > 0) foreign.add('annotation');
  const { glyphs, shapes } = await drawnOn(page, foreign);
  const { info } = await document.getMetadata();
  return {
    ...readPage(glyphs, shapes, foreign),
    title: textOf(info, 'Title'),
    spoken: spokenIn(await page.getStructTree()),
    foreign: [...foreign],
    attachments,
  };
}

function textOf(info: object, key: string): string {
  const value: unknown = Object.entries(info).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : '';
}

/** The alternative texts of a structure tree, as pdf.js lists them. */
function spokenIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'alt' in node && typeof node.alt === 'string' ? [node.alt] : [];
  const children: unknown[] = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [...own, ...children.flatMap(spokenIn)];
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const document = await getDocument({
    data: bytes,
    // No certificate has an image. Small ones are noticed as they are drawn, larger ones are not even unpacked.
    maxImageSize: 1_000_000,
    // Fonts have to be in the file, and their outlines are looked at.
    useSystemFonts: false,
    fontExtraProperties: true,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  }).promise;
  if (document.numPages > mostPages) throw new Error(`it has ${document.numPages} pages`);
  return document;
}
