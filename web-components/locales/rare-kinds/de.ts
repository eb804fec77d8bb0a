import { counting } from '../counting.ts';
import type { RareTerms } from './en.ts';

const n = counting('de');

export const de: RareTerms = {
  hint: {
    'Spot the gap': 'Lesen Sie die Klauseln und wählen Sie alles, was darin fehlt.',
    Score:
      'Lesen Sie, was jeder Anbieter vorweist, und geben Sie ihm in jeder Zeile 0 (Behauptung), 1 (teilweise) oder 2 (Nachweis).',
    Timeline: 'Wählen Sie für jede Pflicht, wer handeln muss und bis wann.',
    Decide: 'Wählen Sie, was Sie tun. Nach einem Ende können Sie zurückgehen und einen anderen Weg versuchen.',
  },
  missingThings: 'Was fehlt?',
  tickOne: 'Wählen Sie mindestens eine Sache, die fehlt',
  found: 'Fehlt. Sie haben es gefunden.',
  overlooked: 'Fehlt. Sie haben es übersehen.',
  falseAlarm: 'Steht da. Ein falscher Alarm.',
  leftAlone: 'Steht da. Zu Recht nicht gewählt.',
  missing: 'Fehlt',
  there: 'Steht da',
  criterion: 'Kriterium',
  scale: ['Behauptung', 'teilweise', 'Nachweis'],
  scoreOf: (provider, criterion) => `${provider}, ${criterion}`,
  scoresOpen: (k) => n(k, 'Wählen Sie die Punktzahl, die noch offen ist', 'Wählen Sie die # offenen Punktzahlen'),
  reason: 'Wen würden Sie wählen, und warum? Ein Satz genügt.',
  reasonHint: 'Er bleibt in diesem Browser; niemand liest ihn.',
  reasonMissing: 'Schreiben Sie einen Satz zu Ihrer Wahl',
  yourReason: 'Ihre Begründung',
  you: (score) => `Sie: ${score}`,
  who: 'Wer muss handeln?',
  latest: 'Bis wann?',
  picksOpen: (k) =>
    n(
      k,
      'Wählen Sie eine Antwort für die offene Pflicht',
      'Wählen Sie beide Antworten für jede der # offenen Pflichten',
    ),
  noDuty: 'Hier beginnt keine Pflicht',
  yourWay: 'Ihr Weg bis hierher',
  chosen: 'Ihre Wahl:',
  ends: { good: 'Gutes Ende', weak: 'Schwaches Ende', harmful: 'Schädliches Ende' },
  stepBack: 'Einen Schritt zurück',
  startAgain: 'Von vorn beginnen',
  goodWay: 'Hier endet ein guter Weg. Versuchen Sie es jetzt selbst.',
};
