import type { PreCheckTerms } from './en.ts';

export const de: PreCheckTerms = {
  progress: (number, of) => `Vorab-Blick · Fall ${number} von ${of}`,
  final: 'Deine erste Antwort entscheidet, und niemand sieht sie.',
  noneHeading: 'Das Lesen lohnt sich, von Anfang an',
  someHeading: 'Einen Teil davon kannst du schon',
  allHeading: 'Das kannst du schon',
  text: 'Du entscheidest: Was du überspringen darfst, darfst du auch lesen. Der Wissenscheck fragt nach allem.',
  skip: 'Gezeigt: Das kannst du überspringen',
  read: 'Lies das hier',
  toCheck: 'Zum Wissenscheck',
};
