/** The fixed words of a certificate. */
export interface CertificateWords {
  heading: string;
  staffNumber: string;
  /** What the person did, by the outcome that the record states. */
  did: Record<Outcome, string>;
  completedOn: string;
  version: string;
  content: string;
  howToCheck: string;
  check: string;
  checkAt: string;
  log: string;
  entry: string;
  leafHash: string;
  size: string;
  root: string;
  key: string;
  limits: string;
  qr: string;
  attached: { proof: string; record: string; course: string; original: string };
}

/** Outcomes of which there is a certificate. */
export type Outcome = 'passed' | 'completed' | 'attended' | 'acknowledged';

const en: CertificateWords = {
  heading: 'Certificate of completion',
  staffNumber: 'Staff number',
  did: {
    passed: 'has completed the training',
    completed: 'has completed the training',
    attended: 'has attended the training',
    acknowledged: 'has read and acknowledged',
  },
  completedOn: 'Completed on',
  version: 'Version',
  content: 'Content',
  howToCheck: 'How to check this certificate',
  check:
    'Give the PDF file, or the numbers below, to the check page: it says whether the record still stands. The file can also be checked without us, because the signed proof is attached to it.',
  checkAt: 'Check page',
  log: 'Log',
  entry: 'Entry',
  leafHash: 'Leaf hash',
  size: 'Log size',
  root: 'Root',
  key: 'Key',
  limits:
    'The record in the log is the evidence; this page is a copy of what it said on the day of issue. It is no professional certification, and no proof of who sat at the screen.',
  qr: 'QR code with the log, the entry, the leaf hash, the log size and the root, as they are printed beside it.',
  attached: {
    proof: 'Signed proof that the record is in the log',
    record: 'The record as it is in the log',
    course: 'The course version as it is in the log, with its proof',
    original: 'The record that this one corrects',
  },
};

const de: CertificateWords = {
  heading: 'Schulungsnachweis',
  staffNumber: 'Personalnummer',
  did: {
    passed: 'hat die Schulung abgeschlossen',
    completed: 'hat die Schulung abgeschlossen',
    attended: 'hat an der Schulung teilgenommen',
    acknowledged: 'hat gelesen und zur Kenntnis genommen',
  },
  completedOn: 'Abgeschlossen am',
  version: 'Version',
  content: 'Inhalt',
  howToCheck: 'So lässt sich dieser Nachweis prüfen',
  check:
    'Die Prüfseite nimmt die PDF-Datei oder die Zahlen unten und sagt, ob der Eintrag noch gilt. Prüfen lässt sich die Datei auch ohne uns, denn der signierte Beleg hängt an ihr.',
  checkAt: 'Prüfseite',
  log: 'Protokoll',
  entry: 'Eintrag',
  leafHash: 'Blatt-Hash',
  size: 'Einträge',
  root: 'Wurzel',
  key: 'Schlüssel',
  limits:
    'Maßgeblich ist der Eintrag im Protokoll; diese Seite gibt wieder, was er am Tag der Ausstellung sagte. Sie ist kein Berufszertifikat und kein Beleg dafür, wer am Bildschirm saß.',
  qr: 'QR-Code mit Protokoll, Eintrag, Blatt-Hash, Zahl der Einträge und Wurzel, wie sie daneben stehen.',
  attached: {
    proof: 'Signierter Beleg, dass der Eintrag im Protokoll steht',
    record: 'Der Eintrag, wie er im Protokoll steht',
    course: 'Die Kursversion, wie sie im Protokoll steht, mit ihrem Beleg',
    original: 'Der Eintrag, den dieser berichtigt',
  },
};

const byLanguage: Record<string, CertificateWords> = { en, de };

/** The words in the language of the course, or else in English. */
export function certificateWords(lang: string): { lang: string; words: CertificateWords } {
  const found = byLanguage[lang];
  return found ? { lang, words: found } : { lang: 'en', words: en };
}

/** Whether there are certificates of an outcome. */
export function isCertified(outcome: string): outcome is Outcome {
  return Object.hasOwn(en.did, outcome);
}
