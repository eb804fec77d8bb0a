import { counting } from '../counting.ts';
import type { TeamTerms } from './en.ts';

const n = counting('it');

export const it: TeamTerms = {
  heading: 'Team',
  summary: (people, late, open) =>
    late > 0
      ? `${n(late, 'Una persona è in ritardo', '# persone sono in ritardo')}${open > 0 ? `, ${n(open, 'un’altra ha', 'altre # hanno')} corsi aperti` : ''}, su ${n(people, '#', '#')}.`
      : open > 0
        ? `Nessuno è in ritardo. ${n(open, 'Una persona ha', '# persone hanno')} corsi aperti, su ${n(people, '#', '#')}.`
        : n(people, 'L’unica persona ha completato tutto.', 'Tutte le # persone hanno completato tutto.'),
  caption: { reports: 'Corsi obbligatori delle persone che dirigi', all: 'Corsi obbligatori di tutti' },
  whatIsOpen: 'Che cosa è aperto',
  nothingOpen: 'Nulla è aperto',
  doneOf: (done, of) => `${done} di ${of} completati`,
  nobodyOpen: 'Nessuno ha bisogno di un promemoria.',
  showEveryone: 'Mostra tutti',
  nobody: {
    reports: 'Oggi non dirigi nessuno. Le persone vengono dal sistema del personale; se manca qualcuno, chiedi lì.',
    all: 'In organico non c’è ancora nessuno. Inserisci le persone da un file CSV o tramite SCIM, e compariranno qui.',
  },
  toPeople: 'Inserisci le persone',
  noCourse: {
    reports:
      'Alle tue persone non è stato ancora richiesto alcun corso. Chi fa che cosa lo decide il team protezione dei dati.',
    all: 'Non è stato ancora richiesto alcun corso a nessuno.',
  },
  toObligations: 'Stabilisci chi fa che cosa',
  limits:
    'Vedi aperto, completato, in ritardo ed esente. Punteggi, risposte, tentativi e se qualcuno ha iniziato non si mostrano a nessuno.',
  organisation: {
    heading: 'L’organizzazione',
    people: (k) => n(k, 'Una persona in organico.', '# persone in organico.'),
    parts: {
      done: (k) => n(k, '# completato', '# completati'),
      open: (k) => n(k, '# aperto', '# aperti'),
      overdue: (k) => n(k, '# in ritardo', '# in ritardo'),
      exempt: (k) => n(k, '# esente', '# esenti'),
    },
    sentence: (name, people, parts) => `${name}: su ${n(people, 'una persona', '# persone')}, ${parts}.`,
    table: 'In tabella',
    course: 'Corso',
    done: 'Completato',
    open: 'Aperto, nei tempi',
    overdue: 'In ritardo',
    exempt: 'Esente',
    byUnit: 'Per unità',
    byUnitOf: (title) => `Per unità: ${title}`,
    noUnit: 'Senza unità',
    withheld: (k) =>
      k === 0
        ? 'Nessuno è escluso.'
        : `${n(k, 'Una persona è', '# persone sono')} in unità che non si mostrano: con meno di dieci persone, un numero dice qualcosa su ognuna.`,
    noUnits: 'Nessuna unità ha dieci persone, perciò nessuna si mostra da sola.',
  },
};
