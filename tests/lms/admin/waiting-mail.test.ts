import { expect, test } from 'vitest';
import { tellWhoLooksAfter } from '../../../server/lms/waiting/tell-who-looks-after.ts';
import { waitingMail } from '../../../server/lms/waiting/waiting-mail.ts';
import { waitingWords } from '../../../server/lms/waiting/words.ts';
import { openMailer } from '../../../server/mail/mailer.ts';
import { doWhatIsDue } from '../../../server/schedule.ts';
import { onSqlite } from '../../support/database.ts';
import { installation } from '../../support/installation.ts';
import { platformRow } from '../../support/lms-rows.ts';
import { mailServer } from '../../support/smtp.ts';

/** An installation with a mail server and a learning platform, on a Tuesday; Ines speaks German. */
async function watched(settings: Record<string, string> = {}) {
  const mail = await mailServer();
  const there = await installation({ A39_SMTP_URL: mail.url, ...settings });
  const { tools, clock } = there;
  const { db } = tools;
  await db.insertInto('lms_platform').values(platformRow).execute();
  await db.updateTable('person').set({ lang: 'de' }).where('name', '=', 'Ines Castellan').execute();
  return {
    ...there,
    mail,
    db,
    at: (instant: string) => void (clock.now = new Date(instant)),
    look: () => tellWhoLooksAfter(tools),
    stranger: (subject: string, name = 'Priya N.') =>
      db
        .insertInto('lms_stranger')
        .values({ issuer: 'lms', subject, name, is_outsider: 0, first_seen_on: tools.today() })
        .execute(),
    place: (origin: string) =>
      db
        .insertInto('lms_endpoint')
        .values({ origin, state: 'waiting', first_seen_at: clock.now.toISOString() })
        .execute(),
    givenUp: (id: string, detail: string) => {
      const at = clock.now.toISOString();
      const sent = { made_at: at, send_after: at, first_tried_at: at, ended_at: at, status: 404, detail };
      const row = { id, channel: 'ags', receiver_id: 'lms', lane: id, position: 0, event: 'passed', once: id } as const;
      return db
        .insertInto('delivery')
        .values({ ...row, ...sent, body: '{}', state: 'dead', person_id: null, course_id: null })
        .execute();
    },
  };
}

test('who may open the screen is told once that somebody waits, in their language, without a name; and again only if more came', async () => {
  const { db, mail, at, look, stranger, place, givenUp } = await watched();
  at('2026-11-24T16:00:00Z');
  await stranger('p');
  await place('https://lms.supplier.example');
  await givenUp('x', 'It answered 404.');
  // That waits for nobody.
  await givenUp('y', 'The package is not in use any more.');
  await db
    .insertInto('lms_deployment')
    .values({ platform_id: 'lms', deployment_id: '2', state: 'waiting', first_seen_at: '2026-11-24T16:00:00.000Z' })
    .execute();
  // The day is not over.
  expect(await look()).toEqual({ outcome: 'done', result: 'Nothing new waits.' });
  at('2026-11-25T07:29:00Z');
  expect(await look()).toEqual({ outcome: 'not_our_turn' });
  at('2026-11-25T07:30:00Z');
  // Two servers in one moment.
  await Promise.all([look(), look()]);
  const to = mail.received.flatMap((one) => one.to).toSorted();
  expect(to).toEqual(['ines.castellan@brightwater.example', 'tobias.feld@brightwater.example']);
  const english = mail.received.find((one) => one.to[0]!.startsWith('tobias'))!;
  expect(english.parsed.subject).toBe('Learning platforms: something is waiting for you');
  for (const line of [
    'who they are: 1\nhttp://localhost:3939/learning-platforms#people',
    'not let in yet: 1\nhttp://localhost:3939/learning-platforms#platforms',
    'may not run yet: 1\nhttp://localhost:3939/learning-platforms#packages',
    'given up: 1\nhttp://localhost:3939/learning-platforms#deliveries',
  ])
    expect(english.parsed.text).toContain(line);
  expect(english.parsed.headers.get('auto-submitted')).toBe('auto-generated');
  const german = mail.received.find((one) => one.to[0]!.startsWith('ines'))!;
  expect(german.parsed.text).toContain('Hallo Ines Castellan,');
  for (const { raw } of mail.received) expect(raw).not.toMatch(/Priya|supplier/);

  // It all waits still, and nobody is told again; what comes is told the next day, with what waits beside it.
  at('2026-11-26T09:00:00Z');
  expect(await look()).toEqual({ outcome: 'done', result: 'Nothing new waits.' });
  await stranger('q');
  await look();
  expect(mail.received.length).toBe(2);
  at('2026-11-27T09:00:00Z');
  await look();
  expect(mail.received.length).toBe(4);
  expect(mail.received.at(-1)!.parsed.text).toMatch(/: 2\nhttp:/);
});

