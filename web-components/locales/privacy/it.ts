import { counting } from '../counting.ts';
import type { PrivacyTerms } from './en.ts';

const n = counting('it');

export const it: PrivacyTerms = {
  looks: 'Chi ha guardato',
  looksText: (days) =>
    `A chi è stato mostrato qualcosa su di te, dove e in quale giorno. Si conserva per ${n(days, 'un giorno', '# giorni')}.`,
  export: 'Porta con te',
  exportText: 'Tutto ciò che è conservato su di te, come file per te o per un altro programma.',
  elsewhere:
    'Ciò che è conservato su di te si vede solo nelle pagine del server della formazione: lì nessun altro programma può leggerlo.',
  elsewhereLink: 'Apri I miei dati',
  contact: (name) => `Qualcosa è sbagliato, o hai una domanda? Scrivi a ${name}:`,
};
