import { text as textOf } from 'node:stream/consumers';
import { extractText, getDocumentProxy } from 'unpdf';
import yauzl from 'yauzl';

/**
 * Everything that can be read in an answer: of a PDF its text, of a zip (bundles and XLSX are such) each of its files; and what
 * opens hidden claims, which is JSON in base64url.
 */
export async function readableIn(bytes: Buffer): Promise<string> {
  const text = await textIn(bytes);
  const opened = [...text.matchAll(/\bWy[\w-]{30,}/g)].map(([opening]) =>
    Buffer.from(opening, 'base64url').toString('utf8'),
  );
  return [text, ...new Set(opened)].join('\n');
}

async function textIn(bytes: Buffer): Promise<string> {
  const start = bytes.subarray(0, 4).toString('latin1');
  if (start === '%PDF') return (await extractText(await getDocumentProxy(new Uint8Array(bytes)))).text.join('\n');
  if (start !== 'PK\u0003\u0004') return bytes.toString('utf8');
  const files: string[] = [];
  const zip = await yauzl.fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry())
    files.push(`${entry.fileName}\n${await textOf(await zip.openReadStreamPromise(entry))}`);
  return files.join('\n');
}
