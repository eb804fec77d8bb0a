import type { SignInWords } from './words.ts';

export const nl: SignInWords = {
  title: 'Inloggen',
  company: 'Inloggen met je bedrijfsaccount',
  companyNamed: 'Inloggen met {name}',
  byMail: 'Inloggen per e-mail',
  address: 'Je e-mailadres op het werk',
  addressHint: 'We sturen je een link. Die werkt één keer, een kwartier lang.',
  send: 'Link sturen',
  addressWrong: 'Vul een e-mailadres in zoals naam@bedrijf.example.',
  sent: {
    title: 'Kijk in je mail',
    text: 'Staat dit adres op de personeelslijst, dan is er een link naartoe onderweg. Die werkt één keer, een kwartier lang, in elke browser.',
    again: 'Niets gekregen? Kijk bij ongewenste mail, of',
  },
  link: { title: 'Inloggen', text: 'Je logt in als {name}.', button: 'Nu inloggen' },
  none: 'Hier is geen manier om in te loggen ingesteld. Wie de server beheert, vindt in docs/sign-in.md wat er moet gebeuren.',
  cookies: {
    title: 'Je browser bewaart hier geen cookies',
    text: 'Voor het inloggen is er een nodig. Sta cookies voor dit adres toe en probeer het opnieuw.',
  },
  failed: 'Je bent niet ingelogd',
  again: 'Opnieuw proberen',
  signedIn: { title: 'Je bent ingelogd', on: 'Verder' },
  signOut: 'Uitloggen',
  signedOut: { title: 'Je bent uitgelogd', text: 'Je kunt deze pagina sluiten.' },
  problem: 'Er is een probleem',
  refused: {
    sign_in_expired: 'Dit inloggen is ergens anders of te lang geleden begonnen. Begin opnieuw.',
    sign_in_refused: 'Het inloggen bij je bedrijf is niet gelukt. Probeer het opnieuw of vraag het de IT-afdeling.',
    sign_in_unreachable: 'De inlogpagina van je bedrijf geeft geen antwoord. Probeer het zo nog eens.',
    person_not_found:
      'Je account klopt, maar je staat hier niet op de personeelslijst. Vraag het degene die de opleidingen beheert.',
    link_unknown: 'Deze link is gebruikt of te oud. Laat een nieuwe sturen.',
    too_many_requests: 'Dat was te vaak. Wacht een minuut en probeer het opnieuw.',
    redirect_not_registered:
      'De pagina waar je vandaan komt, is niet geregistreerd. Zeg tegen de beheerder ervan dat de trainingsserver het adres moet kennen.',
    foreign_origin: 'Dit formulier moet van onze eigen pagina komen. Open die opnieuw.',
    other: 'Er ging bij ons iets mis. Probeer het zo nog eens.',
  },
  mail: {
    subject: 'Je link om in te loggen',
    text: 'Hallo {name},\n\nhier is je link om in te loggen bij de privacytraining van {organisation}. Die werkt één keer, {minutes} minuten lang:\n\n{url}\n\nNiet zelf aangevraagd? Dan hoef je niets te doen: zonder deze link komt niemand binnen.\n',
  },
};
