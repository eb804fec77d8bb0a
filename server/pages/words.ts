/** The words of our own pages around the elements, by language. The elements bring their own. */
export interface PageWords {
  skip: string;
  main: string;
  nav: {
    training: string;
    team: string;
    courses: string;
    documents: string;
    records: string;
    evidence: string;
    erasure: string;
  };
  titles: { training: string; course: string; refresher: string; try: string; notFound: string };
  signedOutHeading: string;
  signedOut: string;
  choose: string;
  tryMode: string;
  tryBold: string;
  tryText: string;
  tryAgain: string;
  noScript: string;
  footer: string;
  nothingHere: string;
  nothingHereText: string;
  toTraining: string;
}

const en: PageWords = {
  skip: 'Skip to content',
  main: 'Main',
  nav: {
    training: 'My training',
    team: 'Team',
    courses: 'Courses',
    documents: 'Documents',
    records: 'Records',
    evidence: 'Evidence',
    erasure: 'Erasure',
  },
  titles: {
    training: 'My training',
    course: 'Training',
    refresher: 'Keep it fresh',
    try: 'Enter as someone',
    notFound: 'Page not found',
  },
  signedOutHeading: 'Training in data protection, with proof',
  signedOut: 'You are not signed in. In try mode you choose who you are.',
  choose: 'Choose who you are',
  tryMode: 'Try mode',
  tryBold: 'Try mode: a fictional organisation.',
  tryText: 'Nothing here is real.',
  tryAgain: 'Enter as someone else',
  noScript: 'This page needs JavaScript. Your answers are checked on our server; nothing comes from elsewhere.',
  footer: 'Article 39 · training in data protection, with evidence that can be checked',
  nothingHere: 'There is nothing at this address',
  nothingHereText: 'It may have moved, or the link was cut off on its way to you.',
  toTraining: 'To My training',
};

const de: PageWords = {
  skip: 'Zum Inhalt springen',
  main: 'Hauptnavigation',
  nav: {
    training: 'Meine Schulungen',
    team: 'Team',
    courses: 'Kurse',
    documents: 'Dokumente',
    records: 'Einträge',
    evidence: 'Nachweise',
    erasure: 'Löschung',
  },
  titles: {
    training: 'Meine Schulungen',
    course: 'Schulung',
    refresher: 'Frisch halten',
    try: 'Als jemand eintreten',
    notFound: 'Seite nicht gefunden',
  },
  signedOutHeading: 'Schulung im Datenschutz, mit Nachweis',
  signedOut: 'Du bist nicht angemeldet. Im Probebetrieb suchst du dir aus, wer du bist.',
  choose: 'Aussuchen, wer du bist',
  tryMode: 'Probebetrieb',
  tryBold: 'Probebetrieb: eine erfundene Organisation.',
  tryText: 'Nichts hier ist echt.',
  tryAgain: 'Als jemand anderes eintreten',
  noScript: 'Diese Seite braucht JavaScript. Deine Antworten prüft unser Server; nichts kommt von anderswo.',
  footer: 'Article 39 · Schulung im Datenschutz, mit prüfbarem Nachweis',
  nothingHere: 'Unter dieser Adresse ist nichts',
  nothingHereText: 'Vielleicht ist die Seite umgezogen, oder der Link wurde unterwegs abgeschnitten.',
  toTraining: 'Zu Meine Schulungen',
};

export const pageWords: Record<string, PageWords> = { en, de };
