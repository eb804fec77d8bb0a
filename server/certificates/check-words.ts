import type { RefusalCode } from '../refusals.ts';
import type { CertificateCheck } from './check-certificate.ts';
import type { Standing } from './standing.ts';
import { es } from './check-words-es.ts';
import { fr } from './check-words-fr.ts';
import { it } from './check-words-it.ts';
import { nl } from './check-words-nl.ts';
import { pl } from './check-words-pl.ts';

/** The words of the check page. */
export interface CheckWords {
  title: string;
  intro: string;
  fileHeading: string;
  fileLabel: string;
  fileHint: string;
  fileButton: string;
  numbersHeading: string;
  numbersHint: string;
  entry: string;
  leafHash: string;
  numbersButton: string;
  linesHeading: string;
  linesLabel: string;
  linesHint: string;
  linesButton: string;
  verdicts: Record<CertificateCheck['verdict'], { heading: string; text: string }>;
  /** A file that says nothing else to the eye, and is yet not the one that was issued. */
  changedUnseen: string;
  whatDiffers: string;
  /** Headings and sentences for what became of the record. */
  states: Record<Standing['state'], { heading: string; text: (record: { day: string; since: string }) => string }>;
  numbersFound: string;
  numbersUnknown: { heading: string; text: string };
  again: string;
  refused: string;
  refusals: Partial<Record<RefusalCode, string>>;
  day: (day: string) => string;
}

