import type { PackageWords } from './words.ts';

export const it: PackageWords = {
  lms: {
    about:
      'Questo corso funziona nella tua piattaforma di formazione. La piattaforma conserva il tuo risultato; Article 39 non ne tiene traccia. Le risposte sono nel pacchetto: il risultato mostra ciò che hai fatto qui e non è un esame sorvegliato.',
    saved: 'Ogni passo viene salvato nella tua piattaforma di formazione. Fermati quando vuoi e riprendi più tardi.',
    seen: 'Le tue risposte restano nella piattaforma solo finché non superi la verifica, per poter riprendere. La tua organizzazione decide chi vi vede il risultato.',
    passed: (right, of) => `${right} corrette su ${of}. La tua piattaforma di formazione ha il risultato.`,
    notKept:
      'Non ancora salvato nella tua piattaforma. Lascia aperta questa finestra: il salvataggio viene ritentato da solo.',
  },
  browser: {
    about:
      'Questo corso funziona soltanto nel tuo browser. Nessuno viene a sapere che lo hai seguito e non ne resta traccia. Le risposte sono nel pacchetto.',
    saved:
      'Ogni passo viene salvato in questo browser. Fermati quando vuoi e riprendi più tardi, su questo dispositivo.',
    seen: 'Le tue risposte restano in questo browser. Nessun altro le vede.',
    passed: (right, of) => `${right} corrette su ${of}. Questo browser se ne ricorda; nessun altro lo viene a sapere.`,
    notKept:
      'Non salvato in questo browser: forse è impostato per non conservare nulla. Lascia aperta questa finestra fino alla fine.',
  },
  notPassed: (right, of, needed) =>
    right >= needed
      ? `${right} corrette su ${of}. In una parte indispensabile manca una risposta corretta.`
      : `${right} corrette su ${of}, ne servono ${needed}. Capita. Rivedi i punti indicati e riprova con domande nuove.`,
  tries: 'Non c’è limite.',
  exit: 'Chiudi il corso',
  later: 'Più tardi, chiudi il corso',
  offline: 'Non è stato possibile salvare. Il salvataggio viene ritentato da solo; puoi riprovare anche tu.',
  reason: (said) => `Il messaggio dice: ${said}`,
  noLms:
    'La tua piattaforma di formazione non è stata trovata, quindi non si può salvare nulla. Chiudi questa finestra e riapri il corso dalla piattaforma.',
  lookOnly: 'Stai guardando questo corso senza registrazione: nulla di ciò che fai qui viene salvato.',
  shortened:
    'La tua piattaforma ha poco spazio, perciò le tue prime risposte di esercizio non sono state conservate. Non manca nulla che conti per il risultato.',
  ended: 'Il corso è chiuso',
  endedText: 'Puoi chiudere questa finestra.',
  noScript: 'Questo corso richiede JavaScript. Consentilo per questa pagina, poi ricaricala.',
  connected: {
    about:
      'Questo corso si apre sul server di formazione della tua organizzazione. Lì resta registrato che l’hai completato, e la tua piattaforma lo viene a sapere.',
    opening: 'Apertura del corso…',
    window:
      'Il corso si apre in una finestra propria, dove accedi. Lascia aperta questa finestra: comunica alla tua piattaforma che hai superato la verifica.',
    open: 'Apri il corso',
    told: 'Hai superato la verifica e la tua piattaforma lo sa.',
    refused: {
      lms_unknown: 'Questo pacchetto non è più in uso. Avvisa chi si occupa della piattaforma.',
      lms_deployment_waiting:
        'Da questa piattaforma non si possono ancora aprire corsi. Chi amministra la formazione può ammetterla in Piattaforme e-learning.',
      lms_person_unknown:
        'La piattaforma dice chi sei, ma nessuno del personale risulta ancora conosciuto così. Avvisa chi amministra la formazione, poi riapri il corso.',
      course_unknown: 'Questo corso non esiste più. Avvisa chi si occupa della piattaforma.',
      lms_launch_over: 'Questa pagina è scaduta. Riapri il corso nella tua piattaforma.',
      other: 'Qualcosa è andato storto. Riapri il corso tra un momento.',
    },
    unreachable: 'Il server di formazione non è raggiungibile. Controlla la connessione, poi riapri il corso.',
  },
  open: {
    asWhom: (name) => `Hai effettuato l’accesso come ${name}.`,
    told: (lms) =>
      `Quando superi la verifica, lo viene a sapere la piattaforma (${lms}). Continua solo se sei arrivato da lì.`,
    go: 'Apri il corso',
  },
};
