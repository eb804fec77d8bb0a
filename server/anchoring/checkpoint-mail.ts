import type { Db } from '../../db/open.ts';
import type { Config } from '../config.ts';
import { growthSince, type Checkpoint } from '../evidence/checkpoint.ts';
import { statementOf } from '../evidence/signed-note.ts';
import type { Mail, Mailbox } from '../mail/mailer.ts';

/** Who gets checkpoints and alarms. */
export function keeperOf({ checkpointMail }: Pick<Config, 'checkpointMail'>): Mailbox {
  return { name: 'Data protection officer', address: checkpointMail };
}

/**
 * The mail that takes a checkpoint out of the operator's hands. The checkpoint is in an attachment only: mail programs wrap
 * lines and change characters of a text, and a signature bears neither.
 * @param lastMailed the size that this recipient got last; the proof that the log only grew since then goes along
 */
export async function mailWithCheckpoint(
  db: Db,
  config: Pick<Config, 'checkpointMail' | 'organisation'>,
  checkpoint: Checkpoint,
  { lastMailed, today }: { lastMailed: number | undefined; today: Date },
): Promise<Mail> {
  const { size, note } = checkpoint;
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(today);
  const file = `checkpoint-${size}.txt`;
  const growth =
    lastMailed === undefined
      ? undefined
      : {
          filename: `consistency-${lastMailed}-${size}.txt`,
          content: await growthSince(db, lastMailed, checkpoint),
        };
  return {
    to: keeperOf(config),
    subject: `Training evidence of ${config.organisation}: ${size} entries on ${day}`,
    text: textOf({
      organisation: config.organisation,
      origin: statementOf(note).origin,
      size,
      day,
      file,
      lastMailed,
      growth,
    }),
    attachments: [{ filename: file, content: note }, ...(growth ? [growth] : [])],
  };
}

interface Said {
  organisation: string;
  origin: string;
  size: number;
  day: string;
  file: string;
  lastMailed: number | undefined;
  growth: { filename: string } | undefined;
}

function textOf({ organisation, origin, size, day, file, lastMailed, growth }: Said): string {
  const aboutGrowth = growth
    ? `\n${growth.filename} shows that the log has only grown since the mail before, which had ${lastMailed} entries. An auditor can check it; you need not.\n`
    : '';
  return `To the data protection officer of ${organisation}

WHAT THIS IS
The attached file ${file} is a signed fingerprint of the training evidence as it was on ${day}, with ${size} entries. It holds no personal data.
${aboutGrowth}
WHAT TO DO
Keep this mail with its attachments as they are. The best place is a mailbox or folder that the administrators of the training system cannot change. Nothing else is needed.

WHAT IT IS GOOD FOR
If anyone changes, removes or back-dates one of these ${size} entries later, this file shows it, also if it was somebody who runs the system. Before an audit, give the auditor some of these mails, old ones too. They are compared with the evidence like this:

    article39 verify BUNDLE --key KEY --held ${file}

KEY is the verification key that you were given on paper when the log was begun. Save the attachment; do not copy its text, because copying changes it.

WHAT IT DOES NOT DO
It does not cover entries made after it, and it does not say that an entry was true when it was made.

The log is called ${origin}. This mail was made by a program; nobody reads answers to it.
`;
}
