import { counting } from '../counting.ts';
import type { DocumentsTerms } from './en.ts';

const n = counting('de');

export const de: DocumentsTerms = {
  heading: 'Dokumente',
  lede: 'Richtlinien, die alle lesen und bestätigen, und Schulungen, die anderswo stattfanden. Beides wird festgehalten wie ein Kurs.',
  publish: 'Dokument veröffentlichen',
  record: 'Schulung anderswo eintragen',
  empty: 'Noch ist nichts veröffentlicht. Beginne mit einer Richtlinie, die alle lesen sollen.',
  columns: {
    title: 'Dokument',
    kind: 'Art',
    published: 'Veröffentlicht',
    standing: 'Stand',
    action: 'Aktion',
  },
  kinds: { policy: 'Richtlinie', training: 'Schulung anderswo' },
  notAsked: 'Niemand ist gefragt',
  standing: (acknowledged, asked) => `${n(acknowledged, '#', '#')} von ${n(asked, '#', '#')} bestätigt`,
  recorded: (k) => (k === 0 ? 'Niemand ist eingetragen' : n(k, 'Ein Eintrag', '# Einträge')),
  download: 'Herunterladen',
  ask: 'Alle fragen',
  askNew: 'Neue fragen',
  named: (action, title, version) => `${action}: ${title}, ${version}`,
  askHeading: (title, version) => `Alle bitten, „${title}“, Fassung ${version}, zu lesen`,
  askText:
    'Alle Beschäftigten finden es unter Meine Schulungen und sagen, dass sie es gelesen haben und sich daran halten. Wer schon gefragt wurde, wird nicht noch einmal gefragt.',
  dueOn: 'Zu lesen bis',
  askDo: 'Fragen',
  asked: (k, day) =>
    k === 0
      ? 'Alle waren schon gefragt. Es hat sich nichts geändert.'
      : `${n(k, 'Eine Person wurde', '# Personen wurden')} gebeten, es bis ${day} zu lesen.`,
  cancel: 'Nicht jetzt',
  sending: 'Einen Moment…',
  publishHeading: 'Dokument veröffentlichen',
  publishText: 'Es wird eingefroren, wie es ist. Eine Änderung ist eine neue Fassung.',
  kind: 'Was es ist',
  kindHints: {
    policy: 'Man liest sie und sagt, dass man sich daran hält.',
    training: 'Sagt, was in einem Raum oder von anderen gelehrt wurde: ein Ablauf, Folien, ein Zertifikat ohne Namen.',
  },
  title: 'Titel',
  documentId: 'Kurzname',
  documentIdHint: 'Kleine Buchstaben, Ziffern und Striche. Er bleibt durch alle Fassungen gleich.',
  version: 'Fassung',
  versionHint: 'Zum Beispiel 2026-1.',
  lang: 'Sprache',
  file: 'Datei',
  fileHint: 'Bis 10 MB, am besten ein PDF. Nenne niemanden darin: Sie kommt in jedes Paket für die Prüfung.',
  publishDo: 'Veröffentlichen',
  published: (title, version) => `„${title}“, Fassung ${version}, ist veröffentlicht. Jetzt kannst du es verwenden.`,
  recordHeading: 'Schulung anderswo eintragen',
  recordText:
    'Für das, was in einem Raum, auf Papier oder bei anderen stattfand. Im Protokoll steht, dass es von Hand eingetragen wurde und von wem.',
  taught: 'Was',
  choose: 'Auswählen…',
  courses: 'Unsere Kurse, anderswo gelehrt',
  trainings: 'Schulungen mit Dokument',
  people: 'Wer',
  peopleHint: 'Such alle, die dabei waren, mit Namen oder Personalnummer.',
  find: 'Suchen',
  searchLabel: 'Name oder Personalnummer',
  found: (k) => n(k, 'Eine Person gefunden', '# Personen gefunden'),
  none: 'Niemand von den Beschäftigten hat diesen Namen oder diese Nummer.',
  add: (name) => `${name} hinzufügen`,
  remove: (name) => `${name} von der Liste nehmen`,
  chosen: (k) =>
    k === 0
      ? 'Noch steht niemand auf der Liste.'
      : n(k, 'Eine Person steht auf der Liste:', '# Personen stehen auf der Liste:'),
  outcome: 'Ergebnis',
  outcomes: { attended: 'Teilgenommen', completed: 'Abgeschlossen', passed: 'Test bestanden' },
  completedOn: 'Tag',
  recordDo: (k) => n(k, 'Eine Person eintragen', '# Personen eintragen'),
  recordedDone: (k, first) => `${n(k, 'Eine Schulung ist', '# Schulungen sind')} festgehalten, ab Eintrag ${first}.`,
  notAssigned: (name) =>
    `${name} hat diesen Kurs nicht offen. Weise ihn erst zu oder nimm die Person von der Liste. Niemand wurde eingetragen.`,
  faults: {
    dueOn: 'Wähle heute oder einen Tag, der noch kommt.',
    title: 'Gib ihm einen Titel mit 3 bis 200 Zeichen.',
    documentId: 'Nimm kleine Buchstaben, Ziffern und einzelne Striche und keinen Namen, den ein Kurs hat.',
    version: 'Schreib sie wie 2026-1 oder 1.0.0.',
    file: 'Wähle eine Datei.',
    tooLarge: 'Die Datei ist größer als 10 MB. Wähle eine kleinere.',
    taught: 'Wähle, was gelehrt wurde.',
    people: 'Setz mindestens eine Person auf die Liste, höchstens 500.',
    search: 'Schreib mindestens zwei Zeichen.',
    completedOn: 'Wähle einen Tag, der nicht erst kommt.',
  },
  refused: {
    document_changed:
      'Diese Fassung ist schon mit anderer Datei oder als andere Art veröffentlicht. Gib dieser eine andere Fassung.',
    document_unknown: 'Dieses Dokument gibt es nicht mehr, oder es ist von anderer Art.',
    person_unknown: 'Jemand auf der Liste ist nicht mehr beschäftigt. Niemand wurde eingetragen.',
    assignment_unknown:
      'Jemand auf der Liste hat diesen Kurs nicht offen. Weise ihn erst zu. Niemand wurde eingetragen.',
    course_unknown: 'Diese Kursfassung gibt es nicht mehr.',
    body_too_large: 'Die Datei ist zu groß. Wähle eine bis 10 MB.',
    invalid_input: 'Etwas darin kann nicht sein. Sieh es dir noch einmal an.',
  },
};
