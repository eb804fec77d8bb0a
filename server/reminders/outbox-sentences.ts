import type { ReminderState } from './reminder-shapes.ts';

interface Row {
  state: ReminderState;
  why: string | null;
  detail: string | null;
  tries: number;
  sender_id: string | null;
}

const dropped: Record<string, string> = {
  nothing_open: 'Not sent: the course was done, waived or no longer asked for by then.',
  left: 'Not sent: the person or the recipient had left by then.',
  not_wanted: 'Not sent: the person wants no mails before the due day.',
  too_late: 'Not sent: the due day had come before it could be sent. Another reminder follows it.',
  not_overdue: 'Not sent: it was not overdue any more.',
  not_manager: 'Not sent: the recipient did not manage this person any more, nor stand in for who does.',
  reminded_recently: 'Not sent: there was another reminder of this within seven days.',
};

const givenUp: Record<string, string> = {
  no_address: 'Given up: the e-mail address cannot be used. Correct it where people come from, then try again.',
  failed: 'Given up after three days.',
};

const unsure: Record<string, string> = {
  interrupted:
    'The server stopped while it sent this, so it may or may not have gone out. It is not sent again by itself. Ask the recipient, or try again.',
  no_answer:
    'The mail server got the mail and did not say whether it took it. It is not sent again by itself. Look into its log, or try again.',
};

/** What became of a reminder, in a sentence for people, and what can be done about it. */
export function sentenceOf({ state, why, detail, tries, sender_id }: Row): string {
  const said = detail === null ? '' : ` ${detail}`;
  switch (state) {
    case 'waiting':
      return sender_id === null ? 'Waits until it may be sent.' : 'Waits; it can be undone until then.';
    case 'claimed':
      return 'Is being sent.';
    case 'undone':
      return 'Taken back before it was sent.';
    case 'sent':
      return 'The mail server took it.';
    case 'failed':
      return `Not sent yet, tried ${tries === 1 ? 'once' : `${tries} times`}; it is tried again for three days.${said}`;
    case 'unsure':
      return unsure[why ?? ''] ?? 'It is not known whether this went out.';
    case 'given_up':
      return `${givenUp[why ?? ''] ?? 'Given up.'}${said}`;
    case 'dropped':
      return dropped[why ?? ''] ?? 'Not sent.';
  }
}
