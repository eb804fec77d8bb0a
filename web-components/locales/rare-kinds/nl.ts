import { counting } from '../counting.ts';
import type { RareTerms } from './en.ts';

const n = counting('nl');

export const nl: RareTerms = {
  hint: {
    'Spot the gap': 'Lees de bepalingen en kies alles wat erin ontbreekt.',
    Score: 'Lees wat elke aanbieder laat zien en geef in elke regel 0 (bewering), 1 (gedeeltelijk) of 2 (bewijs).',
    Timeline: 'Kies voor elke plicht wie moet handelen, en tot wanneer.',
    Decide: 'Kies wat je doet. Na een einde kun je teruggaan en een andere weg proberen.',
  },
  missingThings: 'Wat ontbreekt?',
  tickOne: 'Kies minstens één ding dat ontbreekt',
  found: 'Ontbreekt. Je hebt het gevonden.',
  overlooked: 'Ontbreekt. Je zag het over het hoofd.',
  falseAlarm: 'Het staat er. Vals alarm.',
  leftAlone: 'Het staat er. Terecht niet gekozen.',
  missing: 'Ontbreekt',
  there: 'Staat er',
  criterion: 'Criterium',
  scale: ['bewering', 'gedeeltelijk', 'bewijs'],
  scoreOf: (provider, criterion) => `${provider}, ${criterion}`,
  scoresOpen: (k) => n(k, 'Kies de score die nog openstaat', 'Kies de # scores die nog openstaan'),
  reason: 'Welke zou je kiezen, en waarom? Eén zin is genoeg.',
  reasonHint: 'Het blijft in deze browser: niemand leest het.',
  reasonMissing: 'Schrijf één zin bij je keuze',
  yourReason: 'Jouw reden',
  you: (score) => `jij: ${score}`,
  who: 'Wie moet handelen?',
  latest: 'Tot wanneer?',
  picksOpen: (k) =>
    n(k, 'Kies een antwoord voor de plicht die nog openstaat', 'Kies beide antwoorden voor elk van de # open plichten'),
  noDuty: 'Hier begint geen plicht',
  yourWay: 'Jouw weg tot nu toe',
  chosen: 'Jouw keuze:',
  ends: { good: 'Goed einde', weak: 'Zwak einde', harmful: 'Schadelijk einde' },
  stepBack: 'Eén stap terug',
  startAgain: 'Opnieuw beginnen',
  goodWay: 'Hier eindigt een goede weg. Probeer het nu zelf.',
};
