import type { ColumnKey } from './catalogue.ts';
import type { ReportName } from './exports-shapes.ts';
import { es } from './words-es.ts';
import { fr } from './words-fr.ts';
import { it } from './words-it.ts';
import { nl } from './words-nl.ts';
import { pl } from './words-pl.ts';

/** The words of an exported file. */
export interface ExportWords {
  reports: Record<ReportName, { title: string; about: string; period: string | null }>;
  columns: Record<ColumnKey | 'day', string>;
  values: Record<string, string>;
  about: Record<
    | 'sheet'
    | 'rowsSheet'
    | 'report'
    | 'organisation'
    | 'madeBy'
    | 'madeAt'
    | 'filter'
    | 'people'
    | 'rows'
    | 'asOf'
    | 'version'
    | 'export'
    | 'sha256'
    | 'leftOut',
    string
  >;
  filter: Record<
    | 'everybody'
    | 'managed'
    | 'unit'
    | 'location'
    | 'job'
    | 'group'
    | 'course'
    | 'standing'
    | 'q'
    | 'from'
    | 'to'
    | 'all',
    string
  >;
  operator: string;
  /** Of a rule. */
  rule: {
    everyone: string;
    people: (count: number) => string;
    groups: (names: string) => string;
    matching: { units: string; jobs: string; locations: string };
    never: string;
    fromCompletion: (months: number) => string;
    fixedDay: (day: string) => string;
  };
}

const en: ExportWords = {
  reports: {
    standing: {
      title: 'Who stands where',
      about: 'Everybody on staff and each course that is asked of them: open, overdue, done or exempt, as of today.',
      period: null,
    },
    obligations: {
      title: 'Obligations, round by round',
      about: 'Every round of a course: when it was given, when it was due, when it was done, and why it ended.',
      period: 'the day on which a round was due',
    },
    completions: {
      title: 'Completions',
      about: 'Every completion of a course that was asked for, with the version that was taught.',
      period: 'the day of the completion',
    },
    overdue: {
      title: 'Overdue',
      about: 'What is overdue today, of whom, and since when.',
      period: null,
    },
    waivers: {
      title: 'Exemptions',
      about: 'Who need not do which course, and until when.',
      period: 'the days on which an exemption held',
    },
    roster: {
      title: 'Roster',
      about: 'Who joined, moved to another unit or left, with the entry of the evidence log that says so.',
      period: 'the day from which it holds',
    },
    rules: {
      title: 'Rules',
      about: 'What was asked of whom, with every change: each row is a rule as it stood from one day to another.',
      period: 'the days on which a rule was in force',
    },
  },
  columns: {
    staff_number: 'Staff number',
    name: 'Name',
    unit: 'Unit',
    course_id: 'Course id',
    course: 'Course',
    standing: 'Standing',
    due_on: 'Due on',
    done_on: 'Done on',
    assigned_on: 'Assigned on',
    reason: 'Reason',
    version: 'Version',
    ended_on: 'Ended on',
    ended: 'Why it ended',
    content: 'Content id',
    entry: 'Evidence entry',
    days_over: 'Days over',
    exempt: 'Exemption',
    granted_on: 'Granted on',
    until_on: 'Until',
    event: 'What happened',
    event_on: 'On',
    rule: 'Rule',
    audience: 'For whom',
    due_days: 'Days to do it',
    repeat: 'Again',
    lead_days: 'Given out days before',
    grace_days: 'Days of grace',
    begins_on: 'Begins on',
    made_on: 'Made on',
    made_by: 'Made by',
    ended_by: 'Ended by',
    day: 'day',
  },
  values: {
    open: 'open',
    overdue: 'overdue',
    done: 'done',
    exempt: 'exempt',
    left: 'left',
    joined: 'joined',
    moved: 'moved',
    not_required: 'no longer required',
    exempted: 'exempted',
    long_absence: 'long absence',
    no_personal_data: 'does not handle personal data',
    trained_elsewhere: 'trained elsewhere',
    leaving_soon: 'leaving soon',
    other: 'other',
    action: 'open or overdue',
    everyone: 'everyone',
  },
  about: {
    sheet: 'About',
    rowsSheet: 'Rows',
    report: 'Report',
    organisation: 'Organisation',
    madeBy: 'Made by',
    madeAt: 'Made at',
    filter: 'Filter',
    people: 'People',
    rows: 'Rows',
    asOf: 'As of',
    version: 'Course version',
    export: 'Export',
    sha256: 'SHA-256 of the rows',
    leftOut: 'Exempt, left out',
  },
  filter: {
    everybody: 'everybody',
    managed: 'people managed by whoever made it',
    unit: 'unit',
    location: 'location',
    job: 'job',
    group: 'group',
    course: 'course',
    standing: 'standing',
    q: 'name or staff number contains',
    from: 'from',
    to: 'to',
    all: 'all rules',
  },
  operator: 'the operator, on the command line',
  rule: {
    everyone: 'everyone',
    people: (count) => `${count} people by name`,
    groups: (names) => `groups: ${names}`,
    matching: { units: 'units', jobs: 'jobs', locations: 'locations' },
    never: 'once',
    fromCompletion: (months) => `${months} months after completion`,
    fixedDay: (day) => `every year on ${day}`,
  },
};

