import type { PageText } from './unsubscribe-words.ts';

export const nl: PageText = {
  ask: {
    heading: 'Geen e-mails meer vóór de einddatum?',
    text: 'Je krijgt nog wel een e-mail op de einddatum, als een cursus te laat is en als iemand je persoonlijk herinnert.',
    button: 'Geen e-mails meer vóór de einddatum',
  },
  done: {
    heading: 'Je krijgt geen e-mails meer vóór de einddatum',
    text: 'Op de einddatum en als een cursus te laat is, krijg je er nog wel een. Je kunt dit altijd wijzigen onder ‘Mijn gegevens’.',
    button: null,
  },
  unknown: {
    heading: 'Deze link werkt niet',
    text: 'Misschien is hij onderweg afgebroken. Log in en wijzig je e-mails onder ‘Mijn gegevens’.',
    button: null,
  },
};
