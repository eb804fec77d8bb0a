import { counting } from '../counting.ts';
import type { LmsPlatformsTerms } from './en.ts';

const n = counting('it');

export const it: LmsPlatformsTerms = {
  text: 'Una piattaforma di questo elenco apre corsi qui: le sue persone non hanno bisogno di un altro accesso, e viene a sapere chi ne ha completato uno.',
  connect: 'Collega una piattaforma',
  none: 'Nessuna piattaforma è ancora collegata.',
  noneText:
    'Tieni a portata di mano chi si occupa del tuo LMS. Bastano dieci minuti, e non cambia nulla per nessuno finché un nostro corso non viene messo in un corso lì.',
  noneSteps: [
    'Rispondi ad alcune domande e ricevi un link.',
    'Chi se ne occupa incolla il link nell’LMS, che si collega da sé.',
    'Chi crea corsi lì sceglie fra i nostri.',
  ],
  noLti: 'Il tuo LMS non accetta LTI 1.3, o non lo sai?',
  toPackages: 'Crea invece un pacchetto',
  waiting: 'In attesa di essere ammesso',
  waitingText:
    'Qualcuno ci ha messi in un punto di una piattaforma che prima non si era visto. Da lì non entra nessuno finché non lo ammetti. Se non lo conosci, chiedi a chi si occupa dell’LMS.',
  letIn: 'Ammetti',
  letInOf: (place, name) => `Ammetti: ${place}, ${name}`,
  letInDone: (place, name) => `${name}: ${place} è ammesso.`,
  shutOut: 'Escludi',
  shutOutOf: (place, name) => `Escludi: ${place}, ${name}`,
  shutOutDone: (place, name) => `${name}: ${place} è escluso. Chi è venuto da lì è disconnesso.`,
  place: (id) => `Punto ${id}`,
  seen: (day) => `visto dal ${day}`,
  strangers: (people) => n(people, 'Qualcuno aspetta che tu dica chi è.', '# persone aspettano che tu dica chi sono.'),
  toPeople: 'Chi è chi',
  disabled: 'disattivata',
  people: (people) => n(people, '# persona conosciuta', '# persone conosciute'),
  places: (places) => n(places, 'Lì abbiamo # punto:', 'Lì abbiamo # punti:'),
  states: { waiting: 'in attesa', active: 'ammesso', disabled: 'escluso' },
  links: (places) => n(places, 'Apre un corso in # punto', 'Apre corsi in # punti'),
  noLinks: 'Nessun nostro corso vi è ancora stato messo.',
  there: 'Corso lì',
  here: 'Corso qui',
  opened: 'Persone',
  takesResults: 'Comunicato',
  yes: 'sì',
  no: 'no',
  noCourse: 'non ancora scelto',
  courseGone: 'non c’è più',
  look: 'Guarda chi c’è',
  members: ({ total, known, added, strangers, outsiders }) =>
    `Nel corso lì: ${total}. Conosciute: ${known}, nuove nell’elenco del personale: ${added}, in attesa in «Chi è chi»: ${strangers}, studenti e ospiti: ${outsiders}.`,
  cut: 'Sono più di 10.000; le altre non sono state lette.',
  change: 'Modifica',
  disable: 'Disattiva',
  disableText:
    'Chi è venuto da lì viene disconnesso subito, e non entra nessuno. Ciò che è da comunicare viene conservato e parte quando la riattivi.',
  disabledDone: (name) => `${name} è disattivata.`,
  enable: 'Attiva',
  enabledDone: (name) => `${name} è attivata.`,
  remove: 'Elimina',
  removeText:
    'I suoi link ai corsi di qui non funzionano più, a ciò che non le è ancora stato comunicato si rinuncia, e chi era conosciuto da lì non lo è più. I corsi completati e le loro prove restano. Per usarla di nuovo, collegala da capo; elimina il nostro strumento anche nell’LMS.',
  removed: (name) => `${name} è eliminata.`,
  name: 'Nome',
  nameHint: 'Come si chiama qui. Lo legge anche chi impara.',
  origins: 'Indirizzi delle sue pagine',
  originsHint:
    'Solo questi possono mostrare un corso in una cornice. Uno per riga; gli avvii firmati aggiungono i propri.',
  issuer: 'Emittente (Issuer)',
  client: 'ID client',
  changed: (name) => `${name} è modificata.`,
};
