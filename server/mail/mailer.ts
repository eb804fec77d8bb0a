import type { Transporter } from 'nodemailer';
import type { Config } from '../config.ts';

/** Someone who gets mail. Always an object: from a string with a line break a reader of headers would make more recipients. */
export interface Mailbox {
  name: string;
  address: string;
}

export interface Mail {
  to: Mailbox;
  subject: string;
  /** Plain text. Mail programs rewrap it, so what must stay as it is goes into an attachment. */
  text: string;
  attachments?: { filename: string; content: string | Buffer }[];
}

/** Whether the mail server took the mail; otherwise why not, in a sentence without addresses or passwords. */
export type Delivery = { sent: true } | { sent: false; reason: 'not_set_up' | 'unusable' | 'failed'; detail: string };

export interface Mailer {
  readonly isSetUp: boolean;
  /** Hands a mail to the mail server. Never throws: what went wrong is in the answer. */
  send(mail: Mail): Promise<Delivery>;
}

/**
 * The way out for mail: the server of A39_SMTP_URL, one connection for each mail. Without that setting every mail is answered
 * with `not_set_up`.
 * @param patience milliseconds to wait for a connection, and for each answer; six times that for the whole mail
 */
export function openMailer(
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'organisation'>,
  patience: number = 10_000,
): Mailer {
  const { smtpUrl: url, mailFrom, organisation } = config;
  if (url === null) return withoutMailServer;
  const from: Mailbox = { name: `Article 39, ${organisation}`, address: mailFrom };
  let transport: Promise<Transporter> | undefined;
  return {
    isSetUp: true,
    async send(mail) {
      const fault = faultOf(from, mail);
      if (fault !== undefined) return { sent: false, reason: 'unusable', detail: fault };
      try {
        const server = await (transport ??= connect(url, patience));
        await server.sendMail({
          from,
          to: mail.to,
          envelope: { from: from.address, to: mail.to.address },
          subject: mail.subject,
          text: mail.text,
          attachments: (mail.attachments ?? []).map(asBytes),
          // Programs that answer for an absent person leave such mails alone (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(6 * patience),
        });
        return { sent: true };
      } catch (error) {
        return { sent: false, reason: 'failed', detail: whatWentWrong(error, [from.address, mail.to.address]) };
      }
    },
  };
}

/** The library is loaded when the first mail is sent: the server starts faster without it. */
async function connect(url: string, patience: number): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    dnsTimeout: patience,
    socketTimeout: patience,
    socketCloseTimeout: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const withoutMailServer: Mailer = {
  isSetUp: false,
  send: async () => ({
    sent: false,
    reason: 'not_set_up',
    detail: 'No mail is sent, because no mail server is set. Set A39_SMTP_URL.',
  }),
};

/** Any other type or encoding lets mail servers change line ends, and then no signature fits any more. */
function asBytes({ filename, content }: NonNullable<Mail['attachments']>[number]) {
  return {
    filename,
    content: Buffer.from(content),
    contentType: 'application/octet-stream',
    contentTransferEncoding: 'base64' as const,
  };
}

/** Plain `local@domain`: no quotes, comments, lists or groups, in which mail programs disagree about who is meant. */
const plainAddress = /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)*$/u;

function faultOf(from: Mailbox, { to, subject, attachments = [] }: Mail): string | undefined {
  if (![from, to].every(({ address }) => plainAddress.test(address)))
    return 'The sender or the recipient is not a plain e-mail address, so nothing was sent.';
  const headerTexts = [from.name, to.name, subject, ...attachments.map(({ filename }) => filename)];
  if (headerTexts.some((text) => /\p{Cc}/u.test(text)))
    return 'A name, the subject or a file name has a line break or another control character, so nothing was sent.';
  return undefined;
}

function whatWentWrong(error: unknown, addresses: string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  // Logs are read by more people than mail is; servers like to repeat the address that they refuse.
  const text = addresses.reduce((rest, address) => rest.replaceAll(address, '<address>'), message);
  return `The mail server did not take the mail: ${text.replaceAll(/\s+/g, ' ').slice(0, 300)}`;
}
