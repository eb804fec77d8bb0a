import { counting } from '../counting.ts';
import type { MyDataTerms } from './en.ts';

const n = counting('de');

export const de: MyDataTerms = {
  heading: 'Meine Daten',
  lede: 'Was dieses System über dich speichert, warum und wie lange, und wem etwas davon gezeigt wurde.',
  asPdf: 'Alles als PDF',
  asJson: 'Alles als JSON',
  stored: 'Was gespeichert ist',
  notRecorded:
    'Bearbeitungszeit, Klicks, Geräte und Netzadressen werden nicht erfasst. Deine Antworten und Versuche sieht niemand außer dir.',
  entries: (k) => n(k, 'ein Eintrag', '# Einträge'),
  nothing: (titles) => `Nichts gespeichert ist zu: ${titles}.`,
  why: 'Warum',
  kept: 'Wie lange',
  all: (k) => `Alle ${k} zeigen`,
  allOf: (title, k) => `Alle ${k} zeigen: ${title}`,
  nobodyLooked: 'In dieser Zeit wurde niemandem etwas über dich gezeigt.',
  mailsHeading: 'Mails und Kalender',
  mails: 'Vor dem Termin erinnern',
  mailsHint: 'Mails am Termin und bei Überfälligem kommen immer.',
  mailsOn: 'Gespeichert: Du bekommst Mails vor dem Termin.',
  mailsOff: 'Gespeichert: Du bekommst keine Mails vor dem Termin.',
  calendar: 'Deine Termine können in deinem Kalender stehen.',
  noCalendar: 'Du hast dafür keine Adresse.',
  calendarSince: (day) => `Die Adresse dafür hast du am ${day} gemacht.`,
  makeCalendar: 'Adresse machen',
  renewCalendar: 'Neue Adresse machen',
  endCalendar: 'Beenden',
  calendarMade: 'Die Adresse ist da. Sie wird nur jetzt gezeigt; eine frühere gilt nicht mehr.',
  calendarEnded: 'Die Adresse gilt nicht mehr.',
  address: 'Adresse deines Kalenders',
  addressHint: 'Wer sie hat, sieht deine Termine. Trage sie im Kalender als Abonnement ein.',
  subscribe: 'Im Kalenderprogramm abonnieren',
  wrongHeading: 'Etwas stimmt nicht',
  wrongText: (name) => `Sag, was nicht stimmt, und es wird geprüft. Du kannst auch schreiben an ${name}:`,
  ask: 'Berichtigung beantragen',
  askHeading: 'Berichtigung beantragen',
  what: 'Was falsch ist und was richtig',
  whatHint:
    'Es geht an die Datenschutzbeauftragte Person. Die Antwort steht dann hier; du bekommst eine Mail, dass sie da ist.',
  send: 'Antrag senden',
  sending: 'Einen Moment…',
  cancel: 'Abbrechen',
  asked: 'Dein Antrag ist unterwegs. Die Antwort wird hier stehen.',
  requests: 'Deine Anträge',
  askedOn: (day) => `Beantragt am ${day}`,
  waits: 'Wartet auf Antwort',
  answered: {
    granted: (day) => `Stattgegeben am ${day}`,
    refused: (day) => `Abgelehnt am ${day}`,
  },
  faults: { text: 'Schreib zwischen 3 und 2.000 Zeichen.' },
  refused: {
    too_many_requests:
      'Zehn deiner Anträge warten auf Antwort. Warte auf eine, oder sprich mit der Datenschutzbeauftragten Person.',
  },
};
