import type { Config } from '../../config.ts';
import type { Mail } from '../../mail/mailer.ts';
import { inOneLine } from '../../reminders/letter.ts';
import { letterLanguage } from '../../reminders/letter-words.ts';
import type { Waiting } from './what-waits.ts';
import { waitingWords } from './words.ts';

/** Whom such a mail goes to. */
export interface Recipient {
  name: string;
  email: string;
  lang: string | null;
}

/** Where on the screen what waits is seen. */
const parts = {
  people: 'people',
  deployments: 'platforms',
  places: 'packages',
  refused: 'deliveries',
} as const satisfies Record<keyof Waiting, string>;

/** The mail that says how much waits, and where: mails travel, so it names nobody of whom it speaks. */
export function waitingMail(
  { name, email, lang }: Recipient,
  waiting: Waiting,
  { publicUrl, organisation }: Pick<Config, 'publicUrl' | 'organisation'>,
): Mail {
  const words = waitingWords[letterLanguage(lang)]!;
  const to = inOneLine(name);
  const kinds = (['people', 'deployments', 'places', 'refused'] as const).filter((kind) => waiting[kind] > 0);
  const lines = kinds.map((kind) => `${words[kind]}: ${waiting[kind]}\n${publicUrl}/learning-platforms#${parts[kind]}`);
  return {
    to: { name: to, address: email.trim() },
    subject: words.subject,
    text: [words.hello(to), words.opening, ...lines, words.meanwhile, words.why(organisation)].join('\n\n'),
  };
}
