/** An answer that is a file, as it comes: `received` is told how many bytes there are so far. */
export async function savedAs(
  { body, headers }: Response,
  received: (bytes: number) => void,
): Promise<{ file: Blob; name: string }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  // Not `for await`: Safari 17 has no such iterator on a stream.
  const reader = body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    parts.push(next.value);
    received((bytes += next.value.length));
  }
  const name = /filename="?([^";]+)/.exec(headers.get('content-disposition') ?? '')?.[1];
  const type = headers.get('content-type') ?? 'application/zip';
  return { file: new Blob(parts, { type }), name: name ?? 'article39-evidence.zip' };
}
