import type { QuestionWords } from './question-words.ts';

const people = (count: number): string => (count === 1 ? '1 persoon' : `${count} personen`);
const entries = (count: number): string => (count === 1 ? '1 vermelding' : `${count} vermeldingen`);

export const nl: QuestionWords = {
  question: {
    who_is_trained: ({ on }) => `Wie is vandaag, ${on}, getraind?`,
    everyone_trained_on_day: ({ on }) => `Was iedereen op ${on} getraind?`,
    person: ({ person }) => `Wat is er over ${person}?`,
    period: ({ from, to }) => `Wat gebeurde er van ${from} tot en met ${to}?`,
    confidentiality: ({ on }) => `Wie had op ${on} de richtlijnen bevestigd?`,
    joiners: ({ from, to }) => `Zijn degenen getraind die van ${from} tot en met ${to} in dienst kwamen?`,
    whole_log: () => 'Wat staat er in het hele logboek?',
  },
  gap: {
    asked_without_record: (count) =>
      `${count} keer werd van iemand een cursus gevraagd en is er geen registratie. Het bestand noemt ze; zeg wat eraan is gedaan.`,
    asked_without_obligation: (count) =>
      `Van ${people(count)} in dienst werd niets gevraagd. Is dat niet de bedoeling, maak dan een regel voor hen.`,
    no_version_then: (count, day) =>
      `${count === 1 ? 'Een cursus had' : `${count} cursussen hadden`} op ${day} geen gepubliceerde versie: wat toen is gegeven, kan niet worden getoond.`,
    before_the_log: (_count, day) =>
      `Het logboek begon op ${day}. Wat ervoor was, is alleen bekend voor zover het later is opgeschreven.`,
    erased: (count) =>
      `${entries(count)} tot en met die dag ${count === 1 ? 'is' : 'zijn'} gewist. Het logboek toont wanneer en op welke grond, maar niet wat erin stond.`,
    unsigned_tail: (count) =>
      `${entries(count)} ${count === 1 ? 'is' : 'zijn'} nieuwer dan het laatste controlepunt dat de deur uit is gegaan. Laat er eerst een de deur uit gaan, dan kan een buitenstaander zien dat ze niet later zijn verzonnen.`,
    recorded_late: (count) =>
      `${count === 1 ? '1 afronding is' : `${count} afrondingen zijn`} pas na de dag zelf opgeschreven. Het bestand markeert dat; bewaar wat aantoont wanneer het was.`,
    nothing_there: () => 'Het logboek heeft daar niets over. Controleer de dag, de cursus en de afdeling.',
  },
  file: {
    full: {
      title: 'Bewijspakket, volledig',
      about: 'Alles in het logboek, met wat is gegeven en de programma’s om het te controleren.',
    },
    period: {
      title: 'Bewijspakket van die periode',
      about: 'Wat in die periode is geschreven, en elke latere correctie daarvan.',
    },
    sample: {
      title: 'Bewijspakket van deze vermeldingen',
      about: 'Elke vermelding over die persoon, met het bewijs ervan.',
    },
    certificate: {
      title: 'Bewijspakket van de laatste registratie',
      about: 'Eén registratie met het bewijs ervan.',
    },
    standing: {
      title: 'Hoever iedereen is, vandaag',
      about: 'Een rij per persoon en cursus. Een werklijst, geen bewijs.',
    },
    pivot: {
      title: 'Hoever iedereen is, een rij per persoon',
      about: 'Twee kolommen per cursus. Een werklijst, geen bewijs.',
    },
    obligations: {
      title: 'Verplichtingen, ronde voor ronde',
      about: 'Uitgedeeld, uiterlijk, gedaan, beëindigd. Een werklijst, geen bewijs.',
    },
    completions: { title: 'Afrondingen', about: 'Met de inhoud die is gegeven. Een werklijst, geen bewijs.' },
    roster: {
      title: 'Personeelsverloop',
      about: 'Wie in dienst kwam, wisselde en uit dienst ging, met de vermeldingen die dat zeggen.',
    },
    rules: { title: 'Regels', about: 'Wat van wie werd gevraagd, met elke wijziging.' },
  },
};
