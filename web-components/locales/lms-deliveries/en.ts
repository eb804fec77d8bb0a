import { counting } from '../counting.ts';

const n = counting('en');

/** The words for what platforms and record stores were told. */
export const en = {
  text: 'What others are told, newest first. What was not taken is tried for three days, and then waits for you. Nothing counts twice, however often it is sent. What is done with is deleted after 90 days.',
  none: 'Nothing has been reported yet. The first completion of a course that was opened from an LMS stands here.',
  noneSuch: 'There is nothing of that kind.',
  receiver: 'To whom',
  everybody: 'Everybody',
  standing: 'How it stands',
  all: 'All',
  about: 'About',
  when: 'When',
  numbers: 'numbers only',
  gone: 'not connected any more',
  events: {
    completed: 'completed',
    passed: 'passed',
    launched: 'opened',
    progressed: 'progress',
    answered: 'an answer',
    withdrawn: 'does not count any more',
    voided: 'does not count any more',
  } as Record<string, string>,
  next: (when: string) => `tried again ${when}`,
  held: 'waits: switched off, or asked for by the LMS with the next launch',
  heldBack: 'held back after a restore',
  restored: (messages: number, day: string) =>
    n(
      messages,
      `# message is held back: it waited in the backup of ${day} from which this database was restored.`,
      `# messages are held back: they waited in the backup of ${day} from which this database was restored.`,
    ),
  restoredText:
    'If the original still runs, it sends them itself. Those of webhooks count as well. What is new for the same person and course waits behind them.',
  sendHeld: 'Send them',
  sendHeldText: 'Only if the original does not run any more: else others are told the same by two.',
  heldSent: (messages: number) => n(messages, '# goes out in a moment.', '# go out in a moment.'),
  giveUpHeld: 'Give them up',
  giveUpHeldText:
    'The original tells them. They then stand with what was not taken, from where each can still be sent.',
  heldGivenUp: (messages: number) => n(messages, '# was given up.', '# were given up.'),
  tries: (times: number) => n(times, 'tried once', 'tried # times'),
  again: 'Send again',
  againOf: (who: string, receiver: string) => `Send again: ${who}, ${receiver}`,
  sentAgain: 'It goes out again in a moment.',
  allAgain: 'Send all refused again',
  allSentAgain: (reports: number) => n(reports, '# goes out again.', '# go out again.'),
  refusedNote: (reports: number) => n(reports, '# report was not taken.', '# reports were not taken.'),
};

export type LmsDeliveriesTerms = typeof en;
