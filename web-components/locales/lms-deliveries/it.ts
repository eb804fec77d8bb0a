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
    initialized: 'cominciato',
    progressed: 'progressi',
    answered: 'una risposta',
    terminated: 'chiuso',
  },
  next: (when) => `si ritenta il ${when}`,
  held: 'in attesa: disattivato, o chiesto dall’LMS al prossimo avvio',
  tries: (times) => n(times, '# tentativo', '# tentativi'),
  again: 'Invia di nuovo',
  againOf: (who, receiver) => `Invia di nuovo: ${who}, ${receiver}`,
  sentAgain: 'Riparte fra un momento.',
  allAgain: 'Invia di nuovo tutto il non accettato',
  allSentAgain: (reports) => n(reports, '# invio riparte.', '# invii ripartono.'),
  refusedNote: (reports) => n(reports, '# invio non è stato accettato.', '# invii non sono stati accettati.'),
};
