import { counting } from '../counting.ts';
import type { FirstRunTerms } from './en.ts';

const n = counting('de');

export const de: FirstRunTerms = {
  heading: 'Von nichts zur ersten Zuweisung',
  lede: 'Fünf Minuten, in dieser Reihenfolge. Vor dem letzten Schritt geschieht nichts.',
  done: 'Erledigt:',
  steps: {
    people: 'Personen hereinholen',
    whom: 'Wählen, für wen',
    course: 'Kurs wählen',
    times: 'Bis wann, und wie oft',
    see: 'Ansehen, wer ihn bekommt',
    assign: 'Zuweisen',
  },
  people: (k) =>
    k === 0
      ? 'Noch gehört niemand zur Belegschaft.'
      : `${n(k, 'Eine Person gehört', '# Personen gehören')} zur Belegschaft.`,
  importFile: 'Datei der Personalabteilung importieren (CSV)',
  connect: 'Verzeichnisdienst verbinden (SCIM)',
  myself: 'Nur mit dir selbst ausprobieren',
  alone:
    'Bisher bist fast nur du da. Du kannst trotzdem weitermachen und die anderen später importieren: Eine Regel für alle findet sie von selbst.',
  course: 'Kurs',
  choose: 'Wähle …',
  noCourses: 'Kein Kurs ist veröffentlicht. Bitte die Person, die den Server betreibt, einen zu veröffentlichen.',
  reasons: {
    everyone: 'Alle arbeiten mit personenbezogenen Daten',
    others: 'Diese Personen arbeiten mit personenbezogenen Daten',
  },
  see: 'Ansehen, wer ihn bekommt',
  first: 'Wähle zuerst, für wen, und einen Kurs.',
  assign: (k) => (k === 0 ? 'Regel anlegen' : n(k, 'Einer Person zuweisen', '# Personen zuweisen')),
  assignFirst: 'Sieh zuerst nach, wer ihn bekommt.',
  assigned: (k) =>
    k === 0
      ? 'Die Regel ist angelegt. Sie weist den Kurs allen zu, die kommen.'
      : `Fertig: ${n(k, 'Eine Person hat', '# Personen haben')} den Kurs. Erinnerungen gehen von selbst hinaus, wenn E-Mail eingerichtet ist.`,
  next: 'Wie es weitergeht:',
  toRule: 'Die Regel ansehen',
  toTeam: 'Sehen, wer wo steht',
  toTraining: 'Als lernende Person ansehen',
  notNow: 'Anleitung schließen',
  backHint: 'Du findest sie unter Einstellungen wieder.',
  looking: 'Einen Moment …',
  faults: {},
  refused: {},
};
