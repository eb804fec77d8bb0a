import { counting } from '../counting.ts';
import type { PeopleImportTerms } from './en.ts';

const n = counting('nl');

export const nl: PeopleImportTerms = {
  heading: 'Personen importeren',
  lede: 'Uit een CSV-bestand van je personeelssysteem. Eerst zie je wat er zou veranderen. Er gebeurt niets totdat je importeert.',
  file: 'Bestand',
  fileHint:
    'CSV, tot 20 MB, met kolommen voor personeelsnummer, naam en e-mail. Kies het of sleep het hierheen. Het wordt gelezen en niet bewaard.',
  mode: 'Wie erin staan',
  modes: { changes: 'Sommige mensen', complete: 'Iedereen in dienst' },
  modeHints: {
    changes: 'Wie er niet in staat, blijft zoals die is.',
    complete: 'Wie er niet in staat, is uit dienst, met gisteren als laatste dag.',
  },
  check: 'Controleren',
  checkAgain: 'Opnieuw controleren',
  checking: (name) => `${name} wordt gecontroleerd…`,
  importing: 'Importeren. Met duizenden mensen duurt dat een minuut…',
  previewHeading: (name) => `Wat ${name} zou veranderen`,
  nothing: 'Niets: alles is al zoals het bestand zegt.',
  read: (lines, encoding, separator) =>
    `${n(lines, 'Eén regel', '# regels')}, gelezen als ${encoding}, gescheiden door ${separator}.`,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    'windows-1252': 'Windows-1252',
  },
  separators: { ',': 'komma’s', ';': 'puntkomma’s', '\t': 'tabs', '|': 'verticale strepen' },
  ignored: (headings) => `Niet gebruikt: ${headings}.`,
  unchanged: (k) => n(k, 'Eén persoon blijft ongewijzigd.', '# personen blijven ongewijzigd.'),
  columnsHeading: 'Hoe de kolommen zijn gelezen',
  fields: {
    staffNumber: 'Personeelsnummer',
    name: 'Naam',
    lastFirst: 'Achternaam, voornaam',
    firstName: 'Voornaam',
    lastName: 'Achternaam',
    email: 'E-mail',
    unit: 'Afdeling',
    job: 'Functie',
    location: 'Locatie',
    lang: 'Taal',
    joinedOn: 'Eerste dag',
    leftOn: 'Laatste dag',
    manager: 'Leidinggevende',
  },
  kinds: {
    joins: 'Komen in dienst',
    returns: 'Komen terug',
    moves: 'Gaan naar een andere afdeling',
    leaves: 'Gaan uit dienst',
    manager: 'Krijgen een andere leidinggevende',
    changes: 'Andere wijzigingen',
  },
  faultsHeading: 'Fouten',
  remarksHeading: 'Het bekijken waard',
  counted: (title, count) => `${title}: ${count}`,
  firstOf: (shown, all) => `De eerste ${shown} van ${all}.`,
  columns: {
    person: 'Persoon',
    unit: 'Afdeling',
    what: 'Wat verandert',
    line: 'Regel',
    where: 'Kolom',
    says: 'Wat het is',
  },
  line: (line) => `regel ${line}`,
  notInFile: 'niet in het bestand',
  change: (field, from, to) => `${field}: ${from} → ${to}`,
  none: 'niets',
  faultsText: (good, lines) =>
    `Zolang er een fout is, wordt niets geïmporteerd. ${good} van de ${lines} regels zijn goed. Verbeter de andere in je personeelssysteem of in het bestand, en controleer opnieuw.`,
  drastic: (k, staff) =>
    `${n(k, 'Eén persoon', '# personen')} van de ${staff} ${n(k, 'zou', 'zouden')} uit dienst gaan. Kijk of het bestand volledig is. Klopt het, typ dan het aantal.`,
  confirm: 'Hoeveel uit dienst gaan',
  confirmFault: (count) => `Typ ${count} als er zoveel uit dienst gaan. Controleer anders het bestand.`,
  import: 'Importeren',
  another: 'Ander bestand kiezen',
  done: (parts, assigned, ended) =>
    `Geïmporteerd: ${parts}. ${assigned === 0 ? 'Er is geen cursus toegewezen' : n(assigned, 'Er is één cursus toegewezen', 'Er zijn # cursussen toegewezen')}${ended === 0 ? '' : n(ended, ', en één wordt niet meer gevraagd', ', en # worden niet meer gevraagd')}.`,
  doneParts: {
    joins: (k) => n(k, 'één persoon in dienst gekomen', '# personen in dienst gekomen'),
    returns: (k) => n(k, 'één teruggekomen', '# teruggekomen'),
    moves: (k) => n(k, 'één naar een andere afdeling', '# naar een andere afdeling'),
    leaves: (k) => n(k, 'één uit dienst', '# uit dienst'),
    manager: (k) => n(k, 'één met een andere leidinggevende', '# met een andere leidinggevende'),
    changes: (k) => n(k, 'één anders gewijzigd', '# anders gewijzigd'),
  },
  doneNothing: 'Alles was al zoals het bestand zegt. Er is niets veranderd.',
  faultSays: {
    missing: () => 'is leeg. Dit is voor iedereen nodig.',
    too_long: (most) => `heeft meer dan ${most} tekens.`,
    control_character: () => 'heeft een teken dat niet te zien is. Schrijf het opnieuw.',
    character_lost: () => 'heeft een teken dat bij het opslaan verloren ging. Sla het opnieuw op als CSV UTF-8.',
    too_many_cells: (cells) => `De regel heeft ${cells} cellen, meer dan er koppen zijn.`,
    email_invalid: (email) => `‘${email}’ is geen e-mailadres.`,
    date_invalid: (date) => `‘${date}’ is geen dag. Schrijf het als 2026-12-31 of 31.12.2026.`,
    date_serial: (date) =>
      `‘${date}’ is een getal van een spreadsheetprogramma. Maak de kolom op als datum en sla opnieuw op.`,
    date_ambiguous: (date) =>
      `‘${date}’ kan twee dagen zijn, en geen andere regel zegt of de dag of de maand voorop staat. Schrijf het als 2026-12-31.`,
    date_order_mixed: (date) =>
      `In ‘${date}’ staat de maand voorop, in andere regels de dag. Schrijf alle dagen als 2026-12-31.`,
    left_before_joined: (days) => `De laatste dag ligt voor de eerste (${days}).`,
    staff_number_twice: (line) => `Hetzelfde personeelsnummer staat op regel ${line}. Elke persoon heeft één regel.`,
    manager_unknown: (number) =>
      `Niemand heeft het personeelsnummer ‘${number}’, niet in het bestand en niet in dienst. Voeg de leidinggevende toe of laat de cel leeg.`,
    own_manager: () => 'zou de eigen leidinggevende zijn. Laat de cel leeg voor wie er geen heeft.',
    manager_cycle: (chain) => `Ze zouden leidinggeven aan elkaar: ${chain}. Laat de cel van de hoogste leeg.`,
  },
  remarkSays: {
    email_shared: (numbers) =>
      `Hetzelfde adres hoort bij ${numbers}. E-mails over de één zouden bij de ander aankomen.`,
    lang_unknown: (lang) => `‘${lang}’ is geen taal die hier bekend is. De taal blijft zoals die was.`,
    misread: (text) => `‘${text}’ ziet eruit alsof het bestand in een andere tekencodering is opgeslagen.`,
    left_already: (day) => `Ging uit dienst op ${day} en is hier niet bekend. Wordt dus niet toegevoegd.`,
    manager_leaves: (number) => `De leidinggevende ${number} is niet meer in dienst.`,
    number_similar: (number) =>
      `is nieuw, maar ‘${number}’ is in dienst. Heeft een spreadsheetprogramma de nullen weggelaten?`,
    role_ends: (role) =>
      `gaat uit dienst en is hier ${role === 'dpo' ? 'functionaris voor gegevensbescherming' : 'trainingsbeheerder'}.`,
    month_first: () => 'In datums met / is de maand voorop gelezen, omdat een regel niets anders toelaat.',
  },
  faults: {
    file: 'Kies een bestand.',
    tooLarge: 'Het bestand is groter dan 20 MB. Splits het.',
  },
  refused: {
    import_unreadable:
      'Dit is geen leesbaar CSV-bestand. Is het een werkmap van een spreadsheetprogramma, sla het daar dan eerst op als CSV UTF-8.',
    import_columns:
      'Het bestand heeft een kolom nodig voor het personeelsnummer, een voor de naam en een voor het e-mailadres.',
    import_faulty: 'Het bestand heeft nu een fout. Er is niets geïmporteerd. Controleer het opnieuw.',
    import_changed: 'Het personeel is veranderd sinds de controle. Er is niets geïmporteerd. Controleer het opnieuw.',
    import_too_drastic:
      'Er zouden zoveel mensen uit dienst gaan dat het aantal moet worden bevestigd. Er is niets geïmporteerd.',
    body_too_large: 'Het bestand is groter dan 20 MB. Splits het.',
    invalid_input: 'Het bestand is leeg. Kies een ander.',
  },
  fileGone: 'Het bestand is veranderd sinds je het koos. Kies het opnieuw.',
  openQuote: (line) =>
    `Vanaf regel ${line} is het bestand niet te lezen: daar opent een aanhalingsteken dat niet sluit.`,
  found: (headings) => `In de eerste regel staat: ${headings}.`,
};
