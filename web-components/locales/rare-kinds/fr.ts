import { counting } from '../counting.ts';
import type { RareTerms } from './en.ts';

const n = counting('fr');

export const fr: RareTerms = {
  hint: {
    'Spot the gap': 'Lisez les clauses, puis cochez tout ce qui y manque.',
    Score:
      'Lisez ce que montre chaque prestataire, puis notez chaque ligne : 0 (affirmation), 1 (partiel) ou 2 (preuve).',
    Timeline: 'Choisissez pour chaque obligation qui doit agir, et jusqu’à quand.',
    Decide: 'Choisissez ce que vous faites. Après une fin, vous pouvez revenir et essayer un autre chemin.',
  },
  missingThings: 'Que manque-t-il ?',
  tickOne: 'Cochez au moins une chose qui manque',
  found: 'Manque. Vous l’avez trouvé.',
  overlooked: 'Manque. Cela vous a échappé.',
  falseAlarm: 'C’est présent. Fausse alerte.',
  leftAlone: 'C’est présent. Non coché, avec raison.',
  missing: 'Manque',
  there: 'Présent',
  criterion: 'Critère',
  scale: ['affirmation', 'partiel', 'preuve'],
  scoreOf: (provider, criterion) => `${provider}, ${criterion}`,
  scoresOpen: (k) => n(k, 'Choisissez la note qui manque encore', 'Choisissez les # notes qui manquent encore'),
  reason: 'Lequel choisiriez-vous, et pourquoi ? Une phrase suffit.',
  reasonHint: 'Elle reste dans ce navigateur : personne ne la lit.',
  reasonMissing: 'Écrivez une phrase pour motiver votre choix',
  yourReason: 'Votre raison',
  you: (score) => `vous : ${score}`,
  who: 'Qui doit agir ?',
  latest: 'Jusqu’à quand ?',
  picksOpen: (k) =>
    n(
      k,
      'Choisissez une réponse pour l’obligation restante',
      'Choisissez les deux réponses pour chacune des # obligations restantes',
    ),
  noDuty: 'Aucune obligation ne commence ici',
  yourWay: 'Votre chemin jusqu’ici',
  chosen: 'Votre choix :',
  ends: { good: 'Bonne fin', weak: 'Fin médiocre', harmful: 'Fin dommageable' },
  stepBack: 'Revenir d’une étape',
  startAgain: 'Recommencer',
  goodWay: 'Un bon chemin finit ici. À vous d’essayer.',
};
