/** An answer of another party; `body` is never longer than was asked for. */
export interface Reply {
  status: number;
  /** Media type in lower case, without parameters. */
  type: string;
  body: Buffer;
}

/**
 * Posts bytes to another party. Redirects are not followed: whoever was set up is who is asked.
 * @param url user and password in it become an Authorization header
 * @param patience milliseconds for all of it
 * @param most bytes of the answer
 * Throws with a sentence for the operator if there is no whole answer.
 */
export async function post(
  url: string,
  request: { type: string; body: Uint8Array<ArrayBuffer> | string; patience: number; most: number },
): Promise<Reply> {
  const { address, authorization } = withoutCredentials(url);
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': request.type, ...(authorization !== undefined && { authorization }) },
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(request.patience),
    });
    return {
      status: response.status,
      type: (response.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase(),
      body: await bodyOf(response, request.most),
    };
  } catch (error) {
    throw new Error(`${new URL(address).host} did not answer: ${reasonOf(error)}`, { cause: error });
  }
}

/** The URL as it may be shown and stored, and what it says about who asks. */
export function withoutCredentials(text: string): { address: string; authorization: string | undefined } {
  const url = new URL(text);
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return {
    address: url.href,
    authorization: pair === ':' ? undefined : `Basic ${Buffer.from(pair).toString('base64')}`,
  };
}

async function bodyOf(response: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > most) throw new Error(`the answer is longer than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it took too long';
  // fetch says "fetch failed" and keeps the reason in the cause.
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
