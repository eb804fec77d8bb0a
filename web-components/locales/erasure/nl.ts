import { counting } from '../counting.ts';
import type { ErasureTerms } from './en.ts';

const n = counting('nl');

export const nl: ErasureTerms = {
  heading: 'Wissen',
  lede: (people, records, idle) =>
    people + records === 0
      ? idle === 0
        ? 'Vannacht wordt er niets gewist.'
        : 'Vannacht wordt er geen persoon en geen registratie gewist, alleen antwoorden waarmee niemand verdergaat.'
      : `Vannacht ${people + records === 1 ? 'zou' : 'zouden'} worden gewist: ${[people > 0 ? n(people, 'één persoon', '# personen') : '', records > 0 ? n(records, 'één registratie van iemand die blijft', '# registraties van mensen die blijven') : ''].filter(Boolean).join(' en ')}.`,
  asOf: (day) => `Dit zou de wisronde van ${day} doen. Tot nu toe is er niets gebeurd.`,
  requestsHeading: 'Gevraagd',
  noRequests: 'Niemand wacht op een wissing. Een verzoek voer je in onder Registraties.',
  person: 'Persoon',
  basis: 'Grond',
  bases: { art17: 'De persoon heeft het gevraagd (art. 17 AVG)', other: 'Een andere reden' },
  action: 'Actie',
  cancel: 'Annuleren',
  cancelFor: (name) => `Wissing van ${name} annuleren`,
  cancelled: (name) => `De wissing van ${name} is geannuleerd. Er is niets gewist.`,
  leaversHeading: 'Mensen die al lang uit dienst zijn',
  noLeavers: (day) => `Van wie uiterlijk ${day} uit dienst ging, is niemand meer opgeslagen.`,
  leftOn: 'Uit dienst op',
  recordsHeading: 'Van mensen die blijven',
  records: (k) =>
    k === 0
      ? 'Geen registratie heeft het einde van de bewaartermijn bereikt.'
      : `${n(k, 'Eén registratie heeft', '# registraties hebben')} het einde van de bewaartermijn bereikt: wat is toegewezen, afgerond of bevestigd.`,
  idle: (k, days) =>
    k === 0
      ? `Geen antwoorden van een poging liggen langer dan ${days} dagen stil.`
      : `De antwoorden van ${n(k, 'één poging', '# pogingen')} waarmee ${days} dagen lang niemand verder is gegaan.`,
  heldHeading: 'Zouden worden gewist, maar hebben een wisblokkade',
  heldText: 'Zodra de blokkade is opgeheven, wist de volgende wisronde ze. Wat is gevraagd, kun je annuleren.',
  why: 'Zou worden gewist omdat',
  whyGone: { requested: 'het is gevraagd', period: 'de persoon al lang uit dienst is' },
  reason: 'Blokkade voor',
  periodsHeading: 'Hoelang iets wordt bewaard',
  periodsText: 'De bewaartermijnen zijn instellingen van de server. Wie hem beheert, kan ze wijzigen.',
  periods: {
    records: 'Registraties',
    leavers: 'Mensen die uit dienst zijn',
    answers: 'Antwoorden van een poging waarmee niemand verdergaat',
  },
  recordsPeriod: (years, day) =>
    `Tot het einde van het ${years}e jaar na dat van de registratie. Vandaag eindigt dat voor alles tot en met ${day}.`,
  leaversPeriod: (day) =>
    `Zo lang als de laatste registratie. Vandaag eindigt dat voor wie uiterlijk ${day} uit dienst ging.`,
  answersPeriod: (days) => `${n(days, 'Eén dag', '# dagen')} na het laatste antwoord. Bij afronding meteen.`,
  holdsHeading: 'Wisblokkades',
  noHolds: 'Er is geen wisblokkade. Je stelt die in onder Registraties.',
  holdsText: 'Over deze personen wordt niets gewist.',
  since: 'Sinds',
  lift: 'Opheffen',
  liftFor: (name) => `Wisblokkade voor ${name} opheffen`,
  lifted: (name) => `De wisblokkade voor ${name} is opgeheven.`,
  refused: {},
  faults: {},
};
