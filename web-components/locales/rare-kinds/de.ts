import { counting } from '../counting.ts';
import type { RareTerms } from './en.ts';

const n = counting('de');

export const de: RareTerms = {
  hint: {
    'Spot the gap': 'Lies die Klauseln und wähle alles, was darin fehlt.',
    Score:
      'Lies, was jeder Anbieter vorweist, und gib ihm in jeder Zeile 0 (Behauptung), 1 (teilweise) oder 2 (Nachweis).',
    Timeline: 'Wähle für jede Pflicht, wer handeln muss und bis wann.',
    Decide: 'Wähle, was du tust. Nach einem Ende kannst du zurückgehen und einen anderen Weg versuchen.',
  },
  missingThings: 'Was fehlt?',
  tickOne: 'Wähle mindestens eine Sache, die fehlt',
  found: 'Fehlt. Du hast es gefunden.',
  overlooked: 'Fehlt. Du hast es übersehen.',
  falseAlarm: 'Steht da. Ein falscher Alarm.',
  leftAlone: 'Steht da. Zu Recht nicht gewählt.',
  missing: 'Fehlt',
  there: 'Steht da',
  criterion: 'Kriterium',
  scale: ['Behauptung', 'teilweise', 'Nachweis'],
  scoreOf: (provider, criterion) => `${provider}, ${criterion}`,
  scoresOpen: (k) => n(k, 'Wähle die Punktzahl, die noch offen ist', 'Wähle die # offenen Punktzahlen'),
  reason: 'Wen würdest du wählen, und warum? Ein Satz genügt.',
  reasonHint: 'Er bleibt in diesem Browser; niemand liest ihn.',
  reasonMissing: 'Schreib einen Satz zu deiner Wahl',
  yourReason: 'Deine Begründung',
  you: (score) => `du: ${score}`,
  who: 'Wer muss handeln?',
  latest: 'Bis wann?',
  picksOpen: (k) =>
    n(k, 'Wähle eine Antwort für die offene Pflicht', 'Wähle beide Antworten für jede der # offenen Pflichten'),
  noDuty: 'Hier beginnt keine Pflicht',
  yourWay: 'Dein Weg bis hierher',
  chosen: 'Deine Wahl:',
  ends: { good: 'Gutes Ende', weak: 'Schwaches Ende', harmful: 'Schädliches Ende' },
  stepBack: 'Einen Schritt zurück',
  startAgain: 'Von vorn beginnen',
  goodWay: 'Hier endet ein guter Weg. Versuch es jetzt selbst.',
};
