import type { Tools } from '../environment.ts';
import type { Mail } from '../mail/mailer.ts';
import { ownDataWords } from './words.ts';

type Sends = Pick<Tools, 'mailer' | 'config' | 'log'>;

/** Tells whoever keeps the records that a request waits: neither whose, nor what about. */
export function tellKeeper(tools: Sends): void {
  const { config } = tools;
  const { subject, text } = ownDataWords('en').mailToDpo;
  post(tools, {
    to: { name: 'Data protection officer', address: config.checkpointMail },
    subject: `${subject}: ${config.organisation}`,
    text: text.replace('{url}', `${config.publicUrl}/records`),
  });
}

/** Tells somebody that their request was answered, not how. */
export function tellAsker(tools: Sends, person: { name: string; email: string; lang: string | null }): void {
  const { config } = tools;
  const { subject, text } = ownDataWords(person.lang ?? 'en').mailToPerson;
  post(tools, {
    to: { name: person.name, address: person.email },
    subject,
    text: text.replace('{url}', `${config.publicUrl}/my-data`),
  });
}

/** Nobody waits for the mail server: what the mail says is on the screens too. */
function post(tools: Sends, mail: Mail): void {
  if (tools.mailer.isSetUp) void send(tools, mail);
}

async function send({ mailer, log }: Sends, mail: Mail): Promise<void> {
  const delivery = await mailer.send(mail);
  if (!delivery.sent) log.warn({ reason: delivery.reason }, 'a mail about a request for correction was not sent');
}
