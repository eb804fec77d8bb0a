import { counting } from '../counting.ts';
import { il } from '../italian-days.ts';
import type { OverdueTerms } from './en.ts';

const n = counting('it');

export const it: OverdueTerms = {
  heading: 'In ritardo',
  summary: (k) => (k === 0 ? 'Nulla è in ritardo.' : n(k, 'Un corso è in ritardo.', '# corsi sono in ritardo.')),
  summaryFiltered: (k) =>
    n(k, 'Un corso in ritardo corrisponde al filtro.', '# corsi in ritardo corrispondono al filtro.'),
  caption: 'Corsi il cui ultimo giorno è passato',
  course: 'Corso',
  reminded: 'Promemoria',
  daysOver: (k) => n(k, '# giorno di ritardo', '# giorni di ritardo'),
  remindedOn: (day) => day,
  never: 'Non ancora',
  nothing: 'Nulla è in ritardo. Nessuno ha bisogno di un promemoria.',
  select: 'Seleziona',
  selectOne: (name, course) => `Seleziona ${name}, ${course}`,
  selectPage: 'Seleziona tutti in questa pagina',
  selected: (k) => n(k, '# selezionato', '# selezionati'),
  nothingSelected: 'Nessuna selezione',
  selectAll: (k) => n(k, 'Seleziona l’unico corrispondente', 'Seleziona tutti i # corrispondenti'),
  selectFirst: (k) => `Seleziona i primi ${n(k, '#', '#')}`,
  selecting: 'Selezione in corso…',
  most: (k) => `Al massimo ${n(k, '#', '#')} per volta: selezionane meno.`,
  clear: 'Deseleziona tutto',
  remind: 'Invia promemoria…',
  looking: 'Un momento…',
  chooseFirst: 'Prima seleziona a chi inviare un promemoria.',
  preview: {
    heading: (k) => n(k, 'Inviare un promemoria?', 'Inviare # promemoria?'),
    headingNone: 'Nessuno a cui inviare un promemoria',
    to: (mails) => `Con ${n(mails, 'un’e-mail', '# e-mail')}; chi ha più corsi ne riceve una sola.`,
    soon: 'L’invio avviene tra cinque minuti. Fino ad allora puoi annullarlo.',
    later: (when) => `L’invio avviene ${when}, per via delle ore di silenzio. Fino ad allora puoi annullarlo.`,
    noMail:
      'Nessun server di posta è ancora impostato: i promemoria restano in attesa, e dopo tre giorni vengono abbandonati. Chiedi a chi gestisce questo server.',
    mails: 'Che cosa leggono',
    subject: 'Oggetto',
    courses: (titles, k) => n(k, `Corso: ${titles}`, `# corsi: ${titles}`),
    leftOut: (k) => n(k, 'Uno è escluso', '# sono esclusi'),
    send: (k) => n(k, 'Invia un promemoria', 'Invia # promemoria'),
    sending: 'Invio in corso…',
    cancel: 'Non ora',
    sees: 'Ogni persona vede che il promemoria viene da te.',
  },
  reasons: {
    reminded_recently: (day) =>
      day
        ? `promemoria già inviato negli ultimi sette giorni, di nuovo possibile ${il(day)}`
        : 'promemoria già inviato negli ultimi sette giorni',
    already_waiting: () => 'un promemoria sta già per partire',
    nothing_open: () => 'non c’è più nulla di aperto',
    not_yours: () => 'oggi non dirigi questa persona',
    no_address: () => 'non ha un indirizzo e-mail',
  },
  sent: {
    will: (k, when) => `${n(k, 'Un promemoria parte', '# promemoria partono')} ${when}.`,
    none: 'Nessun promemoria: tutte le persone sono state escluse.',
    leftOut: (k) => n(k, 'Uno è stato escluso.', '# sono stati esclusi.'),
    undo: 'Annulla',
    undoFor: (k) =>
      k === 0
        ? 'Puoi annullare per meno di un minuto.'
        : `Puoi annullare per ${n(k, 'un altro minuto', 'altri # minuti')}.`,
    undoUntil: (when) => `Puoi annullare fino ${/^\d/.test(when) ? 'alle' : 'a'} ${when}.`,
    over: (k) => n(k, 'Un promemoria è partito.', '# promemoria sono partiti.'),
    undoing: 'Annullamento…',
    undone: (k) => n(k, 'Annullato: un promemoria non viene inviato.', 'Annullato: # promemoria non vengono inviati.'),
    tooLate: 'Troppo tardi per annullare: l’invio è avvenuto.',
    dismiss: 'Chiudi',
  },
  at: (time) => `alle ${time}`,
  on: (day) => il(day),
  limits:
    'Un promemoria per persona e corso ogni sette giorni, chiunque lo invii. Ognuno si conserva con il mittente, e la persona lo vede.',
  refused: {
    invalid_input: 'Il server non accetta questa selezione. Ricarica la pagina e seleziona di nuovo.',
    too_many_requests: 'Troppe richieste insieme. Attendi un minuto, poi riprova.',
  },
};
