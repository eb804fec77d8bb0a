import { counting } from '../counting.ts';
import type { LmsDeliveriesTerms } from './en.ts';

const n = counting('nl');

export const nl: LmsDeliveriesTerms = {
  text: 'Wat anderen horen, het nieuwste eerst. Wat niet wordt aangenomen, wordt drie dagen geprobeerd en wacht dan op jou. Niets telt dubbel, hoe vaak het ook wordt verstuurd. Wat is afgehandeld, wordt na 90 dagen gewist.',
  none: 'Er is nog niets gemeld. De eerste afgeronde cursus die vanuit een LMS is geopend, staat dan hier.',
  noneSuch: 'Van die soort is er niets.',
  receiver: 'Aan wie',
  everybody: 'Iedereen',
  standing: 'Hoe het ervoor staat',
  all: 'Alles',
  about: 'Over wie',
  when: 'Wanneer',
  numbers: 'alleen aantallen',
  gone: 'niet meer verbonden',
  events: {
    completed: 'afgerond',
    passed: 'gehaald',
    launched: 'geopend',
    progressed: 'voortgang',
    answered: 'een antwoord',
    withdrawn: 'telt niet meer',
    voided: 'telt niet meer',
  },
  next: (when) => `weer op ${when}`,
  held: 'wacht: uitgezet, of het LMS vraagt erom bij de volgende start',
  heldBack: 'tegengehouden na een herstel',
  restored: (messages, day) =>
    n(
      messages,
      `# melding wordt tegengehouden: die wachtte in de back-up van ${day} waaruit deze database is hersteld.`,
      `# meldingen worden tegengehouden: die wachtten in de back-up van ${day} waaruit deze database is hersteld.`,
    ),
  restoredText:
    'Draait het origineel nog, dan verstuurt dat ze zelf. Die van webhooks tellen mee. Wat nieuw is over dezelfde persoon en cursus, wacht daarachter.',
  sendHeld: 'Versturen',
  sendHeldText: 'Alleen als het origineel niet meer draait: anders horen anderen hetzelfde van twee.',
  heldSent: (messages) => n(messages, '# gaat zo weg.', '# gaan zo weg.'),
  giveUpHeld: 'Opgeven',
  giveUpHeldText:
    'Het origineel meldt ze. Ze staan dan bij wat niet is aangenomen, en elke melding kan daar nog worden verstuurd.',
  heldGivenUp: (messages) => n(messages, '# is opgegeven.', '# zijn opgegeven.'),
  tries: (times) => n(times, 'één keer geprobeerd', '# keer geprobeerd'),
  again: 'Opnieuw versturen',
  againOf: (who, receiver) => `Opnieuw versturen: ${who}, ${receiver}`,
  sentAgain: 'Het gaat zo opnieuw weg.',
  allAgain: 'Alles wat niet is aangenomen opnieuw versturen',
  allSentAgain: (reports) => n(reports, '# melding gaat opnieuw weg.', '# meldingen gaan opnieuw weg.'),
  refusedNote: (reports) => n(reports, '# melding is niet aangenomen.', '# meldingen zijn niet aangenomen.'),
};
