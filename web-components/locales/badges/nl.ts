import type { BadgesTerms } from './en.ts';

export const nl: BadgesTerms = {
  heading: 'Mijn badges',
  intro:
    'Een badge is een ondertekend bestand waarmee je anderen laat zien dat je een cursus hebt afgerond. Er staan de cursus en de dag in, geen punten en geen antwoorden. Er wordt er geen gemaakt voordat je erom vraagt.',
  empty: 'Er is nog niets om een badge van te maken. Van elke cursus die je afrondt, kun je er een krijgen.',
  withName: 'Met mijn naam',
  withNameHint:
    'Anders staat er een vingerafdruk van je e-mailadres in: wie het adres kent, kan controleren dat de badge van jou is.',
  named: 'Met je naam',
  unnamed: 'Met een vingerafdruk van je e-mailadres',
  get: 'Badge ophalen',
  given: (title) => `Hier is je badge van ‘${title}’.`,
  sending: 'Een ogenblik…',
  picture: 'Afbeelding (SVG)',
  file: 'Ondertekend bestand (JWT)',
  takeBack: 'Intrekken',
  sure: 'Iedereen die de badge heeft, ziet dan dat hij niet meer geldt. Dat kan niet ongedaan worden gemaakt, maar je kunt een nieuwe ophalen.',
  takeBackSurely: 'Ja, intrekken',
  keep: 'Houden',
  takenBack: (title) => `Je badge van ‘${title}’ is ingetrokken.`,
  refused: {
    badge_needs_name: 'In deze registratie staat geen e-mailadres van je. Zet je naam op de badge.',
    completion_withdrawn: 'De registratie van deze training is ingetrokken, dus is er geen badge.',
    completion_unknown: 'De registratie van deze training is ingetrokken, dus is er geen badge.',
    badge_unknown: 'Die badge was al ingetrokken. Laad de pagina opnieuw.',
  },
};
