import type { Transparency } from '../transparency-shapes.ts';
import { de, en, type DocumentWords } from './document-words.ts';
import { contactLine, head, keptList, list, listOr, platformList, storeList, tellsOthers } from './parts.ts';

/** The entry in the record of processing activities (Art 30(1) GDPR): its seven items, as far as this server knows them. */
export function recordOfProcessing(facts: Transparency, { lang, today }: { lang: string; today: string }): string[] {
  return lang === 'de' ? german(facts, de, today) : english(facts, en, today);
}

function english(facts: Transparency, words: DocumentWords, today: string): string[] {
  const { connections } = facts;
  return [
    ...head('Record of processing: training in data protection', facts, words, today),
    '## Controller and contacts',
    `${facts.organisation}, ${words.open('address')}. Named in the settings as contact: ${contactLine(facts, words)}. Joint controllers, representative, data protection officer if somebody else: ${words.open('names and contacts, or none')}.`,
    '## Purposes',
    'To train staff in data protection, to show that it was done, and to remind of it (Arts 39(1)(b), 29, 32(4), 24(1) and 5(2) GDPR). It is not used to judge performance or conduct: there is no field and no interface for that.',
    `Legal basis: ${words.open('by counsel')}.`,
    '## Categories of people and of data',
    list([
      'Staff, and people who left: name, staff number, e-mail address, unit, job, location, language, first and last day, who manages whom, with dates.',
      'What was assigned and why, due day, day and version of completion, certificate, a badge if somebody asked for one, policies acknowledged, trainings elsewhere, exemptions by category (nothing about health).',
      'While somebody works on a course: their place in it and their answers.',
      'Reminders sent; who looked at whose training, by day.',
      ...(facts.recordsPoints
        ? ['Points and drawn questions of a knowledge check, sealed inside the evidence of the completion.']
        : []),
      ...(tellsOthers(facts)
        ? [
            'By what a learning platform knows a person, and from where they opened which course there; what platforms and record stores were told.',
            'People whom a learning platform sends and who are not on staff: what it calls them, and name, e-mail address and staff number if it says them.',
          ]
        : []),
      'Auditors from outside: name, organisation, e-mail address.',
    ]),
    '## Recipients',
    list([
      'Inside: line managers (whether mandatory courses of their direct reports are open, done, overdue or exempt), training administrators, the data protection officer.',
      `Auditors with an account that opens something today: ${connections.auditors}. Auditors get evidence that the data protection officer hands out.`,
      `Mail server: ${connections.mail ? 'set up; it gets reminders with the name and address of the person' : words.none}.`,
      `Chat systems, which get numbers only: ${listOr(
        connections.webhooks.map(({ host }) => host),
        words,
      )}.`,
      ...(tellsOthers(facts)
        ? [
            `Learning platforms, about whoever opens a course in them: ${platformList(facts, words)}. Packages of courses in such platforms, which tell the platform the same: ${connections.packages}.`,
            `Record stores: ${storeList(facts, words)}.`,
          ]
        : []),
      `Time-stamping authority and witnesses, which get hashes and the number of entries, nothing about people: ${listOr([...(connections.timeStamps ? [connections.timeStamps] : []), ...connections.witnesses], words)}.`,
      `Programs with a key: ${connections.keys}, of which ${connections.scimKeys} may change the staff list.`,
      `Host of the server, if not the controller: ${words.open('processor and contract')}.`,
    ]),
    '## Transfers to third countries',
    `The pages load nothing from elsewhere. For the recipients above: ${words.open('country and safeguard for each, or none')}.`,
    '## Time limits for erasure',
    keptList(facts, words),
    'The defaults are for counsel to confirm. A legal hold forbids erasure until it is lifted.',
    '## Security',
    `Sign-in with sessions that end; roles that are looked up for each request and end with the relation; secrets stored as hashes; a log of evidence that is signed and can be checked outside; a log of who looked at whose training. Hosting, backup, encryption and restore: ${words.open('general description')}.`,
  ];
}

