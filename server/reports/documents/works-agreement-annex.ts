import type { Transparency } from '../transparency-shapes.ts';
import { de } from './document-words.ts';
import {
  contactLine,
  head,
  keptList,
  list,
  listOr,
  neverList,
  platformList,
  reportList,
  sightTable,
  storeList,
} from './parts.ts';

/** The annex to a works agreement, for a German works council: what the system does, as facts that an agreement can refer to. */
export function worksAgreementAnnex(facts: Transparency, { today }: { today: string }): string[] {
  const { connections } = facts;
  return [
    ...head('Anlage zur Betriebsvereinbarung: Schulungssystem Article 39', facts, de, today),
    `Ein System, das objektiv geeignet ist, Verhalten oder Leistung zu überwachen, unterliegt der Mitbestimmung (§ 87 Abs. 1 Nr. 6 BetrVG); auf die Absicht kommt es nicht an. Auch Daten über Gruppen können dazugehören. Diese Anlage beschreibt, was das System nach seinen geltenden Einstellungen tut. Betriebsvereinbarung: ${de.open('Bezeichnung, Datum')}.`,
    '## 1. Zweck',
    'Das System schult Beschäftigte im Datenschutz, weist das nach und erinnert daran. Es dient nicht der Kontrolle von Leistung oder Verhalten.',
    '## 2. Was nicht erfasst wird',
    neverList(facts, de),
    'Was nicht erfasst wird, lässt sich nachträglich nicht einschalten: Dafür gibt es keine Felder.',
    '## 3. Wer was sieht',
    sightTable(facts, de),
    'Vorgesetzte erfahren nur bei Pflichtkursen, ob sie offen, erledigt oder überfällig sind. Antworten, Punkte und gescheiterte Versuche werden ihnen nicht mitgeteilt.',
    ...(facts.recordsPoints
      ? [
          'Punkte und gezogene Fragen stehen versiegelt im Nachweis eines Abschlusses und werden nur in einem Nachweispaket offengelegt. Die Einstellung `A39_RECORD_SCORES=no` hält sie ganz heraus.',
        ]
      : ['Punkte und gezogene Fragen werden nicht in den Nachweis aufgenommen (`A39_RECORD_SCORES=no`).']),
    '## 4. Berichte',
    'Der Katalog der Berichte ist abgeschlossen. Freie Abfragen über personenbezogene Daten gibt es nicht.',
    reportList(facts, de),
    `Zahlen über Gruppen gibt es ab ${facts.smallestGroup} Personen. Ranglisten von Personen oder Einheiten gibt es nicht. Jeder Export wird protokolliert.`,
    '## 5. Protokoll der Einsicht',
    'Jede namentliche Einsicht (Liste, Seite einer Person, Export) wird mit Tag, Person und Ansicht protokolliert. Die betroffene Person kann das jederzeit selbst lesen, der Betriebsrat auf Verlangen.',
    '## 6. Fristen',
    keptList(facts, de),
    '## 7. Rollen und Zugänge',
    list([
      `Schulungsverwaltung: ${countOf(facts, 'training_admin')}; Datenschutzbeauftragte: ${countOf(facts, 'dpo')}.`,
      'Vorgesetzte ist, wem Personen unterstellt sind; der Zugang endet mit dem Tag, an dem das endet. Vertretungen haben immer ein Ende.',
      `Befristete Zugänge von Prüferinnen und Prüfern, heute offen: ${connections.auditors}.`,
    ]),
    '## 8. Verbindungen nach außen',
    list([
      `E-Mail: ${connections.mail ? 'eingerichtet' : de.none}.`,
      `Chatsysteme (nur Zahlen): ${listOr(
        connections.webhooks.map(({ host }) => host),
        de,
      )}.`,
      `Lernplattformen: ${platformList(facts, de)}. Kurspakete in Lernplattformen: ${connections.packages}.`,
      `Datenspeicher für Lernergebnisse: ${storeList(facts, de)}.`,
      `Programme mit Schlüssel: ${connections.keys}, davon mit Zugriff auf die Personalliste: ${connections.scimKeys}.`,
      `Seiten, die Elemente einbinden dürfen: ${listOr(connections.embedOrigins, de)}.`,
      `Zeitstempel und Zeugen (nur Hashwerte): ${listOr([...(connections.timeStamps ? [connections.timeStamps] : []), ...connections.witnesses], de)}.`,
    ]),
    '## 9. Änderungen',
    `Ändert sich etwas an dieser Beschreibung, wird die Anlage neu erstellt und dem Betriebsrat vorgelegt: ${de.open('Verfahren und Frist')}. Ansprechperson: ${contactLine(facts, de)}.`,
  ];
}

function countOf({ roles }: Transparency, role: 'training_admin' | 'dpo'): string {
  const people = roles.find((one) => one.role === role)?.people ?? 0;
  return people === 1 ? 'eine Person' : `${people} Personen`;
}
