import type { BadgesTerms } from './en.ts';

export const de: BadgesTerms = {
  heading: 'Meine Badges',
  intro:
    'Ein Badge ist eine signierte Datei, mit der du anderen zeigst, dass du einen Kurs abgeschlossen hast. Darin stehen der Kurs und der Tag, keine Punkte und keine Antworten. Er entsteht erst, wenn du ihn willst.',
  empty: 'Noch gibt es nichts, wofür du einen Badge bekommen kannst. Jeder Kurs, den du abschließt, hat einen.',
  withName: 'Mit meinem Namen',
  withNameHint:
    'Sonst steht im Badge ein Fingerabdruck deiner E-Mail-Adresse: Wer die Adresse kennt, kann prüfen, dass er dir gehört.',
  named: 'Mit deinem Namen',
  unnamed: 'Mit einem Fingerabdruck deiner E-Mail-Adresse',
  get: 'Badge holen',
  given: (title) => `Dein Badge für „${title}“ ist da.`,
  sending: 'Einen Moment…',
  picture: 'Bild (SVG)',
  file: 'Signierte Datei (JWT)',
  takeBack: 'Zurücknehmen',
  sure: 'Alle, die den Badge haben, sehen dann, dass er nicht mehr gilt. Rückgängig machen lässt sich das nicht, aber du kannst einen neuen holen.',
  takeBackSurely: 'Ja, zurücknehmen',
  keep: 'Behalten',
  takenBack: (title) => `Dein Badge für „${title}“ ist zurückgenommen.`,
  refused: {
    badge_needs_name: 'In diesem Eintrag steht keine E-Mail-Adresse von dir. Nimm deinen Namen in den Badge auf.',
    completion_withdrawn: 'Der Eintrag zu dieser Schulung wurde zurückgezogen, deshalb gibt es keinen Badge.',
    completion_unknown: 'Der Eintrag zu dieser Schulung wurde zurückgezogen, deshalb gibt es keinen Badge.',
    badge_unknown: 'Dieser Badge ist schon zurückgenommen. Lade die Seite neu.',
  },
};
