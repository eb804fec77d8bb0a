import type { KindName } from '../course-model.ts';

const en = {
  source: 'Source',
  scores: ['0 · claim', '1 · partial', '2 · evidence'],
  leadsTo: 'leads to',
  ends: { good: 'a good end', weak: 'a weak end', harmful: 'a harmful end' },
  course: 'A course for the workplace',
  version: 'Version',
  lawChecked: 'Law checked on',
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  contents: 'Contents',
  howTo: 'How to use this booklet',
  how: [
    'Read with a pen in your hand. Where a case stands, decide before you read on.',
    'Write your answers into the boxes. A guess costs nothing and helps you remember.',
    'The answers stand at the end of each module, each with its reason. Read those of the wrong answers too.',
    'The work card of each module is a page of its own. Cut it out and keep it where you work.',
  ],
  module: 'Module',
  answers: 'Answers',
  answersTo: 'The answers stand at the end of this module.',
  task: {
    'Choose one': 'Tick one answer.',
    'Choose all': 'Tick every answer that fits.',
    'Spot the gap': 'Tick everything that is missing.',
    Sort: 'Tick a group in each line.',
    Match: 'Write into each box the letter of what belongs there.',
    Order: 'Number the steps in the right order.',
    Score: 'Score what each provider shows: 0 is a claim, 1 is partial, 2 is evidence.',
    Timeline: 'Tick for each duty who must act, and until when.',
    Decide: 'Begin at 1, tick what you would do, and go on where the arrow leads.',
    Recall: 'Answer in your own words, then compare.',
  } satisfies Record<KindName, string>,
  item: 'What',
  criterion: 'Criterion',
  when: 'When',
  event: 'Event',
  who: 'Who must act',
  latest: 'At the latest',
  noDuty: 'No duty',
  anyOrder: 'in any order',
  end: 'end',
  model: 'One good answer',
};

type Words = typeof en;

const de: Words = {
  source: 'Quelle',
  scores: ['0 · Behauptung', '1 · teilweise', '2 · Nachweis'],
  leadsTo: 'führt zu',
  ends: { good: 'ein gutes Ende', weak: 'ein schwaches Ende', harmful: 'ein schädliches Ende' },
  course: 'Ein Kurs für den Arbeitsplatz',
  version: 'Fassung',
  lawChecked: 'Recht geprüft am',
  minutes: (count) => (count === 1 ? '1 Minute' : `${count} Minuten`),
  contents: 'Inhalt',
  howTo: 'So benutzen Sie dieses Heft',
  how: [
    'Lesen Sie mit einem Stift in der Hand. Wo ein Fall steht, entscheiden Sie, bevor Sie weiterlesen.',
    'Schreiben Sie Ihre Antworten in die Kästchen. Raten kostet nichts und hilft beim Merken.',
    'Die Antworten stehen am Ende jedes Moduls, jede mit ihrem Grund. Lesen Sie auch die der falschen.',
    'Die Arbeitskarte jedes Moduls ist eine eigene Seite. Schneiden Sie sie aus und legen Sie sie an Ihren Platz.',
  ],
  module: 'Modul',
  answers: 'Antworten',
  answersTo: 'Die Antworten stehen am Ende dieses Moduls.',
  task: {
    'Choose one': 'Kreuzen Sie eine Antwort an.',
    'Choose all': 'Kreuzen Sie alle Antworten an, die passen.',
    'Spot the gap': 'Kreuzen Sie alles an, was fehlt.',
    Sort: 'Kreuzen Sie in jeder Zeile eine Gruppe an.',
    Match: 'Schreiben Sie in jedes Kästchen den Buchstaben dessen, was dazugehört.',
    Order: 'Nummerieren Sie die Schritte in der richtigen Reihenfolge.',
    Score: 'Bewerten Sie, was jeder Anbieter zeigt: 0 ist eine Behauptung, 1 teilweise, 2 ein Nachweis.',
    Timeline: 'Kreuzen Sie bei jeder Pflicht an, wer handeln muss und bis wann.',
    Decide: 'Beginnen Sie bei 1, kreuzen Sie an, was Sie täten, und gehen Sie weiter, wohin der Pfeil führt.',
    Recall: 'Antworten Sie mit eigenen Worten und vergleichen Sie dann.',
  },
  item: 'Was',
  criterion: 'Kriterium',
  when: 'Wann',
  event: 'Ereignis',
  who: 'Wer muss handeln',
  latest: 'Spätestens',
  noDuty: 'Keine Pflicht',
  anyOrder: 'in beliebiger Folge',
  end: 'Ende',
  model: 'Eine gute Antwort',
};

const languages: Record<string, Words> = { en, de };

/** The words that an export adds to a course; English where there are none in its language. */
export function wordsIn(lang: string): Words {
  const [language = ''] = lang.split('-');
  return Object.hasOwn(languages, language) ? languages[language]! : en;
}
