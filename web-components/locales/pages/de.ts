import { counting } from '../counting.ts';
import type { PageTerms } from './en.ts';

const n = counting('de');

export const de: PageTerms = {
  team: {
    heading: 'Team',
    summary: (people, late, open) =>
      late > 0
        ? `${n(late, 'Eine Person ist überfällig', '# Personen sind überfällig')}${open > 0 ? `, bei ${n(open, 'einer weiteren', '# weiteren')} ist etwas offen` : ''}, von ${people}.`
        : open > 0
          ? `Niemand ist überfällig. Bei ${n(open, 'einer Person', '# Personen')} von ${people} ist etwas offen.`
          : `Alle ${people} sind fertig.`,
    asOf: (day) => `Stand ${day}`,
    show: 'Anzeigen',
    needsAction: 'Zu tun',
    everyone: 'Alle',
    nobody: 'Niemand braucht eine Erinnerung.',
    person: 'Person',
    caption: 'Pflichtkurse der Personen, die direkt an Sie berichten',
    open: 'Offen',
    done: 'Erledigt',
    overdue: 'Überfällig',
    due: (day) => `fällig ${day}`,
    since: (day) => `seit ${day}`,
    on: (day) => day,
    none: 'Nicht zugewiesen',
    limits:
      'Sie sehen offen, erledigt und überfällig. Punkte, Antworten, Versuche und ob jemand begonnen hat, sieht niemand.',
  },
  evidence: {
    heading: 'Nachweise',
    summary: (records, first, last) =>
      `${records === 0 ? 'Noch kein Abschluss ist' : n(records, 'Ein Abschluss ist', '# Abschlüsse sind')} festgehalten. Das Protokoll beginnt am ${first}, sein neuester Eintrag ist vom ${last}. Nichts darin lässt sich unbemerkt ändern oder entfernen.`,
    bundleHeading: 'Das Paket',
    bundleText:
      'Eine Zip-Datei mit allem, was eine Prüferin braucht, um nachzuprüfen, was behauptet wurde: offline und mit fremden Werkzeugen.',
    make: 'Paket erstellen',
    making: 'Wird erstellt…',
    received: (kilobytes) => `bisher ${kilobytes} KB`,
    made: (name) => `${name} liegt bei Ihren Downloads.`,
    again: 'Noch einmal erstellen',
    showsHeading: 'Was es zeigt',
    shows: [
      'Wer welche Fassung welches Kurses an welchem Tag abgeschlossen hat.',
      'Den genauen Text dieser Fassung.',
      'Dass nach der Unterschrift unter den Prüfpunkt kein Eintrag dazukam, wegfiel oder geändert wurde.',
    ],
    showsNotHeading: 'Was es nicht zeigt',
    showsNot: [
      'Dass jemand etwas verstanden hat oder danach handelt. Schulung ist nicht Verhalten.',
      'Dass an der Tastatur die Person saß, die angemeldet war.',
      'Dass allen, die geschult werden mussten, ein Kurs zugewiesen war.',
    ],
    auditorHeading: 'Was Sie der Prüferin sagen',
    auditor: [
      'Geben Sie den Schlüssel auf Papier, persönlich oder am Telefon, bevor Sie das Paket senden. Ein Schlüssel, der im Paket mitreist, beweist nichts.',
      'Senden Sie die Zip-Datei. In README.txt steht, wie man sie mit openssl und sha256sum prüft oder mit npx article39 verify.',
      'Lassen Sie die Prüferin die Stichprobe wählen und ihr Exemplar behalten. Das nächste Paket muss dieses enthalten.',
    ],
    keyHeading: 'Schlüssel',
    keyText: 'Die Prüferin muss ihn von anderswo als aus dem Paket haben.',
    logHeading: 'Das Protokoll',
    origin: 'Name',
    originText: 'Damit unterschreibt das Protokoll.',
    size: 'Größe',
    sizeText: 'So viele Einträge gibt es.',
    root: 'Wurzel',
    rootText: 'Ein Fingerabdruck aller Einträge in ihrer Reihenfolge. Jede Änderung ergibt einen anderen.',
    countsHeading: 'Einträge',
    types: {
      genesis: 'Beginn des Protokolls',
      course: 'Veröffentlichte Kursfassungen',
      assign: 'Zuweisungen',
      record: 'Abschlüsse',
    },
    coursesHeading: 'Kursfassungen',
    courseColumns: {
      title: 'Kurs',
      version: 'Fassung',
      published: 'Veröffentlicht',
      content: 'Inhalt',
      records: 'Abschlüsse',
    },
    checkpoint: 'Unterschriebenen Prüfpunkt zeigen',
  },
  people: {
    heading: 'Als jemand eintreten',
    lede: (organisation) =>
      `${organisation} ist erfunden, die Leute dort auch. Wählen Sie jemanden und sehen Sie, was diese Person sieht. Es gibt kein Passwort.`,
    search: 'Person, Abteilung oder Rolle suchen',
    found: (k) => n(k, '# Person', '# Personen'),
    none: 'Niemand mit diesem Namen arbeitet hier.',
    startHeading: 'Gute Anfänge',
    learner: 'Jemand mit einer überfälligen Schulung',
    manager: 'Eine Führungskraft',
    dpo: 'Die Datenschutzbeauftragte',
    others: 'Ohne Abteilung',
    roles: {
      learner: '',
      manager: 'Führungskraft',
      training_admin: 'Schulungsverwaltung',
      dpo: 'Datenschutzbeauftragte',
    },
    reports: (k) => n(k, '# unterstellte Person', '# unterstellte Personen'),
    open: (k) => n(k, '# offen', '# offen'),
    overdue: (k) => n(k, '# überfällig', '# überfällig'),
    entering: 'Einen Moment…',
  },
};
