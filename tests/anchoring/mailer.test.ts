import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openMailer, type Mail } from '../../server/mail/mailer.ts';
import { mailServer } from '../support/smtp.ts';

const sender = { mailFrom: 'training@brightwater.example', organisation: 'Brightwater & Zoë' };
const note = 'origin\n1\nroot=\n\n\u2014 origin sig=\n';
const mail: Mail = {
  to: { name: 'Ines Castellan, data protection officer', address: 'dpo@brightwater.example' },
  subject: 'Prüfpunkt: 7 entries',
  text: 'Keep this mail.\n',
  attachments: [{ filename: 'checkpoint-7.txt', content: note }],
};

/** A server that takes connections and then does what is asked, usually too little. */
async function tcpServer(onConnection: (socket: Socket) => void): Promise<string> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a mail arrives at one recipient, with its attachments byte for byte', async () => {
  const { url, received } = await mailServer();
  expect(await openMailer({ ...sender, smtpUrl: url }).send(mail)).toEqual({ sent: true });
  expect(received).toHaveLength(1);
  const [{ to, parsed, raw }] = received as [(typeof received)[0]];
  expect(to).toEqual(['dpo@brightwater.example']);
  expect(parsed.subject).toBe('Prüfpunkt: 7 entries');
  expect(parsed.from?.value).toEqual([
    { name: 'Article 39, Brightwater & Zoë', address: 'training@brightwater.example' },
  ]);
  expect(parsed.text).toBe('Keep this mail.\n');
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  expect(parsed.attachments).toMatchObject([{ filename: 'checkpoint-7.txt', content: Buffer.from(note) }]);
  // From the bytes, because the parser guesses another type by the name of the file.
  expect(raw).toContain(
    'Content-Type: application/octet-stream; name=checkpoint-7.txt\r\nContent-Transfer-Encoding: base64\r\n',
  );
});

test('without a mail server nothing is sent, and the answer says which setting is missing', async () => {
  const mailer = openMailer({ ...sender, smtpUrl: null });
  expect(mailer.isSetUp).toBe(false);
  expect(await mailer.send(mail)).toMatchObject({
    sent: false,
    reason: 'not_set_up',
    detail: expect.stringContaining('A39_SMTP_URL'),
  });
});

test('what the server refuses is told without the address', async () => {
  const { url, received } = await mailServer({
    onRcptTo: ({ address }, _session, callback) => callback(new Error(`${address} is not known here`)),
  });
  const delivery = await openMailer({ ...sender, smtpUrl: url }).send(mail);
  expect(delivery).toMatchObject({
    sent: false,
    reason: 'failed',
    detail: expect.stringContaining('<address> is not known here'),
  });
  expect(JSON.stringify(delivery)).not.toContain('dpo@');
  expect(received).toEqual([]);
});

test('a server that is not there is an answer, not an exception', async () => {
  const url = await tcpServer(() => {});
  const port = Number(new URL(url).port) === 1 ? 2 : 1;
  const delivery = await openMailer({ ...sender, smtpUrl: `smtp://127.0.0.1:${port}` }).send(mail);
  expect(delivery).toMatchObject({ sent: false, reason: 'failed', detail: expect.stringContaining('ECONNREFUSED') });
});

test('a server that never greets, or stops in the middle, or drips, is given up', async () => {
  const silent = await tcpServer(() => {});
  const stuck = await tcpServer((socket) => socket.write('220 hello\r\n'));
  const dripping = await tcpServer((socket) => {
    socket.write('220 hello\r\n');
    socket.once('data', () => {
      const drip = setInterval(() => socket.write('250-AND-SO-ON\r\n'), 20);
      socket.on('close', () => clearInterval(drip));
    });
  });
  const patience = 1_000;
  const send = (url: string) => openMailer({ ...sender, smtpUrl: url }, patience).send(mail);
  const deliveries = await Promise.all([silent, stuck, dripping].map(send));
  expect(deliveries).toMatchObject([
    // Two clocks run out in the same moment.
    { sent: false, reason: 'failed', detail: expect.stringMatching(/Greeting never received|Timeout/) },
    { sent: false, reason: 'failed', detail: expect.stringContaining('Timeout') },
    // Every line comes in time, the end of them never.
    { sent: false, reason: 'failed' },
  ]);
});

test('an address cannot bring in another recipient or header', async () => {
  const { url, received } = await mailServer();
  const mailer = openMailer({ ...sender, smtpUrl: url });
  for (const address of [
    'dpo@brightwater.example\r\nBcc: thief@evil.example',
    'dpo@brightwater.example, thief@evil.example',
    'thief@evil.example <dpo@brightwater.example>',
    '"a b"@brightwater.example',
    'group: thief@evil.example;',
    '',
  ])
    expect(await mailer.send({ ...mail, to: { name: 'DPO', address } })).toMatchObject({ reason: 'unusable' });
  for (const text of ['x\r\nBcc: thief@evil.example', 'x\nSubject: y', 'x\u0000y']) {
    expect(await mailer.send({ ...mail, to: { ...mail.to, name: text } })).toMatchObject({ reason: 'unusable' });
    expect(await mailer.send({ ...mail, subject: text })).toMatchObject({ reason: 'unusable' });
    expect(await mailer.send({ ...mail, attachments: [{ filename: text, content: '' }] })).toMatchObject({
      reason: 'unusable',
    });
  }
  expect(received).toEqual([]);

  // A name that looks like a list of addresses stays a name.
  expect(
    await mailer.send({ ...mail, to: { ...mail.to, name: 'thief@evil.example, "DPO" <x@evil.example>' } }),
  ).toEqual({
    sent: true,
  });
  expect(received.map(({ to }) => to)).toEqual([['dpo@brightwater.example']]);
  expect(received[0]!.parsed.to).toMatchObject({ value: [{ address: 'dpo@brightwater.example' }] });
});
