import type { Caller } from '../support/installation.ts';

/** An export as a caller gets it. */
export async function fileFrom(caller: Caller, order: unknown) {
  const response = await caller.post('/api/exports', order);
  if (response.status !== 200) throw new Error(await response.text());
  const bytes = Buffer.from(await response.arrayBuffer());
  return { response, bytes, text: bytes.toString('utf8'), id: response.headers.get('x-a39-export')! };
}
