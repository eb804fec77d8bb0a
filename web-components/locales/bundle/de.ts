import { counting } from '../counting.ts';
import type { BundleTerms } from './en.ts';

const n = counting('de');

export const de: BundleTerms = {
  text: 'Eine Datei mit dem, was behauptet wurde, und mit allem, um es nachzuprüfen: offline und mit fremden Werkzeugen.',
  question: 'Was will die Prüferin?',
  kinds: {
    full: { name: 'Alles', hint: 'Jeder Eintrag, geöffnet, mit jedem Kurs, wie er gelehrt wurde.' },
    period: {
      name: 'Einen Zeitraum',
      hint: 'Was von einem Tag bis zu einem anderen eingetragen wurde, mit späteren Berichtigungen.',
    },
    sample: {
      name: 'Einträge, die die Prüferin gezogen hat',
      hint: 'Sie schickt dir Nummern; du fügst sie ein.',
    },
    certificate: {
      name: 'Einen einzelnen Nachweis',
      hint: 'Ein Abschluss und sein Beweis. Der Rest des Protokolls bleibt zu.',
    },
  },
  from: 'Erster Tag',
  to: 'Letzter Tag',
  indexes: 'Nummern der Einträge',
  indexesHint: 'Wie sie kommen: 12, 15 18 oder eine je Zeile. 20-25 sind alle sechs.',
  understood: (k, list) => `${n(k, 'Ein Eintrag', '# Einträge')}: ${list}`,
  hideWho: 'Weglassen, wer es war',
  hideWhoHint: 'Name, E-Mail, Einheit und Personalnummer bleiben zu. Kurs, Ergebnis und Tag sind zu sehen.',
  index: 'Nummer des Eintrags',
  indexHint: 'Sie steht auf dem Zertifikat.',
  extras: 'Mehr Schutz',
  nonce: 'Kennwort der Prüferin',
  nonceHint:
    'Ein Wort, das sich die Prüferin ausgedacht und heute geschickt hat (Nonce). Es kommt vor dem Paket ins Protokoll und bleibt dort. So sieht sie, dass du ihr keinen älteren Stand gibst.',
  age: 'Für die Prüferin verschlüsseln',
  ageHint: 'Ihr öffentlicher age-Schlüssel; er beginnt mit age1. Dann kann nur sie die Datei öffnen, du nicht.',
  optional: 'freiwillig',
  personal: {
    everybody: 'Die Datei enthält personenbezogene Daten von allen, die festgehalten sind.',
    named: 'Die Datei enthält personenbezogene Daten der Menschen darin.',
    nameless: 'Niemand ist in der Datei genannt; mit anderem Wissen sind manche vielleicht doch zu erkennen.',
  },
  care: 'Gib sie nur der Prüferin, und vereinbare, wann sie gelöscht wird: Eine Löschung hier erreicht sie nicht.',
  make: 'Paket erstellen',
  again: 'Noch einmal erstellen',
  entering: 'Das Kennwort kommt ins Protokoll…',
  making: 'Das Paket wird erstellt…',
  received: (kilobytes) => `bisher ${kilobytes} KB`,
  made: (name) => `${name} liegt bei deinen Downloads.`,
  entered: (index) => `Das Kennwort ist Eintrag ${index} des Protokolls.`,
  faults: {
    day: 'Gib einen Tag an.',
    order: 'Der letzte Tag liegt vor dem ersten.',
    noIndexes: 'Füge mindestens eine Nummer ein.',
    tooMany: 'In ein Paket passen höchstens 2.000 Einträge.',
    notNumber: (text) => `„${text}“ ist keine Nummer eines Eintrags.`,
    range: (text) => `„${text}“ läuft rückwärts oder ist zu lang.`,
    beyond: (list, last) => `Einen Eintrag ${list} hat das Protokoll nicht. Der letzte ist ${last}.`,
    unknown: 'Einen solchen Eintrag hat das Protokoll nicht.',
    nonce: 'Höchstens 64 Buchstaben (ohne Umlaute), Ziffern, Punkte, Binde- und Unterstriche, ohne Leerzeichen.',
    age: 'Das ist kein öffentlicher age-Schlüssel. Er beginnt mit age1 und wird ganz kopiert.',
    refused: 'Das nimmt der Server nicht an.',
  },
  showsHeading: 'Was es zeigt',
  shows: [
    'Wer welche Fassung welches Kurses an welchem Tag abgeschlossen hat.',
    'Den genauen Text dieser Fassung.',
    'Dass nach den Prüfpunkten, die die Prüferin hat, kein Eintrag dazukam, wegfiel oder geändert wurde.',
  ],
  showsNotHeading: 'Was es nicht zeigt',
  showsNot: [
    'Dass jemand etwas verstanden hat oder danach handelt. Schulung ist nicht Verhalten.',
    'Dass an der Tastatur die Person saß, die angemeldet war.',
    'Dass allen, die geschult werden mussten, ein Kurs zugewiesen war.',
  ],
  auditorHeading: 'Was du der Prüferin sagst',
  auditor: [
    'Gib den Schlüssel auf Papier, persönlich oder am Telefon, bevor du das Paket sendest. Ein Schlüssel, der im Paket mitreist, beweist nichts.',
    'Sende die Datei. In README.txt steht, wie man sie mit openssl und sha256sum prüft oder mit npx article39 verify.',
    'Lass die Prüferin die Stichprobe wählen und ihr Exemplar behalten. Das nächste Paket muss dieses enthalten.',
  ],
  page: 'Die Prüfseite (verify.html)',
  pageText: 'Sie geht in jedem Browser auf, ohne Netz. Besser holt die Prüferin sie bei uns als bei dir.',
};
