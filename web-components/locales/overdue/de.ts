import { counting } from '../counting.ts';
import type { OverdueTerms } from './en.ts';

const n = counting('de');

export const de: OverdueTerms = {
  heading: 'Überfällig',
  summary: (k) =>
    k === 0 ? 'Nichts ist überfällig.' : n(k, 'Eine Schulung ist überfällig.', '# Schulungen sind überfällig.'),
  summaryFiltered: (k) =>
    n(k, 'Eine überfällige Schulung passt auf den Filter.', '# überfällige Schulungen passen auf den Filter.'),
  caption: 'Schulungen, deren letzter Tag vorbei ist',
  course: 'Kurs',
  reminded: 'Erinnert',
  daysOver: (k) => n(k, '# Tag darüber', '# Tage darüber'),
  remindedOn: (day) => day,
  never: 'Noch nicht',
  nothing: 'Nichts ist überfällig. Niemand braucht eine Erinnerung.',
  select: 'Auswählen',
  selectOne: (name, course) => `${name}, ${course} auswählen`,
  selectPage: 'Alle auf dieser Seite auswählen',
  selected: (k) => n(k, '# ausgewählt', '# ausgewählt'),
  nothingSelected: 'Nichts ausgewählt',
  selectAll: (k) => n(k, 'Die eine passende auswählen', 'Alle # passenden auswählen'),
  selectFirst: (k) => `Die ersten ${n(k, '#', '#')} auswählen`,
  selecting: 'Wird ausgewählt…',
  most: (k) => `Höchstens ${n(k, '#', '#')} auf einmal: wähle weniger aus.`,
  clear: 'Auswahl aufheben',
  remind: 'Erinnern…',
  looking: 'Einen Moment…',
  chooseFirst: 'Wähle erst aus, wen du erinnern willst.',
  preview: {
    heading: (k) => n(k, 'Eine Erinnerung senden?', '# Erinnerungen senden?'),
    headingNone: 'Niemand ist zu erinnern',
    to: (mails) => `Mit ${n(mails, 'einer E-Mail', '# E-Mails')}; wer mehrere Kurse hat, bekommt eine.`,
    soon: 'Sie gehen in fünf Minuten hinaus. Bis dahin kannst du es rückgängig machen.',
    later: (when) => `Wegen der Ruhezeit gehen sie ${when} hinaus. Bis dahin kannst du es rückgängig machen.`,
    noMail:
      'Noch ist kein Mailserver eingerichtet; sie warten und werden nach drei Tagen aufgegeben. Frag, wer diesen Server betreibt.',
    mails: 'Was sie lesen',
    subject: 'Betreff',
    courses: (titles, k) => n(k, `Kurs: ${titles}`, `# Kurse: ${titles}`),
    leftOut: (k) => n(k, 'Eine bleibt weg', '# bleiben weg'),
    send: (k) => n(k, 'Eine Erinnerung senden', '# Erinnerungen senden'),
    sending: 'Wird gesendet…',
    cancel: 'Jetzt nicht',
    sees: 'Alle sehen, dass die Erinnerung von dir kommt.',
  },
  reasons: {
    reminded_recently: (day) =>
      day ? `in den letzten sieben Tagen erinnert, wieder möglich am ${day}` : 'in den letzten sieben Tagen erinnert',
    already_waiting: () => 'eine Erinnerung ist schon unterwegs',
    nothing_open: () => 'nichts mehr offen',
    not_yours: () => 'du führst diese Person heute nicht',
    no_address: () => 'hat keine E-Mail-Adresse',
  },
  sent: {
    will: (k, when) => `${n(k, 'Eine Erinnerung geht', '# Erinnerungen gehen')} ${when} hinaus.`,
    none: 'Niemand wurde erinnert: alle blieben weg.',
    leftOut: (k) => n(k, 'Eine blieb weg.', '# blieben weg.'),
    undo: 'Rückgängig machen',
    undoFor: (k) =>
      k === 0
        ? 'Das geht noch weniger als eine Minute rückgängig zu machen.'
        : `Das geht noch ${n(k, 'eine Minute', '# Minuten')} rückgängig zu machen.`,
    undoUntil: (when) => `Das geht bis ${when} rückgängig zu machen.`,
    over: (k) => n(k, 'Eine Erinnerung ist unterwegs.', '# Erinnerungen sind unterwegs.'),
    undoing: 'Wird rückgängig gemacht…',
    undone: (k) =>
      n(
        k,
        'Rückgängig gemacht: eine Erinnerung wird nicht gesendet.',
        'Rückgängig gemacht: # Erinnerungen werden nicht gesendet.',
      ),
    tooLate: 'Zu spät: sie sind schon hinausgegangen.',
    dismiss: 'Ausblenden',
  },
  at: (time) => `um ${time}`,
  on: (day) => `am ${day}`,
  limits:
    'Eine Erinnerung je Person und Kurs in sieben Tagen, wer immer sie sendet. Jede wird mit Absender festgehalten, und die Person sieht sie.',
  refused: {
    invalid_input: 'Diese Auswahl nimmt der Server nicht an. Lade die Seite neu und wähle noch einmal.',
    too_many_requests: 'Das war viel auf einmal. Warte eine Minute und versuch es noch einmal.',
  },
};
