import { counting } from '../counting.ts';
import type { FirstRunTerms } from './en.ts';

const n = counting('it');

export const it: FirstRunTerms = {
  heading: 'Da zero alla prima assegnazione',
  lede: 'Cinque minuti, in quest’ordine. Non succede nulla prima dell’ultimo passo.',
  done: 'Completato:',
  steps: {
    people: 'Inserisci le persone',
    whom: 'Scegli per chi',
    course: 'Scegli un corso',
    times: 'Entro quando, e ogni quanto',
    see: 'Guarda chi lo riceve',
    assign: 'Assegna',
  },
  people: (k) => (k === 0 ? 'In organico non c’è ancora nessuno.' : `${n(k, 'Una persona', '# persone')} in organico.`),
  importFile: 'Importa un file dell’ufficio del personale (CSV)',
  connect: 'Collega la tua directory (SCIM)',
  myself: 'Prova solo con te',
  alone:
    'Finora ci sei quasi solo tu. Puoi andare avanti e importare gli altri più tardi: una regola per tutti li trova da sola.',
  course: 'Corso',
  choose: 'Scegli…',
  noCourses: 'Nessun corso è pubblicato. Chiedi a chi gestisce il server di pubblicarne uno.',
  reasons: {
    everyone: 'Tutti trattano dati personali',
    others: 'Queste persone trattano dati personali',
  },
  see: 'Guarda chi lo riceve',
  first: 'Prima scegli per chi e un corso.',
  assign: (k) => (k === 0 ? 'Crea la regola' : n(k, 'Assegna a una persona', 'Assegna a # persone')),
  assignFirst: 'Prima guarda chi lo riceve.',
  assigned: (k) =>
    k === 0
      ? 'La regola è creata. Assegna il corso a chi arriva.'
      : `Fatto: ${n(k, 'una persona ha', '# persone hanno')} il corso. I promemoria partono da soli, se la posta è impostata.`,
  next: 'E adesso:',
  toRule: 'Guarda la regola',
  toTeam: 'Guarda a che punto sono tutti',
  toTraining: 'Guardalo come chi segue il corso',
  notNow: 'Chiudi la guida',
  backHint: 'La ritrovi in Impostazioni.',
  looking: 'Un momento…',
  faults: {},
  refused: {},
};
