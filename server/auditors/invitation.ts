import type { Tools } from '../environment.ts';
import type { AuditorView, Invitation } from './auditor-shapes.ts';

/** Behind `#`, so that no server and no log on the way ever sees the token. */
export function linkOf(publicUrl: string, token: string): string {
  return `${publicUrl}/audit#${token}`;
}

/** Sends the link, if that is wanted and there is a mail server; whoever made it has the link anyway. */
export async function mailInvitation(
  { mailer, config, log }: Pick<Tools, 'mailer' | 'config' | 'log'>,
  account: AuditorView,
  link: string,
): Promise<Invitation['mailed']> {
  const { organisation, contact } = config;
  const sent = await mailer.send({
    to: { name: account.name, address: account.email },
    subject: `Access to the training evidence of ${organisation}`,
    text: `Dear ${account.name},

with this link you can look at the training records of ${organisation},
put the auditor's questions to them, and draw your own sample:

${link}

It works from ${account.fromOn} to ${account.untilOn} and is about ${account.periodFrom} to
${account.periodTo}. Whoever has it has your access, so please do not pass it on.

${contact.name}, ${contact.email}
`,
  });
  if (sent.sent) return 'sent';
  log.warn({ reason: sent.reason, detail: sent.detail }, 'an invitation was not sent');
  return 'not_sent';
}
