import { counting } from '../counting.ts';
import { il } from '../italian-days.ts';
import type { DocumentsTerms } from './en.ts';

const n = counting('it');

export const it: DocumentsTerms = {
  heading: 'Documenti',
  lede: 'Policy che tutti leggono e di cui prendono visione, e formazione svolta altrove. Tutto viene registrato come un corso.',
  publish: 'Pubblica un documento',
  record: 'Registra una formazione esterna',
  empty: 'Non è ancora pubblicato nulla. Inizia con una policy che tutti devono leggere.',
  columns: {
    title: 'Documento',
    kind: 'Tipo',
    published: 'Pubblicato',
    standing: 'Stato',
    action: 'Azione',
  },
  kinds: { policy: 'Policy', training: 'Formazione esterna' },
  notAsked: 'Non richiesta a nessuno',
  standing: (acknowledged, asked) => `Presa visione: ${n(acknowledged, '#', '#')} su ${n(asked, '#', '#')}`,
  recorded: (k) => (k === 0 ? 'Nessuna registrazione' : n(k, 'Una registrazione', '# registrazioni')),
  download: 'Scarica',
  ask: 'Chiedi a tutti',
  askNew: 'Chiedi ai nuovi',
  named: (action, title, version) => `${action}: ${title}, ${version}`,
  askHeading: (title, version) => `Chiedi a tutti di leggere «${title}», versione ${version}`,
  askText:
    'Tutto il personale lo trova in La mia formazione e dichiara di averlo letto e di rispettarlo. A chi è già stato chiesto non si chiede di nuovo.',
  dueOn: 'Da leggere entro',
  askDo: 'Chiedi',
  asked: (k, day) =>
    k === 0
      ? 'Era già stato chiesto a tutti. Nulla è cambiato.'
      : `È stato chiesto a ${n(k, 'una persona', '# persone')} di leggerlo entro ${il(day)}.`,
  cancel: 'Non ora',
  sending: 'Un momento…',
  publishHeading: 'Pubblica un documento',
  publishText: 'Viene fissato così com’è. Una modifica è una nuova versione.',
  kind: 'Che cos’è',
  kindHints: {
    policy: 'Le persone la leggono e dichiarano di rispettarla.',
    training:
      'Descrive che cosa è stato insegnato in aula o da altri: un programma, diapositive, un attestato senza nomi.',
  },
  title: 'Titolo',
  documentId: 'Nome breve',
  documentIdHint: 'Lettere minuscole, cifre e trattini. Resta uguale in tutte le versioni.',
  version: 'Versione',
  versionHint: 'Per esempio 2026-1.',
  lang: 'Lingua',
  file: 'File',
  fileHint: 'Fino a 10 MB, meglio un PDF. Non deve nominare nessuno: entra in ogni pacchetto per l’auditor.',
  publishDo: 'Pubblica',
  published: (title, version) => `«${title}», versione ${version}, è pubblicato. Ora puoi usarlo.`,
  recordHeading: 'Registra una formazione esterna',
  recordText:
    'Per ciò che si è svolto in aula, su carta o presso altri. Il registro dice che è stato inserito a mano, e da chi.',
  taught: 'Che cosa',
  choose: 'Scegli…',
  courses: 'I nostri corsi, tenuti altrove',
  trainings: 'Formazioni con un documento',
  people: 'Chi',
  peopleHint: 'Trova per nome o matricola tutte le persone presenti.',
  find: 'Cerca',
  searchLabel: 'Nome o matricola',
  found: (k) => n(k, 'Una persona trovata', '# persone trovate'),
  none: 'Nessuno in organico ha questo nome o questa matricola.',
  add: (name) => `Aggiungi ${name}`,
  remove: (name) => `Togli ${name} dall’elenco`,
  chosen: (k) => (k === 0 ? 'L’elenco è ancora vuoto.' : n(k, 'Una persona nell’elenco:', '# persone nell’elenco:')),
  outcome: 'Esito',
  outcomes: { attended: 'Frequentato', completed: 'Completato', passed: 'Test superato' },
  completedOn: 'Giorno',
  recordDo: (k) => n(k, 'Registra una persona', 'Registra # persone'),
  recordedDone: (k, first) =>
    `${n(k, 'Una formazione è registrata', '# formazioni sono registrate')}, dalla voce ${first}.`,
  notAssigned: (name) =>
    `${name} non ha questo corso aperto. Prima assegnalo, oppure togli la persona dall’elenco. Nulla è stato registrato.`,
  faults: {
    dueOn: 'Scegli oggi o un giorno futuro.',
    title: 'Dai un titolo da 3 a 200 caratteri.',
    documentId: 'Usa lettere minuscole, cifre e trattini singoli, e un nome che nessun corso ha.',
    version: 'Scrivila come 2026-1 o 1.0.0.',
    file: 'Scegli un file.',
    tooLarge: 'Il file supera 10 MB. Scegline uno più piccolo.',
    taught: 'Scegli che cosa è stato insegnato.',
    people: 'Metti nell’elenco almeno una persona, e al massimo 500.',
    search: 'Scrivi almeno due caratteri.',
    completedOn: 'Scegli oggi o un giorno passato.',
  },
  refused: {
    document_changed:
      'Questa versione è già pubblicata con un altro file o di un altro tipo. Indica un’altra versione.',
    document_unknown: 'Questo documento non esiste più, o è di un altro tipo.',
    person_unknown: 'Una persona nell’elenco non è più in organico. Nulla è stato registrato.',
    assignment_unknown:
      'Una persona nell’elenco non ha questo corso aperto. Prima assegnalo. Nulla è stato registrato.',
    course_unknown: 'Questa versione del corso non esiste più.',
    body_too_large: 'Il file è troppo grande. Scegline uno fino a 10 MB.',
    invalid_input: 'Qualcosa non va. Ricontrolla.',
  },
};
