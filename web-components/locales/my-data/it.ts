import { counting } from '../counting.ts';
import { il } from '../italian-days.ts';
import type { MyDataTerms } from './en.ts';

const n = counting('it');

export const it: MyDataTerms = {
  heading: 'I miei dati',
  lede: 'Che cosa questo sistema conserva su di te, perché e per quanto tempo, e a chi ne è stato mostrato qualcosa.',
  asPdf: 'Tutto in PDF',
  asJson: 'Tutto in JSON',
  stored: 'Che cosa è conservato',
  notRecorded:
    'Tempo impiegato, clic, dispositivi e indirizzi di rete non vengono registrati. Le tue risposte e i tuoi tentativi li vedi solo tu.',
  entries: (k) => n(k, 'una voce', '# voci'),
  nothing: (titles) => `Non è conservato nulla su: ${titles}.`,
  why: 'Perché',
  kept: 'Per quanto tempo',
  all: (k) => `Mostra tutte (${k})`,
  allOf: (title, k) => `Mostra tutte (${k}): ${title}`,
  nobodyLooked: 'In questo periodo a nessuno è stato mostrato qualcosa su di te.',
  mailsHeading: 'E-mail e calendario',
  mails: 'Ricordamelo prima della scadenza',
  mailsHint: 'Le e-mail nel giorno della scadenza e in caso di ritardo arrivano sempre.',
  mailsOn: 'Annotato: ricevi e-mail prima della scadenza.',
  mailsOff: 'Annotato: non ricevi e-mail prima della scadenza.',
  calendar: 'Le tue scadenze possono comparire nel tuo calendario.',
  noCalendar: 'Non hai ancora un indirizzo per questo.',
  calendarSince: (day) => `Hai creato l’indirizzo ${il(day)}.`,
  makeCalendar: 'Crea un indirizzo',
  renewCalendar: 'Crea un nuovo indirizzo',
  endCalendar: 'Disattivalo',
  calendarMade: 'L’indirizzo è creato. Si vede solo adesso; quello precedente non vale più.',
  calendarEnded: 'L’indirizzo non vale più.',
  address: 'Indirizzo del tuo calendario',
  addressHint: 'Chi lo possiede vede le tue scadenze. Aggiungilo al tuo calendario come abbonamento.',
  subscribe: 'Abbonati nel programma di calendario',
  wrongHeading: 'Qualcosa è sbagliato',
  wrongText: (name) => `Di’ che cosa è sbagliato: verrà esaminato. Puoi anche scrivere a ${name}:`,
  ask: 'Chiedi una rettifica',
  askHeading: 'Chiedi una rettifica',
  what: 'Che cosa è sbagliato, e che cosa è giusto',
  whatHint:
    'Arriva al responsabile della protezione dei dati. Trovi qui la risposta, e ricevi un’e-mail quando è pronta.',
  send: 'Invia la richiesta',
  sending: 'Un momento…',
  cancel: 'Annulla',
  asked: 'La tua richiesta è partita. La risposta comparirà qui.',
  requests: 'Le tue richieste',
  askedOn: (day) => `Inviata ${il(day)}`,
  waits: 'In attesa di risposta',
  answered: {
    granted: (day) => `Accolta ${il(day)}`,
    refused: (day) => `Respinta ${il(day)}`,
  },
  faults: { text: 'Scrivi da 3 a 2000 caratteri.' },
  refused: {
    too_many_requests:
      'Dieci tue richieste attendono risposta. Attendine una, o parla con il responsabile della protezione dei dati.',
  },
};
