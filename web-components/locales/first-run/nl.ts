import { counting } from '../counting.ts';
import type { FirstRunTerms } from './en.ts';

const n = counting('nl');

export const nl: FirstRunTerms = {
  heading: 'Van niets naar de eerste toewijzing',
  lede: 'Vijf minuten, in deze volgorde. Vóór de laatste stap gebeurt er niets.',
  done: 'Gedaan:',
  steps: {
    people: 'Personen binnenhalen',
    whom: 'Kiezen voor wie',
    course: 'Een cursus kiezen',
    times: 'Wanneer uiterlijk, en hoe vaak',
    see: 'Kijken wie hem krijgt',
    assign: 'Toewijzen',
  },
  people: (k) => (k === 0 ? 'Er is nog niemand in dienst.' : `${n(k, 'Eén persoon is', '# personen zijn')} in dienst.`),
  importFile: 'Een bestand van personeelszaken importeren (CSV)',
  connect: 'Je adreslijst koppelen (SCIM)',
  myself: 'Eerst alleen met jezelf proberen',
  alone:
    'Tot nu toe ben jij er (bijna) alleen. Je kunt toch verder en de anderen later importeren: een regel voor iedereen vindt ze vanzelf.',
  course: 'Cursus',
  choose: 'Kies…',
  noCourses: 'Er is geen cursus gepubliceerd. Vraag de beheerder van de server om er een te publiceren.',
  reasons: {
    everyone: 'Iedereen werkt met persoonsgegevens',
    others: 'Deze personen werken met persoonsgegevens',
  },
  see: 'Kijken wie hem krijgt',
  first: 'Kies eerst voor wie, en een cursus.',
  assign: (k) => (k === 0 ? 'Regel maken' : n(k, 'Toewijzen aan één persoon', 'Toewijzen aan # personen')),
  assignFirst: 'Kijk eerst wie hem krijgt.',
  assigned: (k) =>
    k === 0
      ? 'De regel is gemaakt. Wie erbij komt, krijgt de cursus toegewezen.'
      : `Klaar: ${n(k, 'één persoon heeft', '# personen hebben')} de cursus. Herinneringen worden vanzelf verstuurd als e-mail is ingesteld.`,
  next: 'En nu:',
  toRule: 'De regel bekijken',
  toTeam: 'Zien hoever iedereen is',
  toTraining: 'Zien wat een deelnemer ziet',
  notNow: 'Gids sluiten',
  backHint: 'Je vindt hem terug onder Instellingen.',
  looking: 'Een moment…',
  faults: {},
  refused: {},
};
