import type { CheckWords } from './check-words.ts';

const format = new Intl.DateTimeFormat('it-IT', { dateStyle: 'long', timeZone: 'UTC' });

/** The day that is said already, with its article: `il 9 maggio`, `l’8 maggio`. */
const il = (day: string): string => (/^(8|11)\b/.test(day) ? `l’${day}` : `il ${day}`);

/** Impersonal: anybody may read it. */
export const it: CheckWords = {
  title: 'Verifica di un attestato',
  intro:
    'Qui chiunque può vedere se un attestato di completamento è stato rilasciato qui, se è stato modificato e se la sua registrazione vale ancora. Il file viene letto e non conservato.',
  fileHeading: 'Con il file',
  fileLabel: 'File PDF dell’attestato',
  fileHint: 'Trascinarlo qui o sceglierlo. Al massimo 2 MB.',
  fileButton: 'Verifica il file',
  numbersHeading: 'Con i numeri sulla carta',
  numbersHint:
    'I numeri da soli non nominano nessuno: dicono che c’è una registrazione di un certo giorno, e se vale ancora.',
  entry: 'Voce',
  leafHash: 'Hash della foglia',
  numbersButton: 'Verifica i numeri',
  linesHeading: 'Con il codice QR',
  linesLabel: 'Le cinque righe del codice QR',
  linesHint: 'Leggere il codice con un telefono e incollare ciò che dice.',
  linesButton: 'Verifica le righe',
  verdicts: {
    issued: {
      heading: 'Rilasciato qui e non modificato',
      text: 'È, byte per byte, il file che è stato consegnato.',
    },
    changed: {
      heading: 'Questo file non è quello rilasciato',
      text: 'La registrazione di cui parla il file esiste, ma il file è stato modificato dopo la consegna.',
    },
    proven: {
      heading: 'Il file dice ciò che dice la registrazione',
      text: 'La sua prova regge e nulla si discosta dalla registrazione. Se sia proprio il file consegnato non si può dire, perché qui non se ne conserva una copia.',
    },
    unknown: {
      heading: 'Non rilasciato qui',
      text: 'Il registro qui non contiene una registrazione che corrisponda a questo file.',
    },
  },
  changedUnseen: 'Non si vede alcuna differenza. Forse il file è stato salvato di nuovo da un altro programma.',
  whatDiffers: 'Che cosa è diverso',
  states: {
    stands: {
      heading: 'La registrazione vale',
      text: ({ day }) => `È stata scritta ${il(day)}, e da allora non è stata né rettificata né ritirata.`,
    },
    corrected: {
      heading: 'La registrazione è stata poi rettificata',
      text: ({ day, since }) =>
        `È stata scritta ${il(day)} e rettificata ${il(since)}. Per la registrazione rettificata va chiesto un nuovo attestato.`,
    },
    withdrawn: {
      heading: 'La registrazione è stata ritirata',
      text: ({ day, since }) => `È stata scritta ${il(day)} e ritirata ${il(since)}. Non conta più.`,
    },
    erased: {
      heading: 'La registrazione è stata poi cancellata',
      text: ({ day }) =>
        `È stata scritta ${il(day)}. Ciò che diceva è stato cancellato qui, come richiede la normativa sulla protezione dei dati dopo un certo tempo o su richiesta.`,
    },
    lost: {
      heading: 'La registrazione c’è, il suo contenuto no',
      text: ({ day }) =>
        `È stata scritta ${il(day)}. Ciò che diceva è andato perso qui durante il ripristino di una copia di sicurezza.`,
    },
  },
  numbersFound: 'C’è una registrazione di formazione con questi numeri',
  numbersUnknown: {
    heading: 'Nessuna registrazione trovata',
    text: 'Il registro qui non contiene una registrazione di formazione con questa voce e questo hash della foglia. Confrontare ogni carattere: I maiuscola, l minuscola e 1 si somigliano.',
  },
  again: 'Verifica un altro attestato',
  refused: 'Non è stato possibile verificare',
  refusals: {
    body_too_large: 'Il file supera 2 MB. Nessun attestato è così grande.',
    too_many_requests: 'Troppe verifiche insieme. Attendere un minuto e riprovare.',
    invalid_input: 'Ciò che è stato inserito non è un attestato leggibile, o un numero è incompleto.',
  },
  day: (day) => format.format(new Date(`${day}T00:00:00Z`)),
};
