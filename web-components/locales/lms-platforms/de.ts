import { counting } from '../counting.ts';
import type { LmsPlatformsTerms } from './en.ts';

const n = counting('de');

export const de: LmsPlatformsTerms = {
  text: 'Eine Plattform auf dieser Liste öffnet hier Kurse: Ihre Personen brauchen keine weitere Anmeldung, und sie erfährt, wer einen abgeschlossen hat.',
  connect: 'Plattform verbinden',
  none: 'Noch ist keine Plattform verbunden.',
  noneText:
    'Hol jemanden dazu, der euer LMS betreut. Es dauert zehn Minuten, und für niemanden ändert sich etwas, bis dort ein Kurs von uns in einen Kurs gesetzt wird.',
  noneSteps: [
    'Du beantwortest ein paar Fragen und bekommst einen Link.',
    'Die Betreuung setzt den Link in das LMS ein, das sich dann selbst verbindet.',
    'Wer dort Kurse macht, wählt aus unseren.',
  ],
  noLti: 'Euer LMS kann kein LTI 1.3, oder du weißt es nicht?',
  toPackages: 'Stattdessen ein Paket dafür machen',
  waiting: 'Wartet darauf, eingelassen zu werden',
  waitingText:
    'Jemand hat uns an eine Stelle einer Plattform gesetzt, die vorher nicht zu sehen war. Von dort kommt niemand herein, bis du sie einlässt. Kennst du sie nicht, frag die Betreuung des LMS.',
  letIn: 'Einlassen',
  letInOf: (place, name) => `Einlassen: ${place}, ${name}`,
  letInDone: (place, name) => `${name}: ${place} ist eingelassen.`,
  shutOut: 'Aussperren',
  shutOutOf: (place, name) => `Aussperren: ${place}, ${name}`,
  shutOutDone: (place, name) => `${name}: ${place} ist ausgesperrt. Wer von dort kam, ist abgemeldet.`,
  place: (id) => `Stelle ${id}`,
  seen: (day) => `gesehen seit ${day}`,
  strangers: (people) =>
    n(
      people,
      'Jemand wartet darauf, dass du sagst, wer das ist.',
      '# Personen warten darauf, dass du sagst, wer sie sind.',
    ),
  toPeople: 'Wer ist wer',
  disabled: 'ausgeschaltet',
  people: (people) => n(people, '# Person bekannt', '# Personen bekannt'),
  places: (places) => n(places, 'Wir haben dort # Stelle:', 'Wir haben dort # Stellen:'),
  states: { waiting: 'wartet', active: 'eingelassen', disabled: 'ausgesperrt' },
  links: (places) => n(places, 'Öffnet an # Stelle einen Kurs', 'Öffnet an # Stellen Kurse'),
  noLinks: 'Noch ist kein Kurs von uns dort eingesetzt.',
  there: 'Kurs dort',
  here: 'Kurs hier',
  opened: 'Personen',
  takesResults: 'Gemeldet',
  yes: 'ja',
  no: 'nein',
  noCourse: 'noch nicht gewählt',
  courseGone: 'gibt es nicht mehr',
  look: 'Nachsehen, wer dort ist',
  members: ({ total, known, added, strangers, outsiders }) =>
    `Im Kurs dort: ${total}. Bekannt: ${known}, neu auf der Personalliste: ${added}, wartet unter „Wer ist wer“: ${strangers}, Studierende und Gäste: ${outsiders}.`,
  cut: 'Es sind mehr als 10.000; die übrigen wurden nicht gelesen.',
  change: 'Ändern',
  disable: 'Ausschalten',
  disableText:
    'Wer von dort kam, wird sofort abgemeldet, und niemand kommt herein. Was zu melden ist, bleibt und geht hinaus, wenn du wieder einschaltest.',
  disabledDone: (name) => `${name} ist ausgeschaltet.`,
  enable: 'Einschalten',
  enabledDone: (name) => `${name} ist eingeschaltet.`,
  remove: 'Löschen',
  removeText:
    'Ihre Links zu Kursen hier gehen nicht mehr, was noch nicht gemeldet ist, wird aufgegeben, und wer von dort bekannt war, ist es nicht mehr. Abschlüsse und ihre Nachweise bleiben. Um sie wieder zu nutzen, verbinde sie neu; lösche unser Werkzeug auch im LMS.',
  removed: (name) => `${name} ist gelöscht.`,
  name: 'Name',
  nameHint: 'Wie sie hier genannt wird. Auch Lernende lesen das.',
  origins: 'Adressen ihrer Seiten',
  originsHint:
    'Nur sie dürfen einen Kurs in einem Rahmen zeigen. Eine je Zeile; unterschriebene Aufrufe ergänzen ihre selbst.',
  issuer: 'Aussteller (Issuer)',
  client: 'Client-ID',
  changed: (name) => `${name} ist geändert.`,
};
