import { counting } from '../counting.ts';
import type { PrivacyTerms } from './en.ts';

const n = counting('nl');

export const nl: PrivacyTerms = {
  looks: 'Wie heeft gekeken',
  looksText: (days) =>
    `Aan wie iets over jou is getoond, waar en op welke dag. Dat wordt ${n(days, 'één dag', '# dagen')} bewaard.`,
  export: 'Meenemen',
  exportText: 'Alles wat over je is opgeslagen, als bestand voor jou of voor een ander programma.',
  elsewhere:
    'Wat over je is opgeslagen, staat alleen op de pagina’s van de trainingsserver zelf: daar kan geen ander programma meelezen.',
  elsewhereLink: 'Mijn gegevens openen',
  contact: (name) => `Klopt er iets niet, of heb je een vraag? Schrijf naar ${name}:`,
};
