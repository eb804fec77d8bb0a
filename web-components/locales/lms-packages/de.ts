import { counting } from '../counting.ts';
import type { LmsPackagesTerms } from './en.ts';

const n = counting('de');

export const de: LmsPackagesTerms = {
  text: 'Ein Paket ist eine Datei, die ein LMS importiert, für einen Kurs in einer Sprache. Nimm es, wo sich das LMS nicht verbinden lässt.',
  make: 'Paket machen',
  none: 'Noch ist kein Paket gemacht.',
  course: 'Kurs',
  chooseCourse: 'Wähle einen Kurs',
  lang: 'Sprache',
  kind: 'Was nimmt das LMS?',
  kinds: {
    scorm12: 'SCORM 1.2',
    scorm2004: 'SCORM 2004, 4. Ausgabe',
    cmi5: 'cmi5',
    html: 'Eine Seite im Browser, ohne LMS',
  },
  kindHints: {
    scorm12: 'Das nimmt jedes LMS. Wenn du es nicht weißt, wähle das.',
    scorm2004: 'Wenn euer LMS danach fragt.',
    cmi5: 'Für ein LMS mit einem eigenen Record Store (xAPI).',
    html: 'Für ein Intranet oder eine Dateiablage. Kein LMS erfährt, wer den Kurs abgeschlossen hat.',
  },
  form: 'Wo läuft der Kurs?',
  forms: { connected: 'Auf diesem Server (verbunden)', standalone: 'Allein im LMS (eigenständig)' },
  formHints: {
    connected: 'Das Paket öffnet den Kurs hier. Abschlüsse stehen in unserem Nachweis, und das LMS erfährt sie.',
    standalone:
      'Ohne diesen Server. Die richtigen Antworten liegen im Paket, wer es abschließt, steht nicht in unserem Nachweis, und eine neue Version braucht ein neues Paket.',
  },
  name: 'Name',
  nameHint: 'Wie das LMS hier heißt. Auch Lernende lesen das: gemeldet an …',
  identifies: 'Woher wissen wir, wer lernt?',
  identifiesBy: { sign_in: 'Sie melden sich hier an', lms: 'Das LMS sagt es' },
  identifiesHints: {
    sign_in: 'In einem eigenen Fenster, mit der Anmeldung, die sie kennen. Nur das ist sicher.',
    lms: 'Ohne Anmeldung. Den Schlüssel im Paket bekommt der Browser aller, die lernen: Wer sich auskennt, könnte sich für jemand anders ausgeben, und im Nachweis steht das dabei.',
  },
  numbers: 'Seine Kennungen sind unsere Personalnummern',
  numbersHint:
    'Wer das Paket öffnet, wird danach gefunden. Lass es aus, wenn es Nummern des LMS sind: Eine davon kann die Personalnummer einer anderen Person sein. Dann sagst du einmal unter Wer ist wer, wem sie gehören.',
  cmi5Text: 'Bei cmi5 sagt das LMS, wer lernt.',
  lms: 'Adresse des LMS',
  lmsHint: 'Dann laufen Pakete dort sofort. Sonst wird der erste Aufruf abgelehnt, und du lässt es hier ein.',
  made: (name) => `${name} ist gemacht.`,
  download: 'Herunterladen',
  downloadTexts: {
    connected:
      'Lade es jetzt herunter: Es enthält einen Schlüssel und ist nicht noch einmal zu haben. Wer die Datei hat, kann den Kurs öffnen wie das LMS, also gib sie nur dessen Betreuung.',
    standalone: 'Gib es nur der Betreuung des LMS: Wer seine Dateien öffnet, kann die richtigen Antworten lesen.',
  },
  understood: 'Erledigt',
  identifiesFacts: {
    sign_in: 'man meldet sich hier an',
    lms: 'das LMS sagt, wer lernt',
    lms_number: 'das LMS sagt, wer lernt, mit der Personalnummer',
  },
  opened: (people) => n(people, 'von # Person geöffnet', 'von # Personen geöffnet'),
  ended: 'beendet',
  end: 'Beenden',
  endText:
    'Es öffnet den Kurs nicht mehr, und wer darin ist, wird sofort abgemeldet. Was abgeschlossen ist, bleibt. Ein neues Paket muss neu importiert werden.',
  endedDone: (name) => `${name} ist beendet.`,
  places: 'LMS, in denen Pakete laufen',
  placesText:
    'Ein Paket läuft nur in einem LMS, das du eingelassen hast. Ein neues wartet nach seinem ersten Aufruf hier.',
  noPlaces: 'Noch ist kein Paket geöffnet worden.',
  placeStates: { waiting: 'wartet darauf, eingelassen zu werden', active: 'eingelassen', disabled: 'ausgesperrt' },
  seen: (day) => `gesehen seit ${day}`,
  letIn: 'Einlassen',
  letInDone: (origin) => `${origin} ist eingelassen.`,
  shutOut: 'Aussperren',
  shutOutDone: (origin) => `${origin} ist ausgesperrt. Wer von dort kam, ist abgemeldet.`,
};
