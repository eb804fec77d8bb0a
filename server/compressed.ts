import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

/** Bytes that are sent often and never change: compressed once, not for every request. */
export interface Compressed {
  bytes: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
}

export function compressed(content: Uint8Array | string): Compressed {
  const bytes = new Uint8Array(Buffer.from(content));
  return { bytes, gzip: new Uint8Array(gzipSync(bytes, { level: 9 })) };
}

/** Answers in the form that the browser takes. */
export function sendCompressed(c: Context, { bytes, gzip }: Compressed, headers: Record<string, string>): Response {
  // The origin check may have said `Vary: Origin`; both hold.
  c.header('vary', 'Accept-Encoding', { append: true });
  return /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
    ? c.body(gzip, 200, { ...headers, 'content-encoding': 'gzip' })
    : c.body(bytes, 200, headers);
}
