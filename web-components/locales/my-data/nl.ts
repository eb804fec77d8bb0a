import { counting } from '../counting.ts';
import type { MyDataTerms } from './en.ts';

const n = counting('nl');

export const nl: MyDataTerms = {
  heading: 'Mijn gegevens',
  lede: 'Wat dit systeem over je bewaart, waarom en hoelang, en aan wie iets ervan is getoond.',
  asPdf: 'Alles als PDF',
  asJson: 'Alles als JSON',
  stored: 'Wat er is opgeslagen',
  notRecorded:
    'Bestede tijd, klikken, apparaten en netwerkadressen worden niet vastgelegd. Je antwoorden en pogingen ziet niemand behalve jij.',
  entries: (k) => n(k, 'één gegeven', '# gegevens'),
  nothing: (titles) => `Er is niets opgeslagen over: ${titles}.`,
  why: 'Waarom',
  kept: 'Hoelang',
  all: (k) => `Alle ${k} tonen`,
  allOf: (title, k) => `Alle ${k} tonen: ${title}`,
  nobodyLooked: 'In deze periode is aan niemand iets over jou getoond.',
  mailsHeading: 'E-mails en agenda',
  mails: 'Herinner me vóór de einddatum',
  mailsHint: 'E-mails op de einddatum en als iets te laat is, krijg je altijd.',
  mailsOn: 'Genoteerd: je krijgt e-mails vóór de einddatum.',
  mailsOff: 'Genoteerd: je krijgt geen e-mails vóór de einddatum.',
  calendar: 'Je einddatums kunnen in je agenda staan.',
  noCalendar: 'Je hebt daar geen adres voor.',
  calendarSince: (day) => `Je hebt er op ${day} een adres voor gemaakt.`,
  makeCalendar: 'Adres maken',
  renewCalendar: 'Nieuw adres maken',
  endCalendar: 'Beëindigen',
  calendarMade: 'Het adres is gemaakt. Het wordt alleen nu getoond; een eerder adres werkt niet meer.',
  calendarEnded: 'Het adres werkt niet meer.',
  address: 'Adres van je agenda',
  addressHint: 'Wie het heeft, ziet je einddatums. Voeg het in je agenda toe als abonnement.',
  subscribe: 'Abonneren in het agendaprogramma',
  wrongHeading: 'Er klopt iets niet',
  wrongText: (name) => `Zeg wat er niet klopt, dan wordt het bekeken. Je kunt ook schrijven naar ${name}:`,
  ask: 'Om rectificatie vragen',
  askHeading: 'Om rectificatie vragen',
  what: 'Wat niet klopt, en wat wel',
  whatHint:
    'Het gaat naar de functionaris voor gegevensbescherming. Het antwoord vind je hier, en je krijgt een e-mail als het er is.',
  send: 'Verzoek verzenden',
  sending: 'Een moment…',
  cancel: 'Annuleren',
  asked: 'Je verzoek is onderweg. Het antwoord komt hier te staan.',
  requests: 'Jouw verzoeken',
  askedOn: (day) => `Gevraagd op ${day}`,
  waits: 'Wacht op antwoord',
  answered: {
    granted: (day) => `Ingewilligd op ${day}`,
    refused: (day) => `Afgewezen op ${day}`,
  },
  faults: { text: 'Schrijf tussen 3 en 2.000 tekens.' },
  refused: {
    too_many_requests:
      'Tien van je verzoeken wachten op antwoord. Wacht op een antwoord, of praat met de functionaris voor gegevensbescherming.',
  },
};