onSqlite('what was found meanwhile, and what somebody here gave up themselves, is no news', async () => {
  const { db, mail, at, look, stranger, place, givenUp } = await watched();
  await stranger('p');
  await place('https://lms.supplier.example');
  await givenUp('x', 'The package is not in use any more.');
  const priya = await db.selectFrom('person').select('id').where('name', '=', 'Priya Nair').executeTakeFirstOrThrow();
  const now = '2026-11-24T17:00:00.000Z';
  await db
    .insertInto('identity')
    .values({ issuer: 'lms', tenant: '', subject: 'p', person_id: priya.id, found_by: 'admin', linked_at: now })
    .execute();
  await db.updateTable('lms_endpoint').set({ state: 'disabled' }).execute();
  at('2026-11-25T09:00:00Z');
  expect(await look()).toEqual({ outcome: 'done', result: 'Nothing new waits.' });
  expect(mail.received).toEqual([]);
});

onSqlite('days are those of the organisation, and a weekend is told on Monday', async () => {
  const { tools, mail, at, look, place } = await watched({ A39_TIME_ZONE: 'America/New_York' });
  const told = () =>
    mail.received.filter(({ parsed }) => /^(Learning platforms|Lernplattformen)/.test(parsed.subject!)).length;
  at('2026-11-27T15:00:00Z');
  await look();
  // Friday, late in the evening over there.
  at('2026-11-28T03:00:00Z');
  await place('https://one.example');
  at('2026-11-28T16:00:00Z');
  expect(await look()).toEqual({ outcome: 'not_our_turn' });
  at('2026-11-30T15:00:00Z');
  await look();
  expect(told()).toBe(2);
  at('2026-12-01T04:59:00Z');
  await place('https://two.example');
  at('2026-12-01T15:00:00Z');
  await doWhatIsDue(tools, false);
  expect(told()).toBe(4);
});

onSqlite(
  'a mail server that fails is tried again in an hour; whoever has left, or has no address, is not told',
  async () => {
    let isDown = true;
    const mail = await mailServer({
      onMailFrom: (_, __, done) => done(isDown ? new Error('Try again later') : null),
    });
    const { db, at, stranger, tools } = await watched();
    const there = { ...tools, mailer: openMailer({ ...tools.config, smtpUrl: mail.url }) };
    await stranger('p');
    await db.updateTable('person').set({ email: '' }).where('name', '=', 'Ines Castellan').execute();
    at('2026-11-25T09:00:00Z');
    expect(await tellWhoLooksAfter(there)).toMatchObject({ outcome: 'failed' });
    at('2026-11-25T09:30:00Z');
    isDown = false;
    expect(await tellWhoLooksAfter(there)).toEqual({ outcome: 'not_our_turn' });
    at('2026-11-25T10:00:00Z');
    expect(await tellWhoLooksAfter(there)).toMatchObject({
      outcome: 'done',
      result: expect.stringMatching(/^1 people/),
    });
    expect(mail.received.map((one) => one.to)).toEqual([['tobias.feld@brightwater.example']]);
    await db.updateTable('person').set({ left_on: '2026-11-25' }).where('name', '=', 'Tobias Feld').execute();
    await stranger('q');
    at('2026-11-26T10:00:00Z');
    expect(await tellWhoLooksAfter(there)).toMatchObject({ result: expect.stringMatching(/^0 people/) });
    expect(mail.received.length).toBe(1);
  },
);

onSqlite('without a mail server nothing is done, and what waits is told once there is one', async () => {
  const there = await installation();
  await there.tools.db
    .insertInto('lms_endpoint')
    .values({ origin: 'https://a.example', state: 'waiting', first_seen_at: there.clock.now.toISOString() })
    .execute();
  there.clock.now = new Date('2026-11-25T09:00:00Z');
  expect(await tellWhoLooksAfter(there.tools)).toEqual({ outcome: 'not_our_turn' });
  expect(await there.tools.db.selectFrom('job_run').select('name').where('name', '=', 'lms-waiting').execute()).toEqual(
    [],
  );
});

onSqlite('each language says it in its own words, and a name with a line break makes no header', () => {
  const config = { publicUrl: 'https://learn.example', organisation: 'Brightwater' };
  const waiting = { people: 2, deployments: 0, places: 0, refused: 1 };
  const mails = Object.keys(waitingWords).map((lang) =>
    waitingMail({ name: 'Ines\r\nBcc: x@y.example', email: 'i@b.example', lang }, waiting, config),
  );
  expect(mails.length).toBe(7);
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(7);
  for (const { to, text } of mails) {
    expect(to.name).toBe('Ines Bcc: x@y.example');
    expect(text.match(/https:\S+/g)).toEqual([
      'https://learn.example/learning-platforms#people',
      'https://learn.example/learning-platforms#deliveries',
    ]);
  }
});
