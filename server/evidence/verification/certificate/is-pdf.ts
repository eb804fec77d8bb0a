import { open } from 'node:fs/promises';

/** Whether a file begins as a PDF does. What cannot be read is none. */
export async function isPdf(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === '%PDF';
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
