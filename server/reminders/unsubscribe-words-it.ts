import type { PageText } from './unsubscribe-words.ts';

export const it: PageText = {
  ask: {
    heading: 'Nessun’altra e-mail prima della scadenza?',
    text: 'Ricevi comunque un’e-mail il giorno della scadenza, quando un corso è in ritardo e quando qualcuno ti invia un promemoria di persona.',
    button: 'Nessun’altra e-mail prima della scadenza',
  },
  done: {
    heading: 'Non ricevi più e-mail prima della scadenza',
    text: 'Il giorno della scadenza, e quando un corso è in ritardo, ne ricevi ancora una. Puoi cambiare idea quando vuoi in «I miei dati».',
    button: null,
  },
  unknown: {
    heading: 'Questo link non funziona',
    text: 'Forse si è troncato lungo la strada. Accedi e cambia le tue e-mail in «I miei dati».',
    button: null,
  },
};
