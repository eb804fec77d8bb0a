import { counting } from '../counting.ts';
import type { RareTerms } from './en.ts';

const n = counting('it');

export const it: RareTerms = {
  hint: {
    'Spot the gap': 'Leggi le clausole, poi seleziona tutto ciò che vi manca.',
    Score: 'Leggi che cosa mostra ogni fornitore, poi dai in ogni riga 0 (affermazione), 1 (in parte) o 2 (evidenza).',
    Timeline: 'Scegli per ogni obbligo chi deve agire, ed entro quando.',
    Decide: 'Scegli che cosa fare. Dopo un finale puoi tornare indietro e provare un’altra strada.',
  },
  missingThings: 'Che cosa manca?',
  tickOne: 'Seleziona almeno una cosa che manca',
  found: 'Manca. L’hai trovato.',
  overlooked: 'Manca. Ti è sfuggito.',
  falseAlarm: 'C’è. Un falso allarme.',
  leftAlone: 'C’è. Giustamente non selezionato.',
  missing: 'Manca',
  there: 'C’è',
  criterion: 'Criterio',
  scale: ['affermazione', 'in parte', 'evidenza'],
  scoreOf: (provider, criterion) => `${provider}, ${criterion}`,
  scoresOpen: (k) => n(k, 'Scegli il punteggio ancora aperto', 'Scegli i # punteggi aperti'),
  reason: 'Quale sceglieresti, e perché? Basta una frase.',
  reasonHint: 'Resta in questo browser: nessuno la legge.',
  reasonMissing: 'Scrivi una frase sulla tua scelta',
  yourReason: 'La tua motivazione',
  you: (score) => `tu: ${score}`,
  who: 'Chi deve agire?',
  latest: 'Entro quando?',
  picksOpen: (k) =>
    n(
      k,
      'Scegli una risposta per l’obbligo ancora aperto',
      'Scegli entrambe le risposte per ognuno dei # obblighi aperti',
    ),
  noDuty: 'Qui non inizia nessun obbligo',
  yourWay: 'La tua strada finora',
  chosen: 'La tua scelta:',
  ends: { good: 'Buon finale', weak: 'Finale debole', harmful: 'Finale dannoso' },
  stepBack: 'Un passo indietro',
  startAgain: 'Ricomincia',
  goodWay: 'Qui finisce una buona strada. Ora prova tu.',
};