const dayIn = (locale: string) => (day: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

const en: CheckWords = {
  title: 'Check a certificate',
  intro:
    'Here anybody can see whether a certificate of completion was issued here, whether it was changed, and whether its record still stands. The file is read and not kept.',
  fileHeading: 'With the file',
  fileLabel: 'PDF file of the certificate',
  fileHint: 'Drop it here or choose it. At most 2 MB.',
  fileButton: 'Check the file',
  numbersHeading: 'With the numbers on the paper',
  numbersHint: 'Numbers alone name nobody: they tell that there is a record of a day, and whether it still stands.',
  entry: 'Entry',
  leafHash: 'Leaf hash',
  numbersButton: 'Check the numbers',
  linesHeading: 'With the QR code',
  linesLabel: 'The five lines of the QR code',
  linesHint: 'Scan the code with a phone and paste what it says.',
  linesButton: 'Check the lines',
  verdicts: {
    issued: {
      heading: 'Issued here and unchanged',
      text: 'This is, byte for byte, the file that was handed out.',
    },
    changed: {
      heading: 'This file is not the one that was issued',
      text: 'There is a record that the file speaks of, but the file was changed after it was handed out.',
    },
    proven: {
      heading: 'The file says what the record says',
      text: 'Its proof holds and nothing on it differs from the record. Whether it is the very file that was handed out cannot be said, because no copy is kept here.',
    },
    unknown: {
      heading: 'Not issued here',
      text: 'The log here has no record that fits this file.',
    },
  },
  changedUnseen: 'Nothing that can be seen differs. The file may have been saved again by another program.',
  whatDiffers: 'What differs',
  states: {
    stands: {
      heading: 'The record stands',
      text: ({ day }) => `It was written on ${day}, and was neither corrected nor withdrawn since.`,
    },
    corrected: {
      heading: 'The record was corrected since',
      text: ({ day, since }) =>
        `It was written on ${day} and corrected on ${since}. Ask for the certificate of the corrected record.`,
    },
    withdrawn: {
      heading: 'The record was withdrawn',
      text: ({ day, since }) => `It was written on ${day} and withdrawn on ${since}. It no longer counts.`,
    },
    erased: {
      heading: 'The record was erased since',
      text: ({ day }) =>
        `It was written on ${day}. What it said was deleted here, as data protection law demands after some time or on request.`,
    },
    lost: {
      heading: 'The record is there, its content is not',
      text: ({ day }) => `It was written on ${day}. What it said was lost here when a backup was restored.`,
    },
  },
  numbersFound: 'There is a training record with these numbers',
  numbersUnknown: {
    heading: 'No such record',
    text: 'The log here has no training record with that entry and that leaf hash. Compare each letter: capital I, small l and 1 look alike.',
  },
  again: 'Check another one',
  refused: 'This could not be checked',
  refusals: {
    body_too_large: 'The file has more than 2 MB. No certificate is that large.',
    too_many_requests: 'Too many checks at once. Wait a minute and try again.',
  },
  day: dayIn('en-GB'),
};

const de: CheckWords = {
  title: 'Nachweis prüfen',
  intro:
    'Hier kann jeder sehen, ob ein Schulungsnachweis hier ausgestellt wurde, ob er verändert wurde und ob sein Eintrag noch gilt. Die Datei wird gelesen und nicht aufbewahrt.',
  fileHeading: 'Mit der Datei',
  fileLabel: 'PDF-Datei des Nachweises',
  fileHint: 'Hierher ziehen oder auswählen. Höchstens 2 MB.',
  fileButton: 'Datei prüfen',
  numbersHeading: 'Mit den Zahlen vom Papier',
  numbersHint:
    'Zahlen allein nennen niemanden: Sie sagen, dass es einen Eintrag von einem Tag gibt und ob er noch gilt.',
  entry: 'Eintrag',
  leafHash: 'Blatt-Hash',
  numbersButton: 'Zahlen prüfen',
  linesHeading: 'Mit dem QR-Code',
  linesLabel: 'Die fünf Zeilen des QR-Codes',
  linesHint: 'Den Code mit dem Telefon scannen und einfügen, was er sagt.',
  linesButton: 'Zeilen prüfen',
  verdicts: {
    issued: {
      heading: 'Hier ausgestellt und unverändert',
      text: 'Das ist Byte für Byte die Datei, die ausgegeben wurde.',
    },
    changed: {
      heading: 'Diese Datei ist nicht die ausgestellte',
      text: 'Den Eintrag, von dem die Datei spricht, gibt es, aber die Datei wurde nach der Ausgabe verändert.',
    },
    proven: {
      heading: 'Die Datei sagt, was der Eintrag sagt',
      text: 'Ihr Beleg stimmt, und nichts auf ihr weicht vom Eintrag ab. Ob es genau die ausgegebene Datei ist, lässt sich nicht sagen, denn hier ist keine Kopie mehr.',
    },
    unknown: {
      heading: 'Nicht hier ausgestellt',
      text: 'Das Protokoll hier hat keinen Eintrag, der zu dieser Datei passt.',
    },
  },
  changedUnseen: 'Zu sehen ist kein Unterschied. Vielleicht hat ein anderes Programm die Datei neu gespeichert.',
  whatDiffers: 'Was abweicht',
  states: {
    stands: {
      heading: 'Der Eintrag gilt',
      text: ({ day }) => `Er ist vom ${day} und wurde seither weder berichtigt noch zurückgezogen.`,
    },
    corrected: {
      heading: 'Der Eintrag wurde seither berichtigt',
      text: ({ day, since }) =>
        `Er ist vom ${day} und wurde am ${since} berichtigt. Für den berichtigten Eintrag gibt es einen neuen Nachweis.`,
    },
    withdrawn: {
      heading: 'Der Eintrag wurde zurückgezogen',
      text: ({ day, since }) => `Er ist vom ${day} und wurde am ${since} zurückgezogen. Er zählt nicht mehr.`,
    },
    erased: {
      heading: 'Der Eintrag wurde seither gelöscht',
      text: ({ day }) =>
        `Er ist vom ${day}. Was er sagte, wurde hier gelöscht, wie es das Datenschutzrecht nach einiger Zeit oder auf Antrag verlangt.`,
    },
    lost: {
      heading: 'Den Eintrag gibt es, seinen Inhalt nicht mehr',
      text: ({ day }) => `Er ist vom ${day}. Was er sagte, ging hier beim Zurückspielen einer Sicherung verloren.`,
    },
  },
  numbersFound: 'Zu diesen Zahlen gibt es einen Schulungseintrag',
  numbersUnknown: {
    heading: 'Kein solcher Eintrag',
    text: 'Das Protokoll hier hat keinen Schulungseintrag mit dieser Nummer und diesem Blatt-Hash. Jedes Zeichen vergleichen: Großes I, kleines l und 1 sehen sich ähnlich.',
  },
  again: 'Einen anderen prüfen',
  refused: 'Das ließ sich nicht prüfen',
  refusals: {
    body_too_large: 'Die Datei hat mehr als 2 MB. So groß ist kein Nachweis.',
    too_many_requests: 'Zu viele Prüfungen auf einmal. Nach einer Minute geht es wieder.',
    invalid_input: 'Die Eingabe ist kein lesbarer Nachweis, oder eine Zahl ist nicht vollständig.',
  },
  day: dayIn('de-DE'),
};

export const checkWords: Record<string, CheckWords> = { en, de, es, fr, it, nl, pl };
