import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { openMailer, type Mail } from '../../server/mail/mailer.ts';
import { onSqlite } from '../support/database.ts';
import { mailServer } from '../support/smtp.ts';
import { reminding } from './reminding.ts';

const sender = { mailFrom: 'training@brightwater.example', organisation: 'Brightwater Outdoor' };
const mail: Mail = {
  to: { name: 'Priya Nair', address: 'priya@brightwater.example' },
  subject: 'Due',
  text: 'Due today.\n',
};

/** A mail server that leaves in the middle: when it is asked for that command, or when it has got the content (`.`). */
async function leavesAt(command: string): Promise<string> {
  const answer = (line: string, socket: Socket) => {
    if (line.split(' ')[0] === command) socket.destroy();
    else if (line === 'DATA') socket.write('354 go on\r\n');
    else if (/^(EHLO|MAIL|RCPT|QUIT)( |$)/.test(line)) socket.write('250 ok\r\n');
  };
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 hello\r\n');
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) answer(line, socket);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

onSqlite.for([
  ['EHLO', 'failed'],
  ['MAIL', 'failed'],
  ['RCPT', 'failed'],
  ['DATA', 'failed'],
  ['.', 'unsure'],
] as const)('a mail server that leaves at %s: %s', async ([command, reason]) => {
  const delivery = await openMailer({ ...sender, smtpUrl: await leavesAt(command) }).send(mail);
  expect(delivery).toMatchObject({ sent: false, reason });
});

onSqlite('a mail server that refuses the content has not taken it', async () => {
  const { url } = await mailServer({
    onData(stream, _session, callback) {
      stream.resume();
      stream.on('end', () => callback(new Error('no thanks')));
    },
  });
  expect(await openMailer({ ...sender, smtpUrl: url }).send(mail)).toMatchObject({ sent: false, reason: 'failed' });
});

onSqlite('a reminder that may have been taken is not sent again', async () => {
  const { tick, at, statesOf, tools } = await reminding({ A39_SMTP_URL: await leavesAt('.') });
  await tick();
  const unsure = await tools.db
    .selectFrom('reminder')
    .innerJoin('person', 'person.id', 'recipient_id')
    .select('name')
    .where('state', '=', 'unsure')
    .execute();
  expect(unsure.length).toBeGreaterThan(0);
  for (const time of ['11:00', '15:00', '17:00']) {
    at(`2026-11-24T${time}:00Z`);
    await tick();
  }
  expect((await statesOf(unsure[0]!.name))[0]).toMatch(/ unsure no_answer$/);
  const tries = await tools.db
    .selectFrom('reminder')
    .select('tries')
    .where('state', '=', 'unsure')
    .distinct()
    .execute();
  expect(tries).toEqual([{ tries: 1 }]);
});

onSqlite('HTML, headers and a calendar are held to the same rules', async () => {
  const { url, received } = await mailServer();
  const mailer = openMailer({ ...sender, smtpUrl: url });
  const headers = { 'List-Unsubscribe': '<https://learn.brightwater.example/x>\r\nBcc: thief@evil.example' };
  expect(await mailer.send({ ...mail, headers })).toMatchObject({ reason: 'unusable' });
  const calendar = { filename: 'x\r\nBcc: thief@evil.example', content: 'BEGIN:VCALENDAR' };
  expect(await mailer.send({ ...mail, calendar })).toMatchObject({ reason: 'unusable' });
  expect(received).toEqual([]);
  expect(await mailer.send({ ...mail, html: '<p>Due today.</p>' })).toEqual({ sent: true });
  expect(received[0]!.parsed).toMatchObject({ text: 'Due today.\n', html: '<p>Due today.</p>' });
});
