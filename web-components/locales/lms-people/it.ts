import { counting } from '../counting.ts';
import type { LmsPeopleTerms } from './en.ts';

const n = counting('it');

export const it: LmsPeopleTerms = {
  text: 'Un LMS ha nominato queste persone, e di nessuno nell’elenco del personale si sa che lo sia. Da lì non possono aprire un corso finché non hai detto chi sono. Si chiede una volta per ciascuna.',
  none: 'Non aspetta nessuno. Chi apre un corso da un LMS e qui non è ancora conosciuto comparirà qui.',
  waiting: (people) => n(people, '# persona aspetta', '# persone aspettano'),
  suggestionText:
    'Chi è suggerito ha lo stesso indirizzo e-mail nell’elenco del personale. Può averlo scritto chiunque, quindi guarda prima di confermare.',
  perhaps: 'Forse',
  nobody: 'nessun suggerimento',
  choose: (who, person) => `${who} è ${person}`,
  unnamed: (subject) => `Senza nome (${subject})`,
  staffNumber: (number) => `matricola ${number}`,
  since: (day) => `dal ${day}`,
  outsider: 'studente o ospite, secondo l’LMS',
  all: 'Scegli tutti i suggerimenti di questa pagina',
  confirm: (people) => n(people, 'Conferma # persona', 'Conferma # persone'),
  confirmed: (people) => n(people, '# persona ora è conosciuta.', '# persone ora sono conosciute.'),
  pick: 'Qualcun altro',
  pickFirst: 'Di’ chi è',
  pickOf: (who) => `Di’ chi è: ${who}`,
  person: 'Nell’elenco del personale',
  isThem: 'È questa persona',
  linked: (who, person) => `${who} è ${person}.`,
  add: 'Aggiungi all’elenco del personale',
  addOf: (who) => `Aggiungi all’elenco del personale: ${who}`,
  addText: 'Riceve ciò che riceve tutto il personale, da oggi.',
  name: 'Nome',
  email: 'E-mail',
  staffNumberLabel: 'Numero di matricola',
  added: (who) => `${who} è nell’elenco del personale.`,
  forget: 'Dimentica',
  forgetOf: (who) => `Dimentica: ${who}`,
  forgotten: (who) => `${who} è stato dimenticato. Chi torna da lì ricompare qui.`,
  known: 'Chi è già conosciuto',
  knownText:
    'Togli ciò che è sbagliato: chi è venuto da lì come quella persona viene disconnesso subito, e al prossimo avvio aspetta qui.',
  showKnown: 'Mostra',
  noneKnown: 'Nessuno è ancora conosciuto.',
  foundBys: {
    admin: 'indicato dall’amministrazione',
    made: 'aggiunto come nuovo nel personale',
    confirmed: 'confermato dalla persona stessa, con accesso qui',
    staff_number: 'riconosciuto dal numero di matricola',
    external_id: 'riconosciuto dall’ID della directory',
    email: 'riconosciuto dall’indirizzo e-mail verificato',
  },
  unlink: 'Togli',
  unlinkOf: (who, lms) => `Togli: ${who}, ${lms}`,
  unlinked: (who, lms) => `${who} non è più conosciuto da ${lms}.`,
};
