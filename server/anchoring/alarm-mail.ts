import type { Config } from '../config.ts';
import type { Delivery, Mailer } from '../mail/mailer.ts';
import { keeperOf } from './checkpoint-mail.ts';

/**
 * Tells whoever keeps the checkpoints that the evidence needs to be looked at, in one mail.
 * @param reason sentences: what is wrong, and what the operator must do
 */
export async function alarmByMail(
  mailer: Mailer,
  config: Pick<Config, 'checkpointMail' | 'organisation' | 'evidenceOrigin'>,
  reason: string,
): Promise<Delivery> {
  return mailer.send({
    to: keeperOf(config),
    subject: `ALARM: the training evidence of ${config.organisation} must be looked at`,
    text: `To the data protection officer of ${config.organisation}

WHAT HAPPENED
${reason}

WHAT TO DO
Tell whoever runs the training system, and do not let the matter rest: the reason can be harmless, such as a database that was restored from a backup, or somebody may have changed the past. Which of the two it was can be found out with the checkpoints that you were mailed before. Keep them, and keep this mail.

If recording was stopped, learners can go on reading and their answers are kept, but nothing counts as completed until this is settled.

The log is called ${config.evidenceOrigin}. This mail was made by a program; nobody reads answers to it.
`,
  });
}
