import { counting } from '../counting.ts';
import type { BundleTerms } from './en.ts';

const n = counting('it');

export const it: BundleTerms = {
  text: 'Un unico file con ciò che si dichiara e con tutto il necessario per controllarlo: offline e con strumenti di altri.',
  question: 'Che cosa chiede l’auditor?',
  kinds: {
    full: { name: 'Tutto', hint: 'Ogni voce, leggibile, con ogni corso come è stato insegnato.' },
    period: {
      name: 'Un periodo',
      hint: 'Ciò che è stato inserito da un giorno a un altro, con le rettifiche successive.',
    },
    sample: { name: 'Le voci estratte dall’auditor', hint: 'L’auditor ti invia dei numeri; tu li incolli.' },
    certificate: {
      name: 'Una registrazione',
      hint: 'Un completamento e la sua prova. Il resto del registro rimane chiuso.',
    },
  },
  from: 'Primo giorno',
  to: 'Ultimo giorno',
  indexes: 'Numeri delle voci',
  indexesHint: 'Così come arrivano: 12, 15 18 oppure uno per riga. 20-25 li comprende tutti e sei.',
  understood: (k, list) => `${n(k, 'Una voce', '# voci')}: ${list}`,
  hideWho: 'Ometti di chi si tratta',
  hideWhoHint: 'Nome, e-mail, unità e matricola restano chiusi. Corso, esito e giorno si vedono.',
  index: 'Numero della voce',
  indexHint: 'È scritto sull’attestato.',
  extras: 'Più protezione',
  nonce: 'Nonce dell’auditor',
  nonceHint:
    'Una parola inventata dall’auditor e inviata oggi. Viene scritta nel registro prima di creare il pacchetto, e vi resta. Così l’auditor vede che non consegni uno stato più vecchio.',
  age: 'Cifra per l’auditor',
  ageHint: 'La chiave pubblica age dell’auditor, che inizia con age1. Solo l’auditor potrà aprire il file; tu no.',
  optional: 'facoltativo',
  personal: {
    everybody: 'Il file contiene dati personali di tutte le persone registrate.',
    named: 'Il file contiene dati personali delle persone che vi compaiono.',
    nameless: 'Il file non nomina nessuno, ma con altre informazioni qualcuno potrebbe essere riconosciuto.',
  },
  care: 'Consegnalo solo all’auditor e concorda quando va eliminato: una cancellazione fatta qui non lo raggiunge.',
  make: 'Crea il pacchetto',
  again: 'Crealo di nuovo',
  entering: 'Scrittura del nonce nel registro…',
  making: 'Creazione del pacchetto…',
  received: (kilobytes) => `${kilobytes} KB finora`,
  made: (name) => `${name} è tra i tuoi download.`,
  entered: (index) => `Il nonce è la voce ${index} del registro.`,
  faults: {
    day: 'Indica un giorno.',
    order: 'L’ultimo giorno viene prima del primo.',
    noIndexes: 'Incolla almeno un numero.',
    tooMany: 'Un pacchetto contiene al massimo 2000 voci.',
    notNumber: (text) => `«${text}» non è il numero di una voce.`,
    range: (text) => `«${text}» va all’indietro, o è troppo lungo.`,
    beyond: (list, last) => `Nel registro non c’è la voce ${list}. L’ultima è la ${last}.`,
    unknown: 'Nel registro non c’è questa voce.',
    nonce: 'Al massimo 64 tra lettere senza accenti, cifre, punti, trattini e trattini bassi, senza spazi.',
    age: 'Questa non è una chiave pubblica age. Inizia con age1 e va copiata per intero.',
    refused: 'Il server non lo accetta.',
  },
  showsHeading: 'Che cosa dimostra',
  shows: [
    'Chi ha completato quale versione di quale corso, e in quale giorno.',
    'Il testo esatto di quella versione.',
    'Che nessuna voce è stata aggiunta, tolta o modificata dopo i punti di controllo in mano all’auditor.',
  ],
  showsNotHeading: 'Che cosa non dimostra',
  showsNot: [
    'Che qualcuno abbia capito, o che si comporterà di conseguenza. La formazione non è il comportamento.',
    'Che alla tastiera ci fosse la persona che aveva effettuato l’accesso.',
    'Che a chiunque dovesse formarsi fosse stato assegnato un corso.',
  ],
  auditorHeading: 'Che cosa dire all’auditor',
  auditor: [
    'Dai la chiave su carta, di persona o per telefono, prima di inviare il pacchetto. Una chiave che viaggia nel pacchetto non prova nulla.',
    'Invia il file. Il suo README.txt spiega come controllarlo con openssl e sha256sum, oppure con npx article39 verify.',
    'Lascia che sia l’auditor a scegliere il campione e a tenere la propria copia. Il prossimo pacchetto deve contenere questo.',
  ],
  page: 'La pagina di controllo (verify.html)',
  pageText: 'Si apre in qualsiasi browser, senza rete. Meglio che l’auditor la prenda dalla nostra release che da te.',
};
