import { counting } from '../counting.ts';
import { il } from '../italian-days.ts';
import type { PeopleImportTerms } from './en.ts';

const n = counting('it');

export const it: PeopleImportTerms = {
  heading: 'Importa persone',
  lede: 'Da un file CSV del tuo sistema del personale. Prima vedi che cosa cambierebbe. Non succede nulla finché non lo importi.',
  file: 'File',
  fileHint:
    'CSV, fino a 20 MB, con colonne per matricola, nome ed e-mail. Sceglilo o trascinalo qui. Viene letto e non conservato.',
  mode: 'Chi contiene',
  modes: { changes: 'Alcune persone', complete: 'Tutto il personale' },
  modeHints: {
    changes: 'Chi non vi compare resta com’è.',
    complete: 'Chi non vi compare risulta fuori dall’organico, con ieri come ultimo giorno.',
  },
  check: 'Controlla',
  checkAgain: 'Controlla di nuovo',
  checking: (name) => `Controllo di ${name}…`,
  importing: 'Importazione in corso. Con migliaia di persone richiede un minuto…',
  previewHeading: (name) => `Che cosa cambierebbe ${name}`,
  nothing: 'Nulla: tutti sono già come dice il file.',
  read: (lines, encoding, separator) =>
    `${n(lines, 'Una riga', '# righe')}, lettura come ${encoding}, separatore: ${separator}.`,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    'windows-1252': 'Windows-1252',
  },
  separators: { ',': 'virgola', ';': 'punto e virgola', '\t': 'tabulazione', '|': 'barra verticale' },
  ignored: (headings) => `Non usate: ${headings}.`,
  unchanged: (k) => n(k, 'Una persona resta com’è.', '# persone restano come sono.'),
  columnsHeading: 'Come sono state lette le colonne',
  fields: {
    staffNumber: 'Matricola',
    name: 'Nome',
    lastFirst: 'Cognome, nome',
    firstName: 'Nome',
    lastName: 'Cognome',
    email: 'E-mail',
    unit: 'Unità',
    job: 'Mansione',
    location: 'Sede',
    lang: 'Lingua',
    joinedOn: 'Primo giorno',
    leftOn: 'Ultimo giorno',
    manager: 'Superiore',
  },
  kinds: {
    joins: 'Entrano',
    returns: 'Ritornano',
    moves: 'Cambiano unità',
    leaves: 'Escono',
    manager: 'Cambiano superiore',
    changes: 'Cambiano in altro',
  },
  faultsHeading: 'Errori',
  remarksHeading: 'Da guardare',
  counted: (title, count) => `${title}: ${count}`,
  firstOf: (shown, all) => `I primi ${shown} di ${all}.`,
  columns: {
    person: 'Persona',
    unit: 'Unità',
    what: 'Che cosa cambia',
    line: 'Riga',
    where: 'Colonna',
    says: 'Di che si tratta',
  },
  line: (line) => `riga ${line}`,
  notInFile: 'non nel file',
  change: (field, from, to) => `${field}: ${from} → ${to}`,
  none: 'nessun valore',
  faultsText: (good, lines) =>
    `Finché c’è un errore non si importa nulla. Righe corrette: ${good} su ${lines}. Correggi le altre nel sistema del personale o nel file, e controlla di nuovo.`,
  drastic: (k, staff) =>
    `${n(k, 'Uscirebbe una persona', 'Uscirebbero # persone')} su ${staff}. Verifica che il file sia completo. Se è giusto, scrivi il numero.`,
  confirm: 'Quante persone escono',
  confirmFault: (count) => `Scrivi ${count}, se escono così tante persone. Altrimenti controlla il file.`,
  import: 'Importa',
  another: 'Usa un altro file',
  done: (parts, assigned, ended) =>
    `Importazione completata: ${parts}. ${assigned === 0 ? 'Nessun corso assegnato' : n(assigned, 'Un corso assegnato', '# corsi assegnati')}${ended === 0 ? '' : n(ended, ', uno non più richiesto', ', # non più richiesti')}.`,
  doneParts: {
    joins: (k) => n(k, 'una persona entrata', '# persone entrate'),
    returns: (k) => n(k, 'una ritornata', '# ritornate'),
    moves: (k) => n(k, 'una in un’altra unità', '# in un’altra unità'),
    leaves: (k) => n(k, 'una uscita', '# uscite'),
    manager: (k) => n(k, 'una con un altro superiore', '# con un altro superiore'),
    changes: (k) => n(k, 'una cambiata in altro', '# cambiate in altro'),
  },
  doneNothing: 'Tutti erano già come dice il file. Nulla è cambiato.',
  faultSays: {
    missing: () => 'manca. Serve per ogni persona.',
    too_long: (most) => `ha più di ${most} caratteri.`,
    control_character: () => 'ha un carattere che non si vede. Riscrivilo.',
    character_lost: () => 'ha un carattere andato perso al salvataggio del file. Salvalo di nuovo come CSV UTF-8.',
    too_many_cells: (cells) => `La riga ha ${cells} celle, più delle intestazioni.`,
    email_invalid: (email) => `«${email}» non è un indirizzo e-mail.`,
    date_invalid: (date) => `«${date}» non è un giorno. Scrivilo come 2026-12-31 o 31.12.2026.`,
    date_serial: (date) =>
      `«${date}» è un numero di un foglio di calcolo. Imposta la colonna come data e salva di nuovo.`,
    date_ambiguous: (date) =>
      `«${date}» può essere due giorni, e nessun’altra riga dice se viene prima il giorno o il mese. Scrivilo come 2026-12-31.`,
    date_order_mixed: (date) =>
      `In «${date}» viene prima il mese, in altre righe il giorno. Scrivi tutti i giorni come 2026-12-31.`,
    left_before_joined: (days) => `L’ultimo giorno viene prima del primo (${days}).`,
    staff_number_twice: (line) => `La stessa matricola è alla riga ${line}. Ogni persona ha una sola riga.`,
    manager_unknown: (number) =>
      `Nessuno ha la matricola «${number}», né nel file né in organico. Aggiungi il superiore, o lascia vuota la cella.`,
    own_manager: () => 'sarebbe il superiore di sé stesso. Lascia vuota la cella per chi non ne ha.',
    manager_cycle: (chain) => `Si dirigerebbero a vicenda: ${chain}. Lascia vuota la cella di chi sta più in alto.`,
  },
  remarkSays: {
    email_shared: (numbers) =>
      `Lo stesso indirizzo appartiene a ${numbers}. Le e-mail su una persona arriverebbero all’altra.`,
    lang_unknown: (lang) => `«${lang}» non è una lingua nota qui. Resta quella di prima.`,
    misread: (text) => `«${text}» fa pensare che il file sia stato salvato con un’altra codifica.`,
    left_already: (day) => `Persona uscita ${il(day)} e qui sconosciuta: non viene aggiunta.`,
    manager_leaves: (number) => `Il superiore ${number} non è più in organico.`,
    number_similar: (number) =>
      `è una matricola nuova, ma «${number}» è in organico. Un foglio di calcolo ha tolto gli zeri?`,
    role_ends: (role) =>
      `esce, e qui ha il ruolo «${role === 'dpo' ? 'responsabile della protezione dei dati' : 'gestione formazione'}».`,
    month_first: () => 'Nelle date con / si è letto prima il mese, perché una riga non permette altro.',
  },
  faults: {
    file: 'Scegli un file.',
    tooLarge: 'Il file supera 20 MB. Dividilo.',
  },
  refused: {
    import_unreadable:
      'Questo non è un file CSV leggibile. Se è una cartella di un foglio di calcolo, salvala prima da lì come CSV UTF-8.',
    import_columns: 'Il file deve avere una colonna per la matricola, una per il nome e una per l’indirizzo e-mail.',
    import_faulty: 'Ora il file ha un errore. Non è stato importato nulla. Controllalo di nuovo.',
    import_changed:
      'Il personale è cambiato dopo il controllo del file. Non è stato importato nulla. Controlla di nuovo.',
    import_too_drastic: 'Uscirebbero così tante persone che il numero va confermato. Non è stato importato nulla.',
    body_too_large: 'Il file supera 20 MB. Dividilo.',
    invalid_input: 'Il file è vuoto. Scegline un altro.',
  },
  fileGone: 'Il file è cambiato dopo che lo hai scelto. Sceglilo di nuovo.',
  openQuote: (line) =>
    `Dalla riga ${line} il file non si può leggere: lì si aprono delle virgolette che non si chiudono.`,
  found: (headings) => `La prima riga contiene: ${headings}.`,
};