const de: ExportWords = {
  reports: {
    standing: {
      title: 'Stand der Schulungen',
      about:
        'Alle Beschäftigten und jeder Kurs, der von ihnen verlangt wird: offen, überfällig, erledigt oder befreit, Stand heute.',
      period: null,
    },
    obligations: {
      title: 'Verpflichtungen, Runde für Runde',
      about: 'Jede Runde eines Kurses: wann zugewiesen, wann fällig, wann erledigt, warum beendet.',
      period: 'der Tag, an dem eine Runde fällig war',
    },
    completions: {
      title: 'Abschlüsse',
      about: 'Jeder Abschluss eines verlangten Kurses, mit der Fassung, die unterrichtet wurde.',
      period: 'der Tag des Abschlusses',
    },
    overdue: {
      title: 'Überfällig',
      about: 'Was heute überfällig ist, bei wem und seit wann.',
      period: null,
    },
    waivers: {
      title: 'Befreiungen',
      about: 'Wer welchen Kurs nicht machen muss, und bis wann.',
      period: 'die Tage, an denen eine Befreiung galt',
    },
    roster: {
      title: 'Personalbestand',
      about: 'Wer kam, die Einheit wechselte oder ging, mit dem Eintrag des Nachweisprotokolls dazu.',
      period: 'der Tag, ab dem es gilt',
    },
    rules: {
      title: 'Regeln',
      about: 'Was von wem verlangt wurde, mit jeder Änderung: Jede Zeile ist eine Regel, wie sie eine Zeit lang galt.',
      period: 'die Tage, an denen eine Regel galt',
    },
  },
  columns: {
    staff_number: 'Personalnummer',
    name: 'Name',
    unit: 'Einheit',
    course_id: 'Kurs-Kennung',
    course: 'Kurs',
    standing: 'Stand',
    due_on: 'Fällig am',
    done_on: 'Erledigt am',
    assigned_on: 'Zugewiesen am',
    reason: 'Grund',
    version: 'Fassung',
    ended_on: 'Beendet am',
    ended: 'Warum beendet',
    content: 'Inhalts-Kennung',
    entry: 'Nachweiseintrag',
    days_over: 'Tage überfällig',
    exempt: 'Befreiung',
    granted_on: 'Erteilt am',
    until_on: 'Bis',
    event: 'Was geschah',
    event_on: 'Am',
    rule: 'Regel',
    audience: 'Für wen',
    due_days: 'Tage Zeit',
    repeat: 'Wiederholung',
    lead_days: 'Tage vorher zugewiesen',
    grace_days: 'Tage Nachfrist',
    begins_on: 'Beginnt am',
    made_on: 'Gemacht am',
    made_by: 'Gemacht von',
    ended_by: 'Beendet von',
    day: 'Tag',
  },
  values: {
    open: 'offen',
    overdue: 'überfällig',
    done: 'erledigt',
    exempt: 'befreit',
    left: 'ausgeschieden',
    joined: 'eingetreten',
    moved: 'Einheit gewechselt',
    not_required: 'nicht mehr verlangt',
    exempted: 'befreit',
    long_absence: 'längere Abwesenheit',
    no_personal_data: 'keine personenbezogenen Daten',
    trained_elsewhere: 'anderswo geschult',
    leaving_soon: 'scheidet bald aus',
    other: 'anderes',
    action: 'offen oder überfällig',
    everyone: 'alle',
  },
  about: {
    sheet: 'Angaben',
    rowsSheet: 'Zeilen',
    report: 'Bericht',
    organisation: 'Organisation',
    madeBy: 'Erstellt von',
    madeAt: 'Erstellt',
    filter: 'Auswahl',
    people: 'Personen',
    rows: 'Zeilen',
    asOf: 'Stand',
    version: 'Kursfassung',
    export: 'Export',
    sha256: 'SHA-256 der Zeilen',
    leftOut: 'Befreite, nicht enthalten',
  },
  filter: {
    everybody: 'alle',
    managed: 'Personen, die der Ersteller führt',
    unit: 'Einheit',
    location: 'Standort',
    job: 'Tätigkeit',
    group: 'Gruppe',
    course: 'Kurs',
    standing: 'Stand',
    q: 'Name oder Personalnummer enthält',
    from: 'von',
    to: 'bis',
    all: 'alle Regeln',
  },
  operator: 'Betrieb, auf der Kommandozeile',
  rule: {
    everyone: 'alle',
    people: (count) => `${count} namentlich genannte Personen`,
    groups: (names) => `Gruppen: ${names}`,
    matching: { units: 'Einheiten', jobs: 'Tätigkeiten', locations: 'Standorte' },
    never: 'einmal',
    fromCompletion: (months) => `${months} Monate nach dem Abschluss`,
    fixedDay: (day) => `jedes Jahr am ${day}`,
  },
};

const all: Record<string, ExportWords> = { en, de, es, fr, it, nl, pl };

/** The words in that language, or else in English. */
export function wordsIn(lang: string): ExportWords {
  return all[lang] ?? en;
}
