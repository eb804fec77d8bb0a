import { counting } from '../counting.ts';
import type { DocumentsTerms } from './en.ts';

const n = counting('nl');

export const nl: DocumentsTerms = {
  heading: 'Documenten',
  lede: 'Richtlijnen die iedereen leest en bevestigt, en trainingen elders. Alles wordt vastgelegd zoals een cursus.',
  publish: 'Document publiceren',
  record: 'Training elders registreren',
  empty: 'Er is nog niets gepubliceerd. Begin met een richtlijn die iedereen moet lezen.',
  columns: {
    title: 'Document',
    kind: 'Soort',
    published: 'Gepubliceerd',
    standing: 'Status',
    action: 'Actie',
  },
  kinds: { policy: 'Richtlijn', training: 'Training elders' },
  notAsked: 'Niemand is gevraagd',
  standing: (acknowledged, asked) => `${n(acknowledged, '#', '#')} van de ${n(asked, '#', '#')} bevestigd`,
  recorded: (k) => (k === 0 ? 'Niemand is geregistreerd' : n(k, 'Eén registratie', '# registraties')),
  download: 'Downloaden',
  ask: 'Iedereen vragen',
  askNew: 'Nieuwe mensen vragen',
  named: (action, title, version) => `${action}: ${title}, ${version}`,
  askHeading: (title, version) => `Iedereen vragen ‘${title}’, versie ${version}, te lezen`,
  askText:
    'Iedereen in dienst vindt het onder Mijn trainingen en verklaart het te hebben gelezen en zich eraan te houden. Wie al eerder is gevraagd, wordt niet opnieuw gevraagd.',
  dueOn: 'Te lezen uiterlijk',
  askDo: 'Vragen',
  asked: (k, day) =>
    k === 0
      ? 'Iedereen was al gevraagd. Er is niets veranderd.'
      : `Aan ${n(k, 'één persoon', '# personen')} is gevraagd het uiterlijk ${day} te lezen.`,
  cancel: 'Niet nu',
  sending: 'Een moment…',
  publishHeading: 'Document publiceren',
  publishText: 'Het wordt bevroren zoals het is. Een wijziging is een nieuwe versie.',
  kind: 'Wat het is',
  kindHints: {
    policy: 'Mensen lezen het en verklaren dat ze zich eraan houden.',
    training:
      'Het zegt wat in een lokaal of door een andere aanbieder is gegeven: een programma, dia’s, een bewijs zonder namen.',
  },
  title: 'Titel',
  documentId: 'Korte naam',
  documentIdHint: 'Kleine letters, cijfers en streepjes. De naam blijft in alle versies gelijk.',
  version: 'Versie',
  versionHint: 'Bijvoorbeeld 2026-1.',
  lang: 'Taal',
  file: 'Bestand',
  fileHint: 'Tot 10 MB, liefst een PDF. Noem er niemand in: het komt in elk pakket voor een auditor.',
  publishDo: 'Publiceren',
  published: (title, version) => `‘${title}’, versie ${version}, is gepubliceerd. Je kunt het nu gebruiken.`,
  recordHeading: 'Training elders registreren',
  recordText:
    'Voor wat in een lokaal, op papier of bij een andere aanbieder gebeurde. In het logboek staat dat het met de hand is ingevoerd, en door wie.',
  taught: 'Wat',
  choose: 'Kies…',
  courses: 'Onze cursussen, elders gegeven',
  trainings: 'Trainingen met een document',
  people: 'Wie',
  peopleHint: 'Zoek iedereen die erbij was op naam of personeelsnummer.',
  find: 'Zoeken',
  searchLabel: 'Naam of personeelsnummer',
  found: (k) => n(k, 'Eén persoon gevonden', '# personen gevonden'),
  none: 'Niemand in dienst heeft die naam of dat nummer.',
  add: (name) => `${name} toevoegen`,
  remove: (name) => `${name} van de lijst halen`,
  chosen: (k) =>
    k === 0
      ? 'Er staat nog niemand op de lijst.'
      : n(k, 'Eén persoon staat op de lijst:', '# personen staan op de lijst:'),
  outcome: 'Resultaat',
  outcomes: { attended: 'Deelgenomen', completed: 'Afgerond', passed: 'Geslaagd voor een toets' },
  completedOn: 'Dag',
  recordDo: (k) => n(k, 'Eén persoon registreren', '# personen registreren'),
  recordedDone: (k, first) => `${n(k, 'Eén training is', '# trainingen zijn')} vastgelegd, vanaf vermelding ${first}.`,
  notAssigned: (name) =>
    `${name} heeft deze cursus niet open. Wijs hem eerst toe of haal de persoon van de lijst. Niemand is geregistreerd.`,
  faults: {
    dueOn: 'Kies vandaag of een dag die nog komt.',
    title: 'Geef het een titel van 3 tot en met 200 tekens.',
    documentId: 'Gebruik kleine letters, cijfers en losse streepjes, en geen naam die een cursus heeft.',
    version: 'Schrijf de versie als 2026-1 of 1.0.0.',
    file: 'Kies een bestand.',
    tooLarge: 'Het bestand is groter dan 10 MB. Kies een kleiner.',
    taught: 'Kies wat er is gegeven.',
    people: 'Zet minstens één persoon op de lijst, en hoogstens 500.',
    search: 'Typ minstens twee tekens.',
    completedOn: 'Kies een dag die niet nog moet komen.',
  },
  refused: {
    document_changed:
      'Die versie is al gepubliceerd met een ander bestand of als een andere soort. Geef deze een andere versie.',
    document_unknown: 'Dat document bestaat niet meer of is van een andere soort.',
    person_unknown: 'Iemand op de lijst is niet meer in dienst. Niemand is geregistreerd.',
    assignment_unknown: 'Iemand op de lijst heeft deze cursus niet open. Wijs hem eerst toe. Niemand is geregistreerd.',
    course_unknown: 'Die cursusversie bestaat niet meer.',
    body_too_large: 'Het bestand is te groot. Kies er een van hoogstens 10 MB.',
    invalid_input: 'Iets erin kan niet kloppen. Kijk het nog eens na.',
  },
};
