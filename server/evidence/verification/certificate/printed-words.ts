import type { Field } from './differences.ts';

/** What is printed, in the order in which it is read: words, or the value of a field. */
export type Part = { words: string } | { field: Field };

type Words = {
  months: string[];
  day: (day: number, month: string, year: string) => string;
  heading: string;
  /** What is read aloud in place of the QR code. */
  qr: string;
  did: Record<string, string>;
  parts: (did: string) => Part[];
};

/**
 * The words of every certificate that was ever printed, by language. A certificate is kept for years: words that were printed
 * once stay here, and a new wording is a further list.
 */
const forms: Record<string, Words> = {
  en: {
    months: 'January February March April May June July August September October November December'.split(' '),
    day: (day, month, year) => `${day} ${month} ${year}`,
    heading: 'Certificate of completion',
    qr: 'QR code with the log, the entry, the leaf hash, the log size and the root, as they are printed beside it.',
    did: {
      passed: 'has completed the training',
      completed: 'has completed the training',
      attended: 'has attended the training',
      acknowledged: 'has read and acknowledged',
    },
    parts: (did) => [
      { words: '§ 39' },
      { field: 'organisation' },
      { words: 'Certificate of completion' },
      { field: 'name' },
      { words: 'Staff number' },
      { field: 'staffNumber' },
      { words: did },
      { field: 'title' },
      { words: 'Completed on' },
      { field: 'completedOn' },
      { words: 'Version' },
      { field: 'version' },
      { words: 'Content' },
      { field: 'content' },
      { words: 'How to check this certificate' },
      {
        words:
          'Give the PDF file, or the numbers below, to the check page: it says whether the record still stands. The file can also be checked without us, because the signed proof is attached to it.',
      },
      { words: 'Check page' },
      { field: 'checkAt' },
      { words: 'Log' },
      { field: 'origin' },
      { words: 'Entry' },
      { field: 'index' },
      { words: 'Leaf hash' },
      { field: 'leafHash' },
      { words: 'Log size' },
      { field: 'size' },
      { words: 'Root' },
      { field: 'root' },
      { words: 'Key' },
      { field: 'key' },
      {
        words:
          'The record in the log is the evidence; this page is a copy of what it said on the day of issue. It is no professional certification, and no proof of who sat at the screen.',
      },
    ],
  },
  de: {
    months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
    day: (day, month, year) => `${day}. ${month} ${year}`,
    heading: 'Schulungsnachweis',
    qr: 'QR-Code mit Protokoll, Eintrag, Blatt-Hash, Zahl der Einträge und Wurzel, wie sie daneben stehen.',
    did: {
      passed: 'hat die Schulung abgeschlossen',
      completed: 'hat die Schulung abgeschlossen',
      attended: 'hat an der Schulung teilgenommen',
      acknowledged: 'hat gelesen und zur Kenntnis genommen',
    },
    parts: (did) => [
      { words: '§ 39' },
      { field: 'organisation' },
      { words: 'Schulungsnachweis' },
      { field: 'name' },
      { words: 'Personalnummer' },
      { field: 'staffNumber' },
      { words: did },
      { field: 'title' },
      { words: 'Abgeschlossen am' },
      { field: 'completedOn' },
      { words: 'Version' },
      { field: 'version' },
      { words: 'Inhalt' },
      { field: 'content' },
      { words: 'So lässt sich dieser Nachweis prüfen' },
      {
        words:
          'Die Prüfseite nimmt die PDF-Datei oder die Zahlen unten und sagt, ob der Eintrag noch gilt. Prüfen lässt sich die Datei auch ohne uns, denn der signierte Beleg hängt an ihr.',
      },
      { words: 'Prüfseite' },
      { field: 'checkAt' },
      { words: 'Protokoll' },
      { field: 'origin' },
      { words: 'Eintrag' },
      { field: 'index' },
      { words: 'Blatt-Hash' },
      { field: 'leafHash' },
      { words: 'Einträge' },
      { field: 'size' },
      { words: 'Wurzel' },
      { field: 'root' },
      { words: 'Schlüssel' },
      { field: 'key' },
      {
        words:
          'Maßgeblich ist der Eintrag im Protokoll; diese Seite gibt wieder, was er am Tag der Ausstellung sagte. Sie ist kein Berufszertifikat und kein Beleg dafür, wer am Bildschirm saß.',
      },
    ],
  },
};

/** Outcomes of which there are certificates. */
export const certifiedOutcomes: readonly string[] = Object.keys(forms['en']!.did);

/** What a certificate of a course in this language says; languages without words of their own have the English ones. */
export function printedParts(lang: string, outcome: string): Part[] {
  const { did, parts } = formOf(lang);
  return parts(did[outcome] ?? '');
}

/** A day, `YYYY-MM-DD`, as it is printed. */
export function printedDay(lang: string, day: string): string {
  const { months, day: inWords } = formOf(lang);
  const [year = '', month = '', date = ''] = day.split('-');
  return inWords(Number(date), months[Number(month) - 1] ?? '', year);
}

/** What is heard in place of the QR code, and what the window is called. */
export function unprintedWords(lang: string): { qr: string; windowTitle: (origin: string, index: number) => string } {
  const { qr, heading } = formOf(lang);
  return { qr, windowTitle: (origin, index) => `${heading}, ${origin}, ${index}` };
}

function formOf(lang: string): Words {
  return Object.hasOwn(forms, lang) ? forms[lang]! : forms['en']!;
}
