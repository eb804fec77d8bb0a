import type { BrowserContext } from 'playwright';
import type { learnServer } from './intranet.ts';

/** Puts somebody's sign-in on our own pages into a browser, as it is after the person signed in there. */
export async function signedInBefore(
  context: BrowserContext,
  { origin, enter }: Pick<Awaited<ReturnType<typeof learnServer>>, 'origin' | 'enter'>,
  name: string,
): Promise<void> {
  const { cookie, pageCookie } = await enter(name);
  const kept = (pair: string, sameSite: 'Strict' | 'Lax') => {
    const [called, value] = pair.split('=') as [string, string];
    return { name: called, value, url: origin, secure: true, httpOnly: true, sameSite };
  };
  await context.addCookies([kept(cookie, 'Strict'), kept(pageCookie, 'Lax')]);
}
