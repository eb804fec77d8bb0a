import { counting } from '../counting.ts';
import type { LmsPackagesTerms } from './en.ts';

const n = counting('nl');

export const nl: LmsPackagesTerms = {
  text: 'Een pakket is een bestand dat een LMS importeert, voor één cursus in één taal. Gebruik het waar het LMS niet te verbinden is.',
  make: 'Een pakket maken',
  none: 'Er is nog geen pakket gemaakt.',
  course: 'Cursus',
  chooseCourse: 'Kies een cursus',
  lang: 'Taal',
  kind: 'Wat neemt het LMS aan?',
  kinds: {
    scorm12: 'SCORM 1.2',
    scorm2004: 'SCORM 2004, 4e editie',
    cmi5: 'cmi5',
    html: 'Een pagina in de browser, zonder LMS',
  },
  kindHints: {
    scorm12: 'Dit neemt elk LMS aan. Weet je het niet, kies dan dit.',
    scorm2004: 'Als je LMS erom vraagt.',
    cmi5: 'Voor een LMS met een eigen recordstore (xAPI).',
    html: 'Voor een intranet of een gedeelde map. Geen LMS hoort wie de cursus heeft afgerond.',
  },
  form: 'Waar draait de cursus?',
  forms: { connected: 'Op deze server (verbonden)', standalone: 'Alleen in het LMS (zelfstandig)' },
  formHints: {
    connected: 'Het pakket opent de cursus hier. Wat is afgerond, staat in ons bewijs, en het LMS hoort het.',
    standalone:
      'Zonder deze server. De juiste antwoorden zitten in het pakket, wie het afrondt staat niet in ons bewijs, en een nieuwe versie vraagt een nieuw pakket.',
  },
  name: 'Naam',
  nameHint: 'Hoe het LMS hier heet. Ook wie leert, leest dit: gemeld aan …',
  identifies: 'Hoe weten we wie er leert?',
  identifiesBy: { sign_in: 'Men logt hier in', lms: 'Het LMS zegt het' },
  identifiesHints: {
    sign_in: 'In een eigen venster, met de bekende manier van inloggen. Alleen dit is zeker.',
    lms: 'Zonder inloggen. De browser van iedereen die leert, krijgt de sleutel van het pakket: wie weet hoe, zou zich voor iemand anders kunnen uitgeven, en het bewijs vermeldt dat.',
  },
  numbers: 'Zijn kenmerken zijn onze personeelsnummers',
  numbersHint:
    'Wie het pakket opent, wordt daarmee gevonden. Laat het uit als het nummers van het LMS zijn: één ervan kan het personeelsnummer van een ander zijn. Dan zeg je één keer onder Wie is wie van wie ze zijn.',
  cmi5Text: 'Bij cmi5 zegt het LMS wie er leert.',
  lms: 'Adres van het LMS',
  lmsHint: 'Dan draaien pakketten daar meteen. Anders wordt de eerste start geweigerd, en laat je het hier toe.',
  made: (name) => `${name} is gemaakt.`,
  download: 'Downloaden',
  downloadTexts: {
    connected:
      'Download het nu: er zit een sleutel in, en het is niet nog eens te krijgen. Wie het bestand heeft, kan de cursus openen zoals het LMS, dus geef het alleen aan wie het LMS beheert.',
    standalone: 'Geef het alleen aan wie het LMS beheert: wie de bestanden opent, kan de juiste antwoorden lezen.',
  },
  understood: 'Klaar',
  identifiesFacts: {
    sign_in: 'men logt hier in',
    lms: 'het LMS zegt wie er leert',
    lms_number: 'het LMS zegt wie er leert, met het personeelsnummer',
  },
  opened: (people) => n(people, 'geopend door # persoon', 'geopend door # personen'),
  ended: 'beëindigd',
  end: 'Beëindigen',
  endText:
    'Het opent de cursus niet meer, en wie erin is, wordt meteen uitgelogd. Wat is afgerond, blijft. Een nieuw pakket moet opnieuw worden geïmporteerd.',
  endedDone: (name) => `${name} is beëindigd.`,
  places: 'LMS’en waarin pakketten draaien',
  placesText: 'Een pakket draait alleen in een LMS dat je hebt toegelaten. Een nieuw wacht hier na zijn eerste start.',
  noPlaces: 'Er is nog geen pakket geopend.',
  placeStates: { waiting: 'wacht op toelating', active: 'toegelaten', disabled: 'uitgesloten' },
  seen: (day) => `gezien sinds ${day}`,
  letIn: 'Toelaten',
  letInDone: (origin) => `${origin} is toegelaten.`,
  shutOut: 'Uitsluiten',
  shutOutDone: (origin) => `${origin} is uitgesloten. Wie van daar kwam, is uitgelogd.`,
};
