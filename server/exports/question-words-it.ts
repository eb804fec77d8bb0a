import type { QuestionWords } from './question-words.ts';

const persone = (count: number): string => (count === 1 ? '1 persona' : `${count} persone`);
const voci = (count: number): string => (count === 1 ? '1 voce' : `${count} voci`);

export const it: QuestionWords = {
  question: {
    who_is_trained: ({ on }) => `Chi risulta formato oggi, ${on}?`,
    everyone_trained_on_day: ({ on }) => `Tutti risultavano formati il ${on}?`,
    person: ({ person }) => `Che cosa c’è su ${person}?`,
    period: ({ from, to }) => `Che cosa è successo dal ${from} al ${to}?`,
    confidentiality: ({ on }) => `Chi aveva preso visione delle policy il ${on}?`,
    joiners: ({ from, to }) => `Chi è entrato dal ${from} al ${to} è stato formato?`,
    whole_log: () => 'Che cosa c’è in tutto il registro?',
  },
  gap: {
    asked_without_record: (count) =>
      count === 1
        ? 'Una volta un corso è stato richiesto a una persona e non c’è registrazione. Il file dice a chi; spiega che cosa si è fatto.'
        : `${count} volte un corso è stato richiesto a una persona e non c’è registrazione. Il file dice a chi; spiega che cosa si è fatto.`,
    asked_without_obligation: (count) =>
      `A ${persone(count)} in organico non si chiedeva nulla. Se non è voluto, crea una regola per loro.`,
    no_version_then: (count, day) =>
      `${count === 1 ? 'Un corso non aveva' : `${count} corsi non avevano`} una versione pubblicata il ${day}: che cosa si insegnava allora non si può mostrare.`,
    before_the_log: (_count, day) =>
      `Il registro inizia il ${day}. Di ciò che viene prima si sa solo quanto è stato scritto in seguito.`,
    erased: (count) =>
      `${voci(count)} fino a quel giorno ${count === 1 ? 'è stata cancellata' : 'sono state cancellate'}. Il registro mostra quando, e per quale motivo, ma non che cosa ${count === 1 ? 'diceva' : 'dicevano'}.`,
    unsigned_tail: (count) =>
      `${voci(count)} ${count === 1 ? 'è più recente' : 'sono più recenti'} dell’ultimo punto di controllo uscito all’esterno. Prima fanne uscire uno: così chi è esterno può vedere che non ${count === 1 ? 'è stata inventata' : 'sono state inventate'} in seguito.`,
    recorded_late: (count) =>
      `${count === 1 ? 'Un completamento è stato scritto' : `${count} completamenti sono stati scritti`} dopo il giorno a cui ${count === 1 ? 'si riferisce' : 'si riferiscono'}. Il file lo segnala; conserva ciò che dimostra quando è avvenuto.`,
    nothing_there: () => 'Su questo il registro non ha nulla. Controlla il giorno, il corso e l’unità.',
  },
  file: {
    full: {
      title: 'Pacchetto di evidenze, completo',
      about: 'Tutto ciò che è nel registro, con ciò che si insegnava e i programmi per controllarlo.',
    },
    period: {
      title: 'Pacchetto di evidenze di quel periodo',
      about: 'Ciò che è stato scritto in quel periodo, e ogni rettifica successiva.',
    },
    sample: {
      title: 'Pacchetto di evidenze di queste voci',
      about: 'Ogni voce su quella persona, con la sua prova.',
    },
    certificate: {
      title: 'Pacchetto di evidenze dell’ultima registrazione',
      about: 'Una registrazione con la sua prova.',
    },
    standing: {
      title: 'A che punto sono tutti, oggi',
      about: 'Una riga per persona e corso. Un elenco di lavoro, non un’evidenza.',
    },
    pivot: {
      title: 'A che punto sono tutti, una riga per persona',
      about: 'Due colonne per corso. Un elenco di lavoro, non un’evidenza.',
    },
    obligations: {
      title: 'Obblighi, ciclo per ciclo',
      about: 'Assegnato, scadenza, completato, terminato. Un elenco di lavoro, non un’evidenza.',
    },
    completions: {
      title: 'Completamenti',
      about: 'Con il contenuto insegnato. Un elenco di lavoro, non un’evidenza.',
    },
    roster: { title: 'Organico', about: 'Chi è entrato, ha cambiato unità ed è uscito, con le voci che lo dicono.' },
    rules: { title: 'Regole', about: 'Che cosa si chiedeva a chi, con ogni modifica.' },
  },
};
