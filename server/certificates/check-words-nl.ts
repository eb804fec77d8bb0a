import type { CheckWords } from './check-words.ts';

export const nl: CheckWords = {
  title: 'Afrondingsbewijs controleren',
  intro:
    'Hier kan iedereen zien of een afrondingsbewijs hier is afgegeven, of het is gewijzigd en of de registratie nog geldt. Het bestand wordt gelezen en niet bewaard.',
  fileHeading: 'Met het bestand',
  fileLabel: 'PDF-bestand van het afrondingsbewijs',
  fileHint: 'Sleep het hierheen of kies het. Hoogstens 2 MB.',
  fileButton: 'Bestand controleren',
  numbersHeading: 'Met de nummers op het papier',
  numbersHint: 'Nummers alleen noemen niemand: ze zeggen dat er een registratie van een dag is, en of die nog geldt.',
  entry: 'Vermelding',
  leafHash: 'Bladhash',
  numbersButton: 'Nummers controleren',
  linesHeading: 'Met de QR-code',
  linesLabel: 'De vijf regels van de QR-code',
  linesHint: 'Scan de code met een telefoon en plak wat er staat.',
  linesButton: 'Regels controleren',
  verdicts: {
    issued: {
      heading: 'Hier afgegeven en ongewijzigd',
      text: 'Dit is, byte voor byte, het bestand dat is uitgereikt.',
    },
    changed: {
      heading: 'Dit bestand is niet het afgegeven bestand',
      text: 'De registratie waar het bestand over gaat, bestaat, maar het bestand is na de uitreiking gewijzigd.',
    },
    proven: {
      heading: 'Het bestand zegt wat de registratie zegt',
      text: 'Het wiskundige bewijs klopt en niets erop wijkt af van de registratie. Of het precies het uitgereikte bestand is, valt niet te zeggen, want hier wordt geen kopie bewaard.',
    },
    unknown: {
      heading: 'Niet hier afgegeven',
      text: 'Het logboek hier heeft geen registratie die bij dit bestand past.',
    },
  },
  changedUnseen: 'Er is geen verschil te zien. Misschien heeft een ander programma het bestand opnieuw opgeslagen.',
  whatDiffers: 'Wat afwijkt',
  states: {
    stands: {
      heading: 'De registratie geldt',
      text: ({ day }) => `Ze is van ${day} en is sindsdien niet gecorrigeerd en niet ingetrokken.`,
    },
    corrected: {
      heading: 'De registratie is sindsdien gecorrigeerd',
      text: ({ day, since }) =>
        `Ze is van ${day} en is op ${since} gecorrigeerd. Vraag om het afrondingsbewijs van de gecorrigeerde registratie.`,
    },
    withdrawn: {
      heading: 'De registratie is ingetrokken',
      text: ({ day, since }) => `Ze is van ${day} en is op ${since} ingetrokken. Ze telt niet meer.`,
    },
    erased: {
      heading: 'De registratie is sindsdien gewist',
      text: ({ day }) =>
        `Ze is van ${day}. Wat erin stond, is hier gewist, zoals de wetgeving over gegevensbescherming na verloop van tijd of op verzoek eist.`,
    },
    lost: {
      heading: 'De registratie is er, de inhoud niet',
      text: ({ day }) => `Ze is van ${day}. Wat erin stond, ging hier verloren toen een back-up werd teruggezet.`,
    },
  },
  numbersFound: 'Bij deze nummers hoort een trainingsregistratie',
  numbersUnknown: {
    heading: 'Geen registratie gevonden',
    text: 'Het logboek hier heeft geen trainingsregistratie met die vermelding en die bladhash. Vergelijk elk teken: hoofdletter I, kleine letter l en 1 lijken op elkaar.',
  },
  again: 'Nog een controleren',
  refused: 'Dit kon niet worden gecontroleerd',
  refusals: {
    body_too_large: 'Het bestand is groter dan 2 MB. Zo groot is geen afrondingsbewijs.',
    too_many_requests: 'Te veel controles tegelijk. Wacht een minuut en probeer het opnieuw.',
    invalid_input: 'Dit is geen leesbaar afrondingsbewijs, of een nummer is niet volledig.',
  },
  day: (day) =>
    new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)),
};
