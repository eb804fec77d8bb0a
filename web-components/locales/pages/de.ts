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
    caption: 'Pflichtkurse der Personen, die direkt an dich berichten',
    open: 'Offen',
    done: 'Erledigt',
    overdue: 'Überfällig',
    due: (day) => `fällig ${day}`,
    since: (day) => `seit ${day}`,
    on: (day) => day,
    none: 'Nicht zugewiesen',
    limits:
      'Du siehst offen, erledigt und überfällig. Punkte, Antworten, Versuche und ob jemand begonnen hat, sieht niemand.',
  },
  versions: {
    heading: 'Kurse',
    summary: (courses, versions) =>
      `${n(courses, 'Ein Kurs', '# Kurse')}, ${n(versions, 'eine Fassung', '# Fassungen')}. Eine veröffentlichte Fassung ändert sich nie mehr. So siehst du, was anders ist und was an welchem Tag gelehrt wurde.`,
    standing: (k, version, day) => `${n(k, 'eine Fassung', '# Fassungen')}, die neueste ${version} vom ${day}`,
    columns: {
      version: 'Fassung',
      published: 'Veröffentlicht',
      author: 'Laut Autorin',
      completions: 'Abgeschlossen',
      open: 'In Arbeit',
      content: 'Inhalt',
    },
    declared: { minor: 'Geringfügig', material: 'Wesentlich' },
    few: 'weniger als 5',
    changesHeading: 'Was sich änderte',
    from: 'Von',
    to: 'Bis',
    compare: 'Änderungen zeigen',
    oneVersion: 'Es gibt erst eine Fassung und nichts, womit man sie vergleichen könnte.',
    taughtHeading: 'Was an einem Tag gelehrt wurde',
    day: 'Tag',
    find: 'Fassung suchen',
    since: (day) => `veröffentlicht am ${day}`,
    nothing: 'Bis dahin war von diesem Kurs nichts veröffentlicht.',
    twoThatDay: 'An diesem Tag wechselte die Fassung.',
    begunEarlier: 'Wer vorher begonnen hatte, blieb in der Fassung von damals.',
    read: (version) => `${version} lesen`,
    readingLimits: (questions, pass) =>
      `Die Lektion, wie Lernende sie sahen. Die Übungen wurden hier beantwortet; der Wissenscheck hatte ${questions} Fragen aus einem Vorrat, bestanden war er mit ${pass} Prozent.`,
    between: (older, newer) => `Von ${older} bis ${newer}`,
    suggested: {
      material:
        'Das sieht wesentlich aus: Eine richtige Lösung, ein Ziel, ein Modul oder die Bestehensregel ist anders.',
      minor: 'Das sieht geringfügig aus: Lösungen, Ziele, Module und Bestehensregel sind geblieben.',
    },
    agrees: (version) => `Die Autorin von ${version} sagt dasselbe.`,
    disagrees: {
      minor: (version) => `Die Autorin von ${version} nennt es geringfügig. Sieh dir die Änderungen noch einmal an.`,
      material: (version) => `Die Autorin von ${version} nennt es wesentlich.`,
    },
    skipped: (k) =>
      `${n(k, 'Eine Fassung liegt', '# Fassungen liegen')} dazwischen. Die Autorin spricht nur vom letzten Schritt.`,
    severity: { key: 'Lösung', material: 'Wesentlich', wording: 'Wortlaut' },
    same: 'Beide sind gleich.',
    marksOnly: 'Alle Wörter, Lösungen und Regeln sind gleich. Nur Auszeichnung, Leerzeichen oder Bilder sind anders.',
    whole: 'Der Kurs',
    removed: 'Vorher:',
    added: 'Jetzt:',
    files: (k) => n(k, 'Eine Datei ist anders', '# Dateien sind anders'),
    became: { added: 'neu', removed: 'entfernt', changed: 'geändert' },
    retake: {
      heading: 'Wer macht ihn noch einmal?',
      people: (k) =>
        `${n(k, 'Eine Person hat', '# Personen haben')} nur eine ältere Fassung abgeschlossen und den Kurs nicht offen.`,
      nobody:
        'Niemand muss gefragt werden: Wer eine ältere Fassung abgeschlossen hat, hat auch diese abgeschlossen, hat sie offen oder ist nicht mehr da.',
      continuing: 'Wer ihn offen hat, macht ohnehin weiter: Der nächste Versuch ist in dieser Fassung.',
      dueOn: 'Zu erledigen bis',
      reason: 'Warum',
      reasonHint:
        'Zum Beispiel: Die Lösung zu Arbeitgebern ist anders. Das kommt in den Nachweis und bleibt dort: Nenne keine Person.',
      ask: 'Um Wiederholung bitten',
      confirmHeading: 'Bitte bestätigen',
      confirm: (k, version, day) =>
        `${n(k, 'Eine Person bekommt', '# Personen bekommen')} den Kurs noch einmal, in Fassung ${version}, zu erledigen bis ${day}. Was vorher abgeschlossen wurde, bleibt, samt Zertifikat. Der Nachweis bekommt ${n(k, 'einen Eintrag', '# Einträge')} mit diesem Grund, und niemand kann das zurücknehmen:`,
      yes: (k) => n(k, 'Eine Person bitten', '# Personen bitten'),
      back: 'Zurück',
      asking: 'Wird gesendet…',
      asked: (k, day) =>
        k === 0
          ? 'Alle sind schon gefragt. Es hat sich nichts geändert.'
          : `${n(k, 'Eine Person hat', '# Personen haben')} den Kurs noch einmal, zu erledigen bis ${day}.`,
      refused: {
        invalid_input: 'Der Tag darf nicht vorbei sein, und der Grund braucht 3 bis 200 Zeichen in einer Zeile.',
        version_stale: 'Es gibt inzwischen eine neuere Fassung. Lade die Seite neu.',
      },
    },
    what: {
      title: 'Der Kurs hat einen anderen Titel.',
      audience: 'Er ist für andere Leute.',
      minutes: 'Er dauert anders lang.',
      pass: 'Zum Bestehen braucht es einen anderen Anteil.',
      draw: 'Je Ziel wird eine andere Zahl von Fragen gezogen.',
      must: 'Andere Ziele müssen auf jeden Fall stimmen.',
      'law-checked': 'Der Text wurde erneut mit dem Gesetz verglichen.',
      intro: 'Der Kurs sagt etwas anderes über sich.',
      remember: 'Das zu Merkende lautet anders.',
      'modules-order': 'Die Module stehen in anderer Reihenfolge.',
      'module-added': 'Dieses Modul ist neu.',
      'module-removed': 'Dieses Modul ist weg.',
      'module-renamed': 'Es hat einen anderen Titel.',
      covers: 'Es deckt andere Aussagen ab.',
      objective: 'Ein Ziel ist ein anderes.',
      text: 'Der Text lautet anders.',
      card: 'Die Arbeitskarte lautet anders.',
      'exercise-added': 'Diese Übung ist neu.',
      'exercise-removed': 'Diese Übung ist weg.',
      'exercise-moved': 'Sie stand in einem anderen Modul.',
      kind: 'Es ist eine andere Art von Übung.',
      prompt: 'Die Frage lautet anders.',
      case: 'Der Fall lautet anders.',
      tests: 'Sie prüft ein anderes Ziel.',
      use: 'Sie wird anderswo verwendet.',
      source: 'Sie stützt sich auf eine andere Quelle.',
      'item-added': 'Etwas zum Wählen oder Zuordnen ist neu.',
      'item-removed': 'Etwas zum Wählen oder Zuordnen ist weg.',
      item: 'Etwas zum Wählen oder Zuordnen lautet anders.',
      places: 'Namen von Gruppen oder Anbietern lauten anders.',
      reason: 'Eine Begründung lautet anders.',
      answer: 'Die Musterantwort lautet anders.',
      tick: 'Eine andere Antwort ist jetzt richtig.',
      group: 'Etwas gehört jetzt anderswohin.',
      order: 'Die richtige Reihenfolge ist eine andere.',
      score: 'Die Fachperson bewertet anders.',
      duty: 'Jemand anderes muss handeln, oder bis zu einer anderen Zeit.',
      way: 'Eine Wahl führt anderswohin.',
      end: 'Die Geschichte endet anders.',
    },
    values: {
      tick: { right: 'richtig', wrong: 'falsch' },
      end: { good: 'gutes Ende', weak: 'schwaches Ende', harmful: 'schlechtes Ende', '–': 'kein Ende' },
      use: { practice: 'Übung', check: 'Wissenscheck', both: 'Übung und Wissenscheck' },
    },
  },
  people: {
    heading: 'Als jemand eintreten',
    lede: (organisation) =>
      `${organisation} ist erfunden, die Leute dort auch. Wähle jemanden und sieh, was diese Person sieht. Es gibt kein Passwort.`,
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
