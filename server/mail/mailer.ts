import { PassThrough, type Readable } from 'node:stream';
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
  /** The same for programs that show it: a whole document without pictures, scripts or anything from elsewhere. */
  html?: string;
  attachments?: { filename: string; content: string | Buffer }[];
  /** A calendar file (RFC 5545), which mail programs offer to take over. */
  calendar?: { filename: string; content: string };
  /** How to get no more such mails (RFC 2369, RFC 8058). */
  headers?: { 'List-Unsubscribe'?: string; 'List-Unsubscribe-Post'?: string };
}

/**
 * Whether the mail server took the mail; otherwise why not, in a sentence without addresses or passwords. `unsure` if it got all
 * of the mail and the connection ended before it said whether it took it: sending it again could send it twice.
 */
export type Delivery =
  | { sent: true }
  | { sent: false; reason: 'not_set_up' | 'unusable' | 'failed' | 'unsure'; detail: string };

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
  return {
    isSetUp: true,
    async send(mail) {
      const fault = faultOf(from, mail);
      if (fault !== undefined) return { sent: false, reason: 'unusable', detail: fault };
      let isHandedOver = false;
      try {
        const server = await connect(url, patience);
        server.use('stream', ({ message }, go) => {
          message.processFunc((content) => noticingEnd(content, () => (isHandedOver = true)));
          go();
        });
        await server.sendMail({
          from,
          to: mail.to,
          envelope: { from: from.address, to: mail.to.address },
          subject: mail.subject,
          text: mail.text,
          ...(mail.html !== undefined && { html: mail.html }),
          attachments: [
            ...(mail.attachments ?? []).map(asBytes),
            ...(mail.calendar ? [asCalendar(mail.calendar)] : []),
          ],
          // Programs that answer for an absent person leave such mails alone (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', ...prepared(mail.headers) },
          signal: AbortSignal.timeout(6 * patience),
        });
        return { sent: true };
      } catch (error) {
        const reason = isHandedOver && !isAnswer(error) ? 'unsure' : 'failed';
        return { sent: false, reason, detail: whatWentWrong(error, [from.address, mail.to.address]) };
      }
    },
  };
}

/** Calls back when the last byte was read: the connection reads only after the server asked for the content. */
function noticingEnd(content: Readable, onEnd: () => void): Readable {
  const through = new PassThrough();
  content.once('error', (error) => through.destroy(error));
  through.once('end', onEnd);
  return content.pipe(through);
}

/** Whether the mail server itself said no. */
function isAnswer(error: unknown): boolean {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number';
}

/** Taken as they are: an address must not be folded or encoded. */
function prepared(headers: Mail['headers'] = {}) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { prepared: true, value }]));
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

function asCalendar({ filename, content }: NonNullable<Mail['calendar']>) {
  return { filename, content, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' };
}

/** Plain `local@domain`: no quotes, comments, lists or groups, in which mail programs disagree about who is meant. */
const plainAddress = /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)*$/u;

function faultOf(from: Mailbox, { to, subject, attachments = [], calendar, headers = {} }: Mail): string | undefined {
  if (![from, to].every(({ address }) => plainAddress.test(address)))
    return 'The sender or the recipient is not a plain e-mail address, so nothing was sent.';
  const headerTexts = [
    from.name,
    to.name,
    subject,
    ...attachments.map(({ filename }) => filename),
    ...Object.values(headers),
  ];
  if (calendar) headerTexts.push(calendar.filename);
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
