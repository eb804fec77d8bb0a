import { pino } from 'pino';
import { expect } from 'vitest';
import { lmsWords } from '../../../server/lms/words.ts';
import { installation, type Installation } from '../../support/installation.ts';
import { connect } from '../../support/lti/connected.ts';
import { ltiPlatform, type Platform } from '../../support/lti-platform.ts';

export type Connected = Awaited<ReturnType<typeof connected>>;

/** An installation and an LMS that know each other, with a link to the course for all staff; and what the server notes in its log. */
export async function connected(more: Parameters<typeof connect>[2] = {}) {
  const there = await installation({ A39_WEBHOOK_PRIVATE: 'yes' });
  const lines: { code?: string; msg: string }[] = [];
  const note = { write: (line: string) => void lines.push(JSON.parse(line) as { msg: string }) };
  Object.assign(there.tools, { log: pino({ level: 'info', base: null }, note) });
  const platform = await otherPlatform(there);
  const { id, tool } = await connect(there, platform, more);
  const course = platform.course();
  const link = platform.link({ course, tool, custom: { course: 'whose-data' } }, { scoreMaximum: 100 });
  const person = await onStaff(there, 'Leila Haddad');
  /** Somebody on staff, by the number that HR gave them. */
  const leila = platform.user({ name: 'Leila Haddad', email: person.email, staffNumber: person.staff_number });
  return { there, lines, platform, platformId: id, tool, course, link, leila, person };
}

/** A further LMS with the same clock. */
export function otherPlatform({ app, clock }: Pick<Installation, 'app' | 'clock'>, name?: string): Promise<Platform> {
  return ltiPlatform({ clock, ask: async (url) => app.request(url), ...(name !== undefined && { name }) });
}

/** Who that is on the staff list of the installation. */
export function onStaff({ tools }: Pick<Installation, 'tools'>, name: string) {
  return tools.db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'staff_number'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
}

/** What is done with a login that was begun: where the browser goes, and what the platform keeps for us before that. */
export async function begunBy(response: Response): Promise<{ to: string; storage: Record<string, string> | null }> {
  const location = response.headers.get('location');
  if (location !== null) return { to: location, storage: null };
  const page = (await response.text()).replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const hop = /data-hop="(\{.*?\})">/.exec(page)?.[1];
  if (hop === undefined) throw new Error(`No login, but: ${page}`);
  return JSON.parse(hop) as { to: string; storage: Record<string, string> | null };
}

/** The refusal that a page of ours is about. Nobody comes in by it. */
export async function refusedFor(response: Response): Promise<string> {
  expect(response.headers.get('location')).toBeNull();
  expect(response.headers.get('content-type')).toContain('text/html');
  const page = await response.text();
  expect(page).not.toContain('ticket');
  const codes = Object.entries(lmsWords['en']!.refused).flatMap(([code, words]) =>
    page.includes(words) ? [code] : [],
  );
  return codes.join(' ') || `no refusal, but ${response.status}: ${page.slice(0, 500)}`;
}

/** How many rows each table has, so that it can be seen that nothing was written. Logins are used up by what is refused, too. */
export async function rowsOf({ tools }: Pick<Installation, 'tools'>): Promise<Record<string, number>> {
  const tables = await tools.db.introspection.getTables();
  const rows: Record<string, number> = {};
  for (const { name } of tables) {
    if (name === 'lms_login') continue;
    const { count } = await tools.db
      .selectFrom(name as 'person')
      .select((e) => e.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    rows[name] = Number(count);
  }
  return rows;
}
