import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A mail as the server got it: who it was for by the envelope, its parts, and the bytes. */
export interface Received {
  to: string[];
  parsed: ParsedMail;
  raw: string;
}

/** A real mail server on loopback, without TLS; gone after the test. `received` fills as mails come in. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 10,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        simpleParser(bytes, (error: Error | null, parsed) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          if (!error) received.push({ to, parsed, raw: bytes.toString('latin1') });
          callback(error);
        });
      });
    },
    ...options,
  });
  // A client that gives up in the middle is part of what is tested.
  server.on('error', () => {});
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => new Promise<void>((closed) => server.close(closed)));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}
