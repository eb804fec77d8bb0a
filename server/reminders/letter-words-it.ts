import type { LetterWords } from './letter-words.ts';

const format = new Intl.DateTimeFormat('it-IT', { dateStyle: 'long', timeZone: 'UTC' });
const dayOf = (day: string): string => format.format(new Date(`${day}T00:00:00Z`));

/** The day that is said already, with its article: `il 9 maggio`, `l’8 maggio`. */
const il = (day: string): string => (/^(8|11)\b/.test(day) ? `l’${day}` : `il ${day}`);

export const it: LetterWords = {
  day: dayOf,
  hello: (name) => `Ciao ${name},`,
  goodbye: 'Grazie.',
  subject: {
    one: (title, day) => `«${title}»: da completare entro ${il(day)}`,
    oneToday: (title) => `«${title}» scade oggi`,
    oneOverdue: (title, day) => `«${title}» è in ritardo: scadenza ${day}`,
    several: (count) => `${count} corsi da completare`,
    severalOverdue: (count, overdue) => `${count} corsi da completare, ${overdue} in ritardo`,
    team: (overdue) =>
      overdue === 1 ? 'Un corso nel tuo team è in ritardo' : `${overdue} corsi nel tuo team sono in ritardo`,
  },
  opening: (count) => (count === 1 ? 'hai ancora questo corso aperto:' : 'hai ancora questi corsi aperti:'),
  openingBy: (sender, count) =>
    count === 1 ? `${sender} ti chiede di completare questo corso:` : `${sender} ti chiede di completare questi corsi:`,
  openingTeam: (count) =>
    count === 1
      ? 'questo corso di una persona del tuo team è in ritardo:'
      : 'questi corsi di persone del tuo team sono in ritardo:',
  due: (day) => `Scade ${il(day)}`,
  dueToday: 'Scade oggi',
  wasDue: (day) => `In ritardo: scadenza ${day}`,
  inGrace: (day, last) =>
    `La scadenza era ${il(day)}; c’è tempo fino ${/^(8|11)\b/.test(last) ? 'all’' : 'al '}${last}`,
  minutes: (minutes) => (minutes === 1 ? 'circa 1 minuto' : `circa ${minutes} minuti`),
  start: 'Apri il corso',
  kept: 'Puoi fermarti quando vuoi e riprendere più tardi, anche su un altro dispositivo.',
  team: 'Apri il tuo team',
  teamNoAnswers:
    'Parlane con loro e trovate un momento adatto. Che cosa rispondono, quante volte provano e quanto tempo impiegano non viene mostrato a nessuno.',
  why: (organisation) =>
    `Ricevi questa e-mail perché ${organisation} deve formare il personale sulla protezione dei dati, e questo è nel tuo elenco.`,
  whyTeam: (organisation) =>
    `Ricevi questa e-mail perché dirigi queste persone presso ${organisation}, o perché sostituisci il loro superiore.`,
  often: 'Per ogni corso arriva al massimo un promemoria ogni sette giorni.',
  sentBy: (sender) => `Questo promemoria lo ha inviato ${sender}; lo trovi anche in «I miei dati».`,
  contact: (name, email) => `Domande? Scrivi a ${name}, ${email}.`,
  stop: 'Nessun’altra e-mail prima della scadenza',
  byProgram:
    'Questa e-mail è stata scritta da un programma. Non contiene immagini, e nessuno può vedere se l’hai letta.',
  calendarFile: 'formazione.ics',
  event: (title) => `Scade oggi: ${title}`,
};
