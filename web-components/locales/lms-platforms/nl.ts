import { counting } from '../counting.ts';
import type { LmsPlatformsTerms } from './en.ts';

const n = counting('nl');

export const nl: LmsPlatformsTerms = {
  text: 'Een platform op deze lijst opent hier cursussen: zijn mensen hoeven niet apart in te loggen, en het hoort wie er een heeft afgerond.',
  connect: 'Een platform verbinden',
  none: 'Er is nog geen platform verbonden.',
  noneText:
    'Haal er iemand bij die je LMS beheert. Het duurt tien minuten, en voor niemand verandert er iets tot daar een cursus van ons in een cursus wordt gezet.',
  noneSteps: [
    'Je beantwoordt een paar vragen en krijgt een link.',
    'De beheerder plakt de link in het LMS, dat zich dan zelf verbindt.',
    'Wie daar cursussen maakt, kiest uit de onze.',
  ],
  noLti: 'Kan je LMS geen LTI 1.3, of weet je het niet?',
  toPackages: 'Maak dan een pakket',
  waiting: 'Wacht op toelating',
  waitingText:
    'Iemand heeft ons op een plek van een platform gezet die nog niet was gezien. Van daar komt niemand binnen tot je haar toelaat. Ken je haar niet, vraag het dan aan wie het LMS beheert.',
  letIn: 'Toelaten',
  letInOf: (place, name) => `Toelaten: ${place}, ${name}`,
  letInDone: (place, name) => `${name}: ${place} is toegelaten.`,
  shutOut: 'Uitsluiten',
  shutOutOf: (place, name) => `Uitsluiten: ${place}, ${name}`,
  shutOutDone: (place, name) => `${name}: ${place} is uitgesloten. Wie van daar kwam, is uitgelogd.`,
  place: (id) => `Plek ${id}`,
  seen: (day) => `gezien sinds ${day}`,
  strangers: (people) =>
    n(people, 'Iemand wacht tot je zegt wie het is.', '# personen wachten tot je zegt wie ze zijn.'),
  toPeople: 'Wie is wie',
  disabled: 'uitgezet',
  people: (people) => n(people, '# persoon bekend', '# personen bekend'),
  places: (places) => n(places, 'We hebben daar # plek:', 'We hebben daar # plekken:'),
  states: { waiting: 'wacht', active: 'toegelaten', disabled: 'uitgesloten' },
  links: (places) => n(places, 'Opent op # plek een cursus', 'Opent op # plekken cursussen'),
  noLinks: 'Er is daar nog geen cursus van ons neergezet.',
  there: 'Cursus daar',
  here: 'Cursus hier',
  opened: 'Personen',
  takesResults: 'Gemeld',
  yes: 'ja',
  no: 'nee',
  noCourse: 'nog niet gekozen',
  courseGone: 'niet meer aanwezig',
  look: 'Kijken wie er is',
  members: ({ total, known, added, strangers, outsiders }) =>
    `In de cursus daar: ${total}. Bekend: ${known}, nieuw op de personeelslijst: ${added}, wacht onder ‘Wie is wie’: ${strangers}, studenten en gasten: ${outsiders}.`,
  cut: 'Het zijn er meer dan 10.000; de anderen zijn niet gelezen.',
  change: 'Wijzigen',
  disable: 'Uitzetten',
  disableText:
    'Wie van daar kwam, wordt meteen uitgelogd, en niemand komt binnen. Wat te melden is, blijft bewaard en gaat weg als je het weer aanzet.',
  disabledDone: (name) => `${name} is uitgezet.`,
  enable: 'Aanzetten',
  enabledDone: (name) => `${name} is aangezet.`,
  remove: 'Verwijderen',
  removeText:
    'De links naar cursussen hier werken niet meer, wat nog niet is gemeld wordt opgegeven, en wie van daar bekend was, is dat niet meer. Afgeronde cursussen en hun bewijs blijven. Om het weer te gebruiken verbind je het opnieuw; verwijder onze tool ook in het LMS.',
  removed: (name) => `${name} is verwijderd.`,
  name: 'Naam',
  nameHint: 'Zoals het hier heet. Ook wie leert, leest dit.',
  origins: 'Adressen van zijn pagina’s',
  originsHint:
    'Alleen die mogen een cursus in een frame tonen. Eén per regel; ondertekende starts voegen de hunne zelf toe.',
  issuer: 'Uitgever (Issuer)',
  client: 'Client-id',
  changed: (name) => `${name} is gewijzigd.`,
};
