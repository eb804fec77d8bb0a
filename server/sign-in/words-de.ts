import type { SignInWords } from './words.ts';

export const de: SignInWords = {
  title: 'Anmelden',
  company: 'Mit dem Firmenkonto anmelden',
  companyNamed: 'Mit {name} anmelden',
  byMail: 'Per E-Mail anmelden',
  address: 'Deine dienstliche E-Mail-Adresse',
  addressHint: 'Wir senden dir einen Link. Er gilt einmal, eine Viertelstunde lang.',
  send: 'Link senden',
  addressWrong: 'Schreibe eine E-Mail-Adresse wie name@firma.example.',
  sent: {
    title: 'Sieh in deine E-Mails',
    text: 'Wenn diese Adresse auf der Personalliste steht, ist ein Link dorthin unterwegs. Er gilt einmal, eine Viertelstunde lang, in jedem Browser.',
    again: 'Nichts da? Sieh im Spam-Ordner nach, oder',
  },
  link: { title: 'Anmelden', text: 'Du meldest dich an als {name}.', button: 'Jetzt anmelden' },
  none: 'Hier ist keine Anmeldung eingerichtet. Was zu tun ist, steht für den Betreiber in docs/sign-in.md.',
  cookies: {
    title: 'Dein Browser behält hier keine Cookies',
    text: 'Die Anmeldung braucht eines. Erlaube Cookies für diese Adresse und versuche es noch einmal.',
  },
  failed: 'Du bist nicht angemeldet',
  again: 'Noch einmal',
  signedIn: { title: 'Du bist angemeldet', on: 'Weiter' },
  signOut: 'Abmelden',
  signedOut: { title: 'Du bist abgemeldet', text: 'Du kannst diese Seite schließen.' },
  problem: 'Etwas stimmt noch nicht',
  refused: {
    sign_in_expired: 'Diese Anmeldung wurde woanders oder vor zu langer Zeit begonnen. Beginne sie neu.',
    sign_in_refused: 'Die Anmeldung deiner Firma ist nicht gelungen. Versuche es noch einmal oder frage die IT.',
    sign_in_unreachable: 'Die Anmeldung deiner Firma antwortet nicht. Versuche es gleich noch einmal.',
    person_not_found:
      'Dein Konto ist in Ordnung, aber du stehst hier nicht auf der Personalliste. Frage die Schulungsverwaltung.',
    link_unknown: 'Dieser Link wurde benutzt oder ist zu alt. Lass dir einen neuen senden.',
    too_many_requests: 'Das war zu oft. Warte eine Minute und versuche es noch einmal.',
    redirect_not_registered:
      'Die Seite, von der du kommst, ist nicht eingetragen. Sag denen, die sie betreuen: Der Schulungsserver muss ihre Adresse kennen.',
    foreign_origin: 'Dieses Formular muss von unserer eigenen Seite kommen. Öffne sie noch einmal.',
    other: 'Bei uns ist etwas schiefgegangen. Versuche es gleich noch einmal.',
  },
  mail: {
    subject: 'Dein Link zum Anmelden',
    text: 'Hallo {name},\n\nhier ist dein Link zur Anmeldung bei der Datenschutzschulung von {organisation}. Er gilt einmal, {minutes} Minuten lang:\n\n{url}\n\nHast du ihn nicht angefordert? Dann tu nichts: Ohne diesen Link kommt niemand hinein.\n',
  },
};
