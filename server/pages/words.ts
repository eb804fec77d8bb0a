import { es } from './words-es.ts';
import { fr } from './words-fr.ts';
import { it } from './words-it.ts';
import { nl } from './words-nl.ts';
import { pl } from './words-pl.ts';

/** The words of our own pages around the elements, by language. The elements bring their own. */
export interface PageWords {
  skip: string;
  main: string;
  /** Behind it are the pages that are needed now and then. */
  more: string;
  nav: {
    training: string;
    team: string;
    overdue: string;
    obligations: string;
    people: string;
    intranet: string;
    lms: string;
    settings: string;
    courses: string;
    documents: string;
    records: string;
    evidence: string;
    erasure: string;
    questions: string;
  };
  titles: {
    training: string;
    course: string;
    refresher: string;
    badges: string;
    try: string;
    notFound: string;
    audit: string;
  };
  signedOutHeading: string;
  signedOut: string;
  choose: string;
  tryMode: string;
  tryBold: string;
  tryText: string;
  tryAgain: string;
  noScript: string;
  /** The link to the plain pages, beside that. */
  withoutScript: string;
  footer: string;
  /** The link to it is at the foot of each page: everybody has some. */
  myData: string;
  openYourLink: string;
  nothingHere: string;
  nothingHereText: string;
  toTraining: string;
}

const en: PageWords = {
  skip: 'Skip to content',
  main: 'Main',
  more: 'More',
  nav: {
    training: 'My training',
    team: 'Team',
    overdue: 'Overdue',
    obligations: 'Obligations',
    people: 'People',
    intranet: 'Intranet',
    lms: 'Learning platforms',
    settings: 'Settings',
    courses: 'Courses',
    documents: 'Documents',
    records: 'Records',
    evidence: 'Evidence',
    erasure: 'Erasure',
    questions: 'Auditor’s questions',
  },
  titles: {
    training: 'My training',
    course: 'Training',
    refresher: 'Keep it fresh',
    badges: 'My badges',
    try: 'Enter as someone',
    notFound: 'Page not found',
    audit: 'Access for auditors',
  },
  signedOutHeading: 'Training in data protection, with proof',
  signedOut: 'You are not signed in. In try mode you choose who you are.',
  choose: 'Choose who you are',
  tryMode: 'Try mode',
  tryBold: 'Try mode: a fictional organisation.',
  tryText: 'Nothing here is real.',
  tryAgain: 'Enter as someone else',
  noScript: 'This page needs JavaScript. Your answers are checked on our server; nothing comes from elsewhere.',
  withoutScript: 'Go on without JavaScript',
  footer: 'Article 39 · training in data protection, with evidence that can be checked',
  myData: 'My data',
  openYourLink: 'Open the link that you were sent. A session lasts eight hours; then the link opens the next.',
  nothingHere: 'There is nothing at this address',
  nothingHereText: 'It may have moved, or the link was cut off on its way to you.',
  toTraining: 'To My training',
};

const de: PageWords = {
  skip: 'Zum Inhalt springen',
  main: 'Hauptnavigation',
  more: 'Mehr',
  nav: {
    training: 'Meine Schulungen',
    team: 'Team',
    overdue: 'Überfällig',
    obligations: 'Pflichten',
    people: 'Personen',
    intranet: 'Intranet',
    lms: 'Lernplattformen',
    settings: 'Einstellungen',
    courses: 'Kurse',
    documents: 'Dokumente',
    records: 'Einträge',
    evidence: 'Nachweise',
    erasure: 'Löschung',
    questions: 'Prüffragen',
  },
  titles: {
    training: 'Meine Schulungen',
    course: 'Schulung',
    refresher: 'Frisch halten',
    badges: 'Meine Badges',
    try: 'Als jemand eintreten',
    notFound: 'Seite nicht gefunden',
    audit: 'Zugang für Prüfungen',
  },
  signedOutHeading: 'Schulung im Datenschutz, mit Nachweis',
  signedOut: 'Du bist nicht angemeldet. Im Probebetrieb suchst du dir aus, wer du bist.',
  choose: 'Aussuchen, wer du bist',
  tryMode: 'Probebetrieb',
  tryBold: 'Probebetrieb: eine erfundene Organisation.',
  tryText: 'Nichts hier ist echt.',
  tryAgain: 'Als jemand anderes eintreten',
  noScript: 'Diese Seite braucht JavaScript. Deine Antworten prüft unser Server; nichts kommt von anderswo.',
  withoutScript: 'Ohne JavaScript weitermachen',
  footer: 'Article 39 · Schulung im Datenschutz, mit prüfbarem Nachweis',
  myData: 'Meine Daten',
  openYourLink:
    'Öffnen Sie den Link, den Sie bekommen haben. Eine Sitzung dauert acht Stunden; dann öffnet der Link die nächste.',
  nothingHere: 'Unter dieser Adresse ist nichts',
  nothingHereText: 'Vielleicht ist die Seite umgezogen, oder der Link wurde unterwegs abgeschnitten.',
  toTraining: 'Zu Meine Schulungen',
};

export const pageWords: Record<string, PageWords> = { en, de, es, fr, it, nl, pl };