function german(facts: Transparency, words: DocumentWords, today: string): string[] {
  const { connections } = facts;
  return [
    ...head('Verzeichnis von Verarbeitungstätigkeiten: Schulung im Datenschutz', facts, words, today),
    '## Verantwortlicher und Kontakte',
    `${facts.organisation}, ${words.open('Anschrift')}. In den Einstellungen als Kontakt genannt: ${contactLine(facts, words)}. Gemeinsam Verantwortliche, Vertreter, Datenschutzbeauftragte oder Datenschutzbeauftragter, falls jemand anderes: ${words.open('Namen und Kontakte, oder keine')}.`,
    '## Zwecke',
    'Beschäftigte im Datenschutz schulen, das nachweisen und daran erinnern (Art. 39 Abs. 1 Buchst. b, Art. 29, Art. 32 Abs. 4, Art. 24 Abs. 1 und Art. 5 Abs. 2 DSGVO). Leistung oder Verhalten wird damit nicht beurteilt: Dafür gibt es kein Feld und keine Schnittstelle.',
    `Rechtsgrundlage: ${words.open('durch die Rechtsberatung')}.`,
    '## Kategorien von Personen und Daten',
    list([
      'Beschäftigte und Ausgeschiedene: Name, Personalnummer, E-Mail-Adresse, Einheit, Tätigkeit, Standort, Sprache, erster und letzter Tag, wer wem unterstellt ist, mit Tagen.',
      'Was zugewiesen ist und warum, bis wann, Tag und Version des Abschlusses, Teilnahmenachweis, bestätigte Richtlinien, Schulungen anderswo, Befreiungen nach Kategorie (nichts über Gesundheit).',
      'Während der Bearbeitung eines Kurses: die Stelle darin und die Antworten.',
      'Versandte Erinnerungen; wer an welchem Tag wessen Schulungsstand angesehen hat.',
      ...(facts.recordsPoints
        ? ['Punkte und gezogene Fragen einer Wissensprüfung, versiegelt im Nachweis des Abschlusses.']
        : []),
      ...(tellsOthers(facts)
        ? [
            'Woran eine Lernplattform eine Person erkennt und von wo dort welcher Kurs geöffnet wurde; was Plattformen und Datenspeicher für Lernergebnisse erfuhren.',
            'Personen, die eine Lernplattform schickt und die nicht zum Personal gehören: wie sie dort heißen, und Name, E-Mail-Adresse und Personalnummer, falls sie das mitteilt.',
          ]
        : []),
      'Prüferinnen und Prüfer von außen: Name, Organisation, E-Mail-Adresse.',
    ]),
    '## Empfänger',
    list([
      'Intern: Vorgesetzte (ob Pflichtkurse direkt unterstellter Personen offen, erledigt, überfällig oder befreit sind), Schulungsverwaltung, Datenschutzbeauftragte oder Datenschutzbeauftragter.',
      `Zugänge von Prüferinnen und Prüfern, die heute etwas öffnen: ${connections.auditors}. Sie erhalten Nachweise, die die oder der Datenschutzbeauftragte herausgibt.`,
      `Mailserver: ${connections.mail ? 'eingerichtet; er erhält Erinnerungen mit Name und Adresse der Person' : words.none}.`,
      `Chatsysteme, die nur Zahlen erhalten: ${listOr(
        connections.webhooks.map(({ host }) => host),
        words,
      )}.`,
      ...(tellsOthers(facts)
        ? [
            `Lernplattformen, über Personen, die dort einen Kurs öffnen: ${platformList(facts, words)}. Kurspakete in solchen Plattformen, die der Plattform dasselbe mitteilen: ${connections.packages}.`,
            `Datenspeicher für Lernergebnisse: ${storeList(facts, words)}.`,
          ]
        : []),
      `Zeitstempeldienst und Zeugen, die Hashwerte und die Zahl der Einträge erhalten, nichts über Personen: ${listOr([...(connections.timeStamps ? [connections.timeStamps] : []), ...connections.witnesses], words)}.`,
      `Programme mit Schlüssel: ${connections.keys}, davon dürfen ${connections.scimKeys} die Personalliste ändern.`,
      `Betreiber des Servers, falls nicht der Verantwortliche: ${words.open('Auftragsverarbeiter und Vertrag')}.`,
    ]),
    '## Übermittlung in Drittländer',
    `Die Seiten laden nichts von anderswo. Für die Empfänger oben: ${words.open('je Empfänger Land und Garantie, oder keine')}.`,
    '## Löschfristen',
    keptList(facts, words),
    'Die Voreinstellungen bestätigt die Rechtsberatung. Eine Löschsperre verhindert die Löschung, bis sie aufgehoben ist.',
    '## Sicherheit',
    `Anmeldung mit Sitzungen, die enden; Rollen, die bei jeder Anfrage nachgesehen werden und mit dem Verhältnis enden; Geheimnisse nur als Hashwert; ein signiertes Protokoll der Nachweise, das sich außerhalb prüfen lässt; ein Protokoll, wer wessen Schulungsstand angesehen hat. Betrieb, Sicherung, Verschlüsselung und Wiederherstellung: ${words.open('allgemeine Beschreibung')}.`,
  ];
}
