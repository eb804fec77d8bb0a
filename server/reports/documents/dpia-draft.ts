import type { Transparency } from '../transparency-shapes.ts';
import { de, en, type DocumentWords } from './document-words.ts';
import {
  contactLine,
  head,
  keptList,
  list,
  neverList,
  platformList,
  reportList,
  sightTable,
  storeList,
  tellsOthers,
} from './parts.ts';

/** What a data protection impact assessment (Art 35 GDPR) can take from this server. Whether one is needed, counsel decides. */
export function dpiaDraft(facts: Transparency, { lang, today }: { lang: string; today: string }): string[] {
  return lang === 'de' ? german(facts, de, today) : english(facts, en, today);
}

function english(facts: Transparency, words: DocumentWords, today: string): string[] {
  return [
    ...head('Data protection impact assessment: training in data protection', facts, words, today),
    `Whether an assessment under Art 35 GDPR is needed: ${words.open('decision and reasons')}. Advice of the data protection officer: ${words.open('day and outcome')}. Contact: ${contactLine(facts, words)}. Views of staff or their representatives: ${words.open('how they were asked')}.`,
    '## What happens',
    'Staff are assigned courses by rules, work through them in the browser, and answer a knowledge check. A completion is written into a signed log. Managers see whether mandatory courses of their direct reports are open, done, overdue or exempt, and nothing finer. Reminders are sent before and after the due day.',
    '## Why it is needed, and why not more',
    'Purpose: to train and to show it (Arts 39(1)(b), 29, 32(4), 24(1), 5(2) GDPR). What is not needed for that is not recorded:',
    neverList(facts, words),
    '## Who sees what',
    sightTable(facts, words),
    '## Reports',
    'The catalogue is closed: there is no free query over personal data.',
    reportList(facts, words),
    `Numbers about groups are shown from ${facts.smallestGroup} people on; a group that could be worked out from the rest is left out too.`,
    '## How long',
    keptList(facts, words),
    '## Risks, and what stands against them',
    list([
      'Staff are watched through training data. Against it: times, clicks and sign-ins are not recorded; started and not started look alike; nobody is ranked; each look at a person is logged, and the person can read that log.',
      'A result is used to judge performance. Against it: managers never see answers, attempts or points; there is no interface for appraisal.',
      `Points become known. Against it: ${facts.recordsPoints ? 'they are sealed in the evidence and disclosed only in a bundle that the data protection officer makes; `A39_RECORD_SCORES=no` keeps them out' : 'they are not recorded (`A39_RECORD_SCORES=no`)'}.`,
      'A former manager still sees former staff. Against it: the relation is dated and ends access on its day; deputies have an end.',
      'Small groups give individuals away. Against it: the smallest group and the complementary suppression above.',
      'Data outlives its purpose. Against it: the periods above, every night.',
      ...(tellsOthers(facts)
        ? [
            `Others know more than managers here do, and keep it longer. Against it: learning platforms and record stores are told what their settings say and no more (${platformList(facts, words)}; ${storeList(facts, words)}); each person sees what was told about them. An erasure here does not reach them: ${words.open('who erases there, and who sees it there')}.`,
          ]
        : []),
      `Further risks here: ${words.open('likelihood, severity, measures')}.`,
    ]),
    '## What remains',
    words.open('assessment of the remaining risk, decision, next review'),
  ];
}

function german(facts: Transparency, words: DocumentWords, today: string): string[] {
  return [
    ...head('Datenschutz-Folgenabschätzung: Schulung im Datenschutz', facts, words, today),
    `Ob eine Folgenabschätzung nach Art. 35 DSGVO nötig ist: ${words.open('Entscheidung und Gründe')}. Rat der oder des Datenschutzbeauftragten: ${words.open('Tag und Ergebnis')}. Kontakt: ${contactLine(facts, words)}. Standpunkt der Beschäftigten oder ihrer Vertretung: ${words.open('wie sie gefragt wurden')}.`,
    '## Was geschieht',
    'Beschäftigte bekommen Kurse nach Regeln zugewiesen, bearbeiten sie im Browser und beantworten eine Wissensprüfung. Ein Abschluss wird in ein signiertes Protokoll geschrieben. Vorgesetzte sehen, ob Pflichtkurse direkt unterstellter Personen offen, erledigt, überfällig oder befreit sind, und nichts Feineres. Vor und nach dem letzten Tag wird erinnert.',
    '## Warum es nötig ist, und warum nicht mehr',
    'Zweck: schulen und es nachweisen (Art. 39 Abs. 1 Buchst. b, Art. 29, Art. 32 Abs. 4, Art. 24 Abs. 1, Art. 5 Abs. 2 DSGVO). Was dafür nicht nötig ist, wird nicht erfasst:',
    neverList(facts, words),
    '## Wer was sieht',
    sightTable(facts, words),
    '## Berichte',
    'Der Katalog ist abgeschlossen: Freie Abfragen über personenbezogene Daten gibt es nicht.',
    reportList(facts, words),
    `Zahlen über Gruppen werden ab ${facts.smallestGroup} Personen gezeigt; eine Gruppe, die sich aus dem Rest errechnen ließe, entfällt ebenfalls.`,
    '## Wie lange',
    keptList(facts, words),
    '## Risiken, und was ihnen entgegensteht',
    list([
      'Beschäftigte werden über Schulungsdaten beobachtet. Dagegen: Zeiten, Klicks und Anmeldungen werden nicht erfasst; begonnen und nicht begonnen sehen gleich aus; niemand wird verglichen; jeder Blick auf eine Person wird protokolliert, und die Person kann das lesen.',
      'Ein Ergebnis dient der Beurteilung. Dagegen: Vorgesetzte sehen nie Antworten, Versuche oder Punkte; eine Schnittstelle zur Beurteilung gibt es nicht.',
      `Punkte werden bekannt. Dagegen: ${facts.recordsPoints ? 'Sie liegen versiegelt im Nachweis und werden nur in einem Paket offengelegt, das die oder der Datenschutzbeauftragte erstellt; mit `A39_RECORD_SCORES=no` bleiben sie draußen' : 'Sie werden nicht erfasst (`A39_RECORD_SCORES=no`)'}.`,
      'Frühere Vorgesetzte sehen weiter hinein. Dagegen: Das Verhältnis hat Tage und beendet den Zugang an seinem letzten; Vertretungen haben ein Ende.',
      'Kleine Gruppen verraten Einzelne. Dagegen: die kleinste Gruppe und das Weglassen wie oben.',
      'Daten überdauern ihren Zweck. Dagegen: die Fristen oben, jede Nacht.',
      ...(tellsOthers(facts)
        ? [
            `Andere wissen mehr als Vorgesetzte hier und bewahren es länger auf. Dagegen: Lernplattformen und Datenspeicher für Lernergebnisse erfahren, was ihre Einstellungen sagen, und nicht mehr (${platformList(facts, words)}; ${storeList(facts, words)}); jede Person sieht, was über sie mitgeteilt wurde. Eine Löschung hier erreicht sie nicht: ${words.open('wer dort löscht, und wer es dort sieht')}.`,
          ]
        : []),
      `Weitere Risiken hier: ${words.open('Wahrscheinlichkeit, Schwere, Maßnahmen')}.`,
    ]),
    '## Was bleibt',
    words.open('Bewertung des verbleibenden Risikos, Entscheidung, nächste Überprüfung'),
  ];
}
