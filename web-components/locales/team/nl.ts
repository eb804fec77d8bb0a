import { counting } from '../counting.ts';
import type { TeamTerms } from './en.ts';

const n = counting('nl');

export const nl: TeamTerms = {
  heading: 'Team',
  summary: (people, late, open) =>
    late > 0
      ? `${n(late, 'Eén persoon is te laat', '# personen zijn te laat')}${open > 0 ? `, bij ${n(open, 'nog één', 'nog #')} staat een training open` : ''}, op een totaal van ${n(people, '#', '#')}.`
      : open > 0
        ? `Niemand is te laat. Bij ${n(open, 'één persoon', '# personen')} van ${n(people, '#', '#')} staat een training open.`
        : n(people, 'De enige persoon is klaar.', 'Alle # zijn klaar.'),
  caption: {
    reports: 'Verplichte cursussen van de personen aan wie je leidinggeeft',
    all: 'Verplichte cursussen van iedereen',
  },
  whatIsOpen: 'Wat openstaat',
  nothingOpen: 'Er staat niets open',
  doneOf: (done, of) => `${done} van ${of} gedaan`,
  nobodyOpen: 'Niemand hoeft herinnerd te worden.',
  showEveryone: 'Iedereen tonen',
  nobody: {
    reports:
      'Vandaag geef je aan niemand leiding. De personen komen uit het personeelssysteem; vraag daar of er iemand ontbreekt.',
    all: 'Er is nog niemand in dienst. Haal je mensen uit een CSV-bestand of via SCIM, dan staan ze hier.',
  },
  toPeople: 'Personen binnenhalen',
  noCourse: {
    reports: 'Van jouw mensen is nog geen cursus gevraagd. Het team gegevensbescherming bepaalt wie wat doet.',
    all: 'Er is nog van niemand een cursus gevraagd.',
  },
  toObligations: 'Bepalen wie wat doet',
  limits:
    'Je ziet open, gedaan, te laat en vrijgesteld. Punten, antwoorden, pogingen en of iemand is begonnen, krijgt niemand te zien.',
  organisation: {
    heading: 'De organisatie',
    people: (k) => n(k, 'Eén persoon is in dienst.', '# personen zijn in dienst.'),
    parts: {
      done: (k) => n(k, '# gedaan', '# gedaan'),
      open: (k) => n(k, '# open', '# open'),
      overdue: (k) => n(k, '# te laat', '# te laat'),
      exempt: (k) => n(k, '# vrijgesteld', '# vrijgesteld'),
    },
    sentence: (name, people, parts) => `${name}: van ${n(people, 'één persoon', '# personen')} ${parts}.`,
    table: 'Als tabel',
    course: 'Cursus',
    done: 'Gedaan',
    open: 'Open, op tijd',
    overdue: 'Te laat',
    exempt: 'Vrijgesteld',
    byUnit: 'Per afdeling',
    byUnitOf: (title) => `Per afdeling: ${title}`,
    noUnit: 'Zonder afdeling',
    withheld: (k) =>
      k === 0
        ? 'Er is niemand weggelaten.'
        : `${n(k, 'Eén persoon zit', '# personen zitten')} in afdelingen die niet worden getoond: bij minder dan tien personen zegt een getal iets over ieder van hen.`,
    noUnits: 'Geen afdeling heeft tien personen, dus er wordt er geen apart getoond.',
  },
};
