import { counting } from '../counting.ts';
import type { PeopleImportTerms } from './en.ts';

const n = counting('de');

export const de: PeopleImportTerms = {
  heading: 'Beschäftigte einlesen',
  lede: 'Aus einer CSV-Datei eures Personalsystems. Zuerst siehst du, was sich ändern würde. Bis du sie einliest, geschieht nichts.',
  file: 'Datei',
  fileHint:
    'CSV, bis 20 MB, mit Spalten für Personalnummer, Name und E-Mail. Wähle sie oder zieh sie hierher. Sie wird gelesen und nicht aufbewahrt.',
  mode: 'Wen sie nennt',
  modes: { changes: 'Einige', complete: 'Alle Beschäftigten' },
  modeHints: {
    changes: 'Wer nicht darin steht, bleibt, wie er ist.',
    complete: 'Wer nicht darin steht, ist ausgeschieden, mit gestern als letztem Tag.',
  },
  check: 'Prüfen',
  checkAgain: 'Noch einmal prüfen',
  checking: (name) => `${name} wird geprüft…`,
  importing: 'Wird eingelesen. Bei Tausenden von Leuten dauert das eine Minute…',
  previewHeading: (name) => `Was ${name} ändern würde`,
  nothing: 'Nichts: Alle sind so, wie die Datei sagt.',
  read: (lines, encoding, separator) =>
    `${n(lines, 'Eine Zeile', '# Zeilen')}, gelesen als ${encoding}, getrennt durch ${separator}.`,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (Big-Endian)',
    'windows-1252': 'Windows-1252',
  },
  separators: { ',': 'Kommas', ';': 'Semikolons', '\t': 'Tabulatoren', '|': 'senkrechte Striche' },
  ignored: (headings) => `Nicht verwendet: ${headings}.`,
  unchanged: (k) => n(k, 'Eine Person bleibt, wie sie ist.', '# Personen bleiben, wie sie sind.'),
  columnsHeading: 'Wie die Spalten gelesen wurden',
  fields: {
    staffNumber: 'Personalnummer',
    name: 'Name',
    lastFirst: 'Nachname, Vorname',
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail',
    unit: 'Einheit',
    job: 'Stelle',
    location: 'Standort',
    lang: 'Sprache',
    joinedOn: 'Erster Tag',
    leftOn: 'Letzter Tag',
    manager: 'Führungskraft',
  },
  kinds: {
    joins: 'Kommen neu',
    returns: 'Kommen zurück',
    moves: 'Wechseln die Einheit',
    leaves: 'Scheiden aus',
    manager: 'Bekommen eine andere Führungskraft',
    changes: 'Ändern sich sonst',
  },
  faultsHeading: 'Fehler',
  remarksHeading: 'Einen Blick wert',
  counted: (title, count) => `${title}: ${count}`,
  firstOf: (shown, all) => `Die ersten ${shown} von ${all}.`,
  columns: {
    person: 'Person',
    unit: 'Einheit',
    what: 'Was sich ändert',
    line: 'Zeile',
    where: 'Spalte',
    says: 'Was es ist',
  },
  line: (line) => `Zeile ${line}`,
  notInFile: 'nicht in der Datei',
  change: (field, from, to) => `${field}: ${from} → ${to}`,
  none: 'keine Angabe',
  faultsText: (good, lines) =>
    `Solange es Fehler gibt, wird nichts eingelesen. ${good} von ${lines} Zeilen sind gut. Verbessere die anderen im Personalsystem oder in der Datei und prüf sie noch einmal.`,
  drastic: (k, staff) =>
    `${n(k, 'Eine Person', '# Personen')} von ${staff} würden ausscheiden. Sieh nach, ob die Datei vollständig ist. Wenn es stimmt, schreib die Zahl.`,
  confirm: 'Wie viele ausscheiden',
  confirmFault: (count) => `Schreib ${count}, wenn so viele ausscheiden. Sonst prüf die Datei.`,
  import: 'Einlesen',
  another: 'Andere Datei nehmen',
  done: (parts, assigned, ended) =>
    `Eingelesen: ${parts}. ${assigned === 0 ? 'Kein Kurs wurde zugewiesen' : n(assigned, 'Ein Kurs wurde zugewiesen', '# Kurse wurden zugewiesen')}${ended === 0 ? '' : n(ended, ', einer wird nicht mehr verlangt', ', # werden nicht mehr verlangt')}.`,
  doneParts: {
    joins: (k) => n(k, 'eine Person kam neu', '# Personen kamen neu'),
    returns: (k) => n(k, 'eine kam zurück', '# kamen zurück'),
    moves: (k) => n(k, 'eine wechselte die Einheit', '# wechselten die Einheit'),
    leaves: (k) => n(k, 'eine schied aus', '# schieden aus'),
    manager: (k) => n(k, 'eine hat eine andere Führungskraft', '# haben eine andere Führungskraft'),
    changes: (k) => n(k, 'eine änderte sich sonst', '# änderten sich sonst'),
  },
  doneNothing: 'Alle waren so, wie die Datei sagt. Es hat sich nichts geändert.',
  faultSays: {
    missing: () => 'ist leer. Alle brauchen eine Angabe.',
    too_long: (most) => `hat mehr als ${most} Zeichen.`,
    control_character: () => 'hat ein Zeichen, das man nicht sieht. Schreib es neu.',
    character_lost: () => 'hat ein Zeichen, das beim Speichern verloren ging. Speichere noch einmal als CSV UTF-8.',
    too_many_cells: (cells) => `Die Zeile hat ${cells} Zellen, mehr, als es Überschriften gibt.`,
    email_invalid: (email) => `„${email}“ ist keine E-Mail-Adresse.`,
    date_invalid: (date) => `„${date}“ ist kein Tag. Schreib ihn als 2026-12-31 oder 31.12.2026.`,
    date_serial: (date) =>
      `„${date}“ ist eine Zahl eines Tabellenprogramms. Formatiere die Spalte als Datum und speichere noch einmal.`,
    date_ambiguous: (date) =>
      `„${date}“ kann zwei Tage sein, und keine andere Zeile sagt, ob der Tag oder der Monat vorn steht. Schreib ihn als 2026-12-31.`,
    date_order_mixed: (date) =>
      `In „${date}“ steht der Monat vorn, in anderen Zeilen der Tag. Schreib alle Tage als 2026-12-31.`,
    left_before_joined: (days) => `Der letzte Tag liegt vor dem ersten (${days}).`,
    staff_number_twice: (line) => `Dieselbe Personalnummer steht in Zeile ${line}. Jede Person hat eine Zeile.`,
    manager_unknown: (number) =>
      `Niemand hat die Personalnummer „${number}“, weder in der Datei noch unter den Beschäftigten. Füg die Führungskraft hinzu oder lass die Zelle leer.`,
    own_manager: () => 'wäre die eigene Führungskraft. Lass die Zelle leer, wo es keine gibt.',
    manager_cycle: (chain) => `Sie würden einander führen: ${chain}. Lass die Zelle der obersten leer.`,
  },
  remarkSays: {
    email_shared: (numbers) => `Dieselbe Adresse gehört ${numbers}. Mails über eine Person kämen zur anderen.`,
    lang_unknown: (lang) => `„${lang}“ ist keine Sprache, die hier bekannt ist. Sie bleibt, wie sie war.`,
    misread: (text) => `„${text}“ sieht aus, als wäre die Datei in anderer Kodierung gespeichert.`,
    left_already: (day) => `schied am ${day} aus und ist hier nicht bekannt, kommt also nicht dazu.`,
    manager_leaves: (number) => `Die Führungskraft ${number} ist nicht mehr beschäftigt.`,
    number_similar: (number) =>
      `ist neu, aber „${number}“ ist beschäftigt. Hat ein Tabellenprogramm Nullen gestrichen?`,
    role_ends: (role) =>
      `scheidet aus und ist hier ${role === 'dpo' ? 'Datenschutzbeauftragte oder -beauftragter' : 'für Schulungen zuständig'}.`,
    month_first: () => 'In Tagen mit / wurde der Monat vorn gelesen, weil eine Zeile nichts anderes zulässt.',
  },
  faults: {
    file: 'Wähle eine Datei.',
    tooLarge: 'Die Datei ist größer als 20 MB. Teil sie auf.',
  },
  refused: {
    import_unreadable:
      'Das ist keine CSV-Datei, die sich lesen lässt. Wenn es eine Mappe eines Tabellenprogramms ist, speichere sie dort erst als CSV UTF-8.',
    import_columns: 'Die Datei braucht je eine Spalte für Personalnummer, Name und E-Mail-Adresse.',
    import_faulty: 'Die Datei hat jetzt einen Fehler. Nichts wurde eingelesen. Prüf sie noch einmal.',
    import_changed:
      'Die Beschäftigten haben sich seit der Prüfung geändert. Nichts wurde eingelesen. Prüf noch einmal.',
    import_too_drastic: 'So viele würden ausscheiden, dass die Zahl bestätigt werden muss. Nichts wurde eingelesen.',
    body_too_large: 'Die Datei ist größer als 20 MB. Teil sie auf.',
    invalid_input: 'Die Datei ist leer. Wähle eine andere.',
  },
  fileGone: 'Die Datei hat sich geändert, seit du sie gewählt hast. Nimm sie noch einmal.',
  openQuote: (line) =>
    `Ab Zeile ${line} lässt sich die Datei nicht lesen: Dort beginnt ein Anführungszeichen, das nicht endet.`,
  found: (headings) => `In ihrer ersten Zeile steht: ${headings}.`,
};
