import { counting } from '../counting.ts';
import type { LmsDeliveriesTerms } from './en.ts';

const n = counting('it');

export const it: LmsDeliveriesTerms = {
  text: 'Che cosa si comunica ad altri, prima le cose più recenti. Ciò che non viene accettato si tenta per tre giorni, poi aspetta te. Nulla conta due volte, per quante volte venga inviato. Ciò che è concluso viene cancellato dopo 90 giorni.',
  none: 'Non è ancora stato comunicato nulla. Il primo corso completato che è stato aperto da un LMS comparirà qui.',
  noneSuch: 'Di questo tipo non c’è nulla.',
  receiver: 'A chi',
  everybody: 'Tutti',
  standing: 'A che punto è',
  all: 'Tutto',
  about: 'Su chi',
  when: 'Quando',
  numbers: 'solo numeri',
  gone: 'non più collegato',
  events: {
    completed: 'completato',
    passed: 'superato',
    launched: 'aperto',
    progressed: 'progressi',
    answered: 'una risposta',
    withdrawn: 'non conta più',
    voided: 'non conta più',
  },
  next: (when) => `si ritenta il ${when}`,
  held: 'in attesa: disattivato, o chiesto dall’LMS al prossimo avvio',
  heldBack: 'trattenuto dopo un ripristino',
  restored: (messages, day) =>
    n(
      messages,
      `# invio è trattenuto: era in attesa nel backup del ${day} da cui è stato ripristinato questo database.`,
      `# invii sono trattenuti: erano in attesa nel backup del ${day} da cui è stato ripristinato questo database.`,
    ),
  restoredText:
    'Se l’originale è ancora in funzione, li invia da sé. Contano anche quelli dei webhook. Ciò che è nuovo per la stessa persona e lo stesso corso aspetta dietro di essi.',
  sendHeld: 'Inviali',
  sendHeldText: 'Solo se l’originale non è più in funzione: altrimenti altri ricevono lo stesso da due parti.',
  heldSent: (messages) => n(messages, '# parte fra un momento.', '# partono fra un momento.'),
  giveUpHeld: 'Rinuncia',
  giveUpHeldText:
    'Li comunica l’originale. Restano fra ciò che non è stato accettato, da dove ognuno si può ancora inviare.',
  heldGivenUp: (messages) => n(messages, 'Rinuncia a # invio.', 'Rinuncia a # invii.'),
  tries: (times) => n(times, '# tentativo', '# tentativi'),
  again: 'Invia di nuovo',
  againOf: (who, receiver) => `Invia di nuovo: ${who}, ${receiver}`,
  sentAgain: 'Riparte fra un momento.',
  allAgain: 'Invia di nuovo tutto il non accettato',
  allSentAgain: (reports) => n(reports, '# invio riparte.', '# invii ripartono.'),
  refusedNote: (reports) => n(reports, '# invio non è stato accettato.', '# invii non sono stati accettati.'),
};
