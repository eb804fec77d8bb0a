import type { Gap, QuestionKind } from './question-shapes.ts';
import { es } from './question-words-es.ts';
import { fr } from './question-words-fr.ts';
import { it } from './question-words-it.ts';
import { nl } from './question-words-nl.ts';
import { pl } from './question-words-pl.ts';

type Of = { on: string; from: string; to: string; person: string };

/** The words of the Evidence wizard's answers. */
export interface QuestionWords {
  question: Record<QuestionKind, (of: Of) => string>;
  gap: Record<Gap['code'], (count: number, day: string) => string>;
  file: Record<
    | 'full'
    | 'period'
    | 'sample'
    | 'certificate'
    | 'standing'
    | 'pivot'
    | 'obligations'
    | 'completions'
    | 'roster'
    | 'rules',
    { title: string; about: string }
  >;
}

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
const entries = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`);
const personen = (count: number): string => (count === 1 ? '1 Person' : `${count} Personen`);
const eintraege = (count: number): string => (count === 1 ? '1 Eintrag' : `${count} Einträge`);

const en: QuestionWords = {
  question: {
    who_is_trained: ({ on }) => `Who is trained today, ${on}?`,
    everyone_trained_on_day: ({ on }) => `Was everyone trained on ${on}?`,
    person: ({ person }) => `What is there about ${person}?`,
    period: ({ from, to }) => `What happened from ${from} to ${to}?`,
    confidentiality: ({ on }) => `Who had acknowledged the policies on ${on}?`,
    joiners: ({ from, to }) => `Were those trained who joined from ${from} to ${to}?`,
    whole_log: () => 'What is in the whole log?',
  },
  gap: {
    asked_without_record: (count) =>
      `${count} times a course was asked of somebody and there is no record. The file names them; say what was done about it.`,
    asked_without_obligation: (count) =>
      `Of ${people(count)} on staff nothing was asked. If that is not meant, make a rule for them.`,
    no_version_then: (count, day) =>
      `${count === 1 ? 'A course' : `${count} courses`} had no published version on ${day}: what was taught then cannot be shown.`,
    before_the_log: (_count, day) =>
      `The log began on ${day}. What was before that is known only as far as it was written down later.`,
    erased: (count) =>
      `${entries(count)} up to that day were erased. The log shows when, and on which basis, but not what they said.`,
    unsigned_tail: (count) =>
      `${entries(count)} are newer than the last checkpoint that left the house. Get one out first, and an outsider can tell that they were not made up later.`,
    recorded_late: (count) =>
      `${count} completions were written down after the day that they are of. The file marks them; keep what shows when it was.`,
    nothing_there: () => 'The log has nothing about that. Check the day, the course and the unit.',
  },
  file: {
    full: {
      title: 'Evidence bundle, whole',
      about: 'Everything in the log, with what was taught and the programs to check it.',
    },
    period: {
      title: 'Evidence bundle of that time',
      about: 'What was written in that time, and every later correction of it.',
    },
    sample: { title: 'Evidence bundle of these entries', about: 'Every entry about that person, with its proof.' },
    certificate: { title: 'Evidence bundle of the last record', about: 'One record with its proof.' },
    standing: {
      title: 'Who stands where, today',
      about: 'A row for each person and course. A working list, not evidence.',
    },
    pivot: {
      title: 'Who stands where, a row for each person',
      about: 'Two columns for each course. A working list, not evidence.',
    },
    obligations: {
      title: 'Obligations, round by round',
      about: 'Given, due, done, ended. A working list, not evidence.',
    },
    completions: { title: 'Completions', about: 'With the content that was taught. A working list, not evidence.' },
    roster: { title: 'Roster', about: 'Who joined, moved and left, with the entries that say so.' },
    rules: { title: 'Rules', about: 'What was asked of whom, with every change.' },
  },
};

const de: QuestionWords = {
  question: {
    who_is_trained: ({ on }) => `Wer ist heute, am ${on}, geschult?`,
    everyone_trained_on_day: ({ on }) => `Waren am ${on} alle geschult?`,
    person: ({ person }) => `Was gibt es zu ${person}?`,
    period: ({ from, to }) => `Was geschah vom ${from} bis zum ${to}?`,
    confidentiality: ({ on }) => `Wer hatte am ${on} die Richtlinien bestätigt?`,
    joiners: ({ from, to }) => `Wurden die geschult, die vom ${from} bis zum ${to} kamen?`,
    whole_log: () => 'Was steht im ganzen Protokoll?',
  },
  gap: {
    asked_without_record: (count) =>
      `${count}-mal wurde ein Kurs verlangt, und es gibt keinen Nachweis. Die Datei nennt sie; sagen Sie, was unternommen wurde.`,
    asked_without_obligation: (count) =>
      `Von ${personen(count)} im Bestand wurde nichts verlangt. Wenn das nicht gewollt ist, machen Sie eine Regel dafür.`,
    no_version_then: (count, day) =>
      `${count === 1 ? 'Ein Kurs hatte' : `${count} Kurse hatten`} am ${day} keine veröffentlichte Fassung: Was damals unterrichtet wurde, lässt sich nicht zeigen.`,
    before_the_log: (_count, day) =>
      `Das Protokoll begann am ${day}. Was davor war, ist nur bekannt, soweit es später aufgeschrieben wurde.`,
    erased: (count) =>
      `${eintraege(count)} bis zu diesem Tag ${count === 1 ? 'wurde' : 'wurden'} gelöscht. Das Protokoll zeigt, wann und auf welcher Grundlage, aber nicht, was darin stand.`,
    unsigned_tail: (count) =>
      `${eintraege(count)} ${count === 1 ? 'ist' : 'sind'} neuer als der letzte Prüfpunkt, der das Haus verließ. Geben Sie erst einen heraus, dann kann ein Außenstehender erkennen, dass sie nicht später erfunden wurden.`,
    recorded_late: (count) =>
      `${count} Abschlüsse wurden erst nach dem Tag aufgeschrieben, an dem sie waren. Die Datei kennzeichnet sie; heben Sie auf, was den Tag belegt.`,
    nothing_there: () => 'Dazu steht nichts im Protokoll. Prüfen Sie Tag, Kurs und Einheit.',
  },
  file: {
    full: {
      title: 'Nachweispaket, vollständig',
      about: 'Alles im Protokoll, mit dem Unterrichteten und den Programmen zum Prüfen.',
    },
    period: {
      title: 'Nachweispaket dieser Zeit',
      about: 'Was in dieser Zeit geschrieben wurde, und jede spätere Berichtigung davon.',
    },
    sample: { title: 'Nachweispaket dieser Einträge', about: 'Jeder Eintrag zu dieser Person, mit seinem Beweis.' },
    certificate: { title: 'Nachweispaket des letzten Nachweises', about: 'Ein Nachweis mit seinem Beweis.' },
    standing: {
      title: 'Stand der Schulungen, heute',
      about: 'Eine Zeile je Person und Kurs. Eine Arbeitsliste, kein Nachweis.',
    },
    pivot: {
      title: 'Stand der Schulungen, eine Zeile je Person',
      about: 'Zwei Spalten je Kurs. Eine Arbeitsliste, kein Nachweis.',
    },
    obligations: {
      title: 'Verpflichtungen, Runde für Runde',
      about: 'Zugewiesen, fällig, erledigt, beendet. Eine Arbeitsliste, kein Nachweis.',
    },
    completions: { title: 'Abschlüsse', about: 'Mit dem unterrichteten Inhalt. Eine Arbeitsliste, kein Nachweis.' },
    roster: { title: 'Personalbestand', about: 'Wer kam, wechselte und ging, mit den Einträgen dazu.' },
    rules: { title: 'Regeln', about: 'Was von wem verlangt wurde, mit jeder Änderung.' },
  },
};

const all: Record<string, QuestionWords> = { en, de, es, fr, it, nl, pl };

/** The words in that language, or else in English. */
export function questionWordsIn(lang: string): QuestionWords {
  return all[lang] ?? en;
}
