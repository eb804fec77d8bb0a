import type { LmsWords } from './words.ts';

export const it: LmsWords = {
  going: 'Apertura della formazione',
  goOn: 'Continua',
  failed: 'La formazione non può essere aperta da qui',
  waits: {
    lms_person_unknown: 'Qui non si sa ancora chi sei',
    lms_deployment_waiting: 'Questo luogo non è ancora ammesso',
  },
  refused: {
    lms_unknown:
      'Questa piattaforma e-learning non è collegata al server della formazione, o non lo è più. Avvisa chi si occupa della piattaforma.',
    lms_launch_refused:
      'La piattaforma e-learning ha inviato qualcosa che il server della formazione non accetta. Torna indietro e apri di nuovo il corso. Se non aiuta, avvisa chi si occupa della piattaforma.',
    lms_launch_over:
      'Questa pagina è già stata aperta, oppure è passato troppo tempo. Torna alla piattaforma e-learning e apri di nuovo il corso.',
    lms_cookies_blocked:
      'Il tuo browser separa così rigidamente le pagine dentro altre pagine che qui non puoi accedere. Apri la formazione in una finestra a parte.',
    lms_deployment_waiting:
      'La piattaforma e-learning è nota, ma il luogo da cui vieni non è ancora ammesso. Chi gestisce la formazione lo vede ora in «Piattaforme e-learning» e può ammetterlo. Poi apri di nuovo il corso.',
    lms_person_unknown:
      'La piattaforma e-learning ci ha detto chi sei lì, ma non chi sei nell’elenco del personale. Chi gestisce la formazione ti vede ora in «Piattaforme e-learning» e indica una volta sola chi sei. Poi apri di nuovo il corso.',
    lms_invitation_over:
      'Questo indirizzo è già stato usato, o ha più di una settimana. Creane un altro sul server della formazione, in «Piattaforme e-learning».',
    lms_registration_refused:
      'La piattaforma e-learning e il server della formazione non si sono accordati. L’indirizzo si può usare di nuovo quando è corretto quanto segue.',
    lms_there:
      'Questa piattaforma e-learning è già collegata. Guarda sul server della formazione, in «Piattaforme e-learning».',
    course_unknown: 'Questo link porta a un corso che non esiste, o non esiste più. Avvisa chi ha creato il link.',
    invalid_input: 'L’indirizzo è incompleto. Torna alla piattaforma e-learning e apri di nuovo il corso.',
    too_many_requests: 'Troppi tentativi in poco tempo. Aspetta qualche minuto, poi riprova.',
    other: 'Qualcosa non ha funzionato da parte nostra. Riprova fra un momento.',
  },
  ownWindow: 'Apri in una finestra a parte',
  back: 'Torna alla piattaforma e-learning',
  signedOut: 'Qui l’accesso è terminato. Apri di nuovo il corso nella tua piattaforma e-learning.',
  tool: {
    about: 'Formazione sulla protezione dei dati con prova: corsi brevi e un risultato che vale come evidenza.',
    choose: 'Scegli corsi sulla protezione dei dati',
  },
  choose: {
    title: 'Scegli i corsi',
    intro: 'Ogni corso che scegli diventa un’attività nel tuo corso lì.',
    forLink: 'Questo link non dice ancora quale corso apre. La tua scelta vale per tutti quelli che lo aprono.',
    courses: 'Corsi',
    minutes: (k) => `circa ${k} min`,
    results: 'Consenti alla piattaforma e-learning di mostrare chi l’ha completato',
    add: 'Aggiungi al corso',
    open: 'D’ora in poi apri questo corso',
    cancel: 'Annulla',
    nothing: 'Non hai scelto nulla. Scegli un corso o annulla.',
    taking: 'La tua scelta va alla piattaforma e-learning',
    chosen: {
      title: 'Il corso è scelto',
      text: 'Chiudi questa pagina e apri di nuovo il link: ora porta al corso.',
    },
    unchanged: {
      title: 'Non è cambiato nulla',
      text: 'Puoi chiudere questa pagina e scegliere quando aprirai di nuovo il link.',
    },
  },
  registered: {
    title: 'La piattaforma e-learning è collegata',
    text: (platform) => `Chi crea corsi in ${platform} può ora scegliere tra quelli del server della formazione.`,
    turnOn: 'In Moodle lo strumento aspetta che tu lo attivi: premi «Attiva» nell’elenco degli strumenti.',
    letIn:
      'Manca un passo: apri lì lo strumento una volta, per prova. Il luogo compare allora sul server della formazione, in «Piattaforme e-learning», e chi gestisce la formazione lo ammette.',
  },
  notRegistered: 'La piattaforma e-learning non è stata collegata',
};
