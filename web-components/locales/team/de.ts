import { counting } from '../counting.ts';
import type { TeamTerms } from './en.ts';

const n = counting('de');

export const de: TeamTerms = {
  heading: 'Team',
  summary: (people, late, open) =>
    late > 0
      ? `${n(late, 'Eine Person ist überfällig', '# Personen sind überfällig')}${open > 0 ? `, bei ${n(open, 'einer weiteren', '# weiteren')} ist etwas offen` : ''}, von ${n(people, '#', '#')}.`
      : open > 0
        ? `Niemand ist überfällig. Bei ${n(open, 'einer Person', '# Personen')} von ${n(people, '#', '#')} ist etwas offen.`
        : n(people, 'Die einzige Person ist fertig.', 'Alle # sind fertig.'),
  caption: { reports: 'Pflichtkurse der Personen, die du führst', all: 'Pflichtkurse aller Personen' },
  whatIsOpen: 'Was offen ist',
  nothingOpen: 'Nichts ist offen',
  doneOf: (done, of) => `${done} von ${of} erledigt`,
  nobodyOpen: 'Niemand braucht eine Erinnerung.',
  showEveryone: 'Alle anzeigen',
  nobody: {
    reports:
      'Heute berichtet niemand an dich. Die Personen kommen aus dem Personalsystem; frag dort, wenn jemand fehlt.',
    all: 'Noch ist niemand eingetragen. Hol deine Leute aus einer CSV-Datei oder über SCIM, dann stehen sie hier.',
  },
  toPeople: 'Personen holen',
  noCourse: {
    reports: 'Von deinen Leuten wurde noch kein Kurs verlangt. Das Datenschutzteam legt fest, wer was macht.',
    all: 'Noch wurde von niemandem ein Kurs verlangt.',
  },
  toObligations: 'Festlegen, wer was macht',
  limits:
    'Du siehst offen, erledigt, überfällig und befreit. Punkte, Antworten, Versuche und ob jemand begonnen hat, sieht niemand.',
  organisation: {
    heading: 'Die Organisation',
    people: (k) => n(k, 'Eine Person gehört dazu.', '# Personen gehören dazu.'),
    parts: {
      done: (k) => n(k, '# erledigt', '# erledigt'),
      open: (k) => n(k, '# offen', '# offen'),
      overdue: (k) => n(k, '# überfällig', '# überfällig'),
      exempt: (k) => n(k, '# befreit', '# befreit'),
    },
    sentence: (name, people, parts) => `${name}: von ${n(people, 'einer Person', '# Personen')} ${parts}.`,
    table: 'Als Tabelle',
    course: 'Kurs',
    done: 'Erledigt',
    open: 'Offen, in der Zeit',
    overdue: 'Überfällig',
    exempt: 'Befreit',
    byUnit: 'Nach Bereich',
    byUnitOf: (title) => `Nach Bereich: ${title}`,
    noUnit: 'Ohne Bereich',
    withheld: (k) =>
      k === 0
        ? 'Niemand ist weggelassen.'
        : `${n(k, 'Eine Person ist', '# Personen sind')} in Bereichen, die nicht gezeigt werden: Bei weniger als zehn Personen sagt eine Zahl etwas über jede einzelne.`,
    noUnits: 'Kein Bereich hat zehn Personen, darum wird keiner für sich gezeigt.',
  },
};
