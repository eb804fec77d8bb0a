import type { SignInsTerms } from './en.ts';

export const de: SignInsTerms = {
  heading: 'Wo du angemeldet bist',
  text: 'Weder dein Gerät noch dein Ort wird gespeichert. Ist hier etwas, das nicht von dir ist? Beende es und sag deinem Datenschutz-Team Bescheid.',
  methods: {
    company: 'Anmeldung deiner Organisation',
    mail: 'Link per E-Mail',
    host: 'Seite des Intranets',
    lms: 'Eine Lernplattform',
    package: 'Ein Kurspaket in einer Lernplattform',
    try: 'Probebetrieb',
  },
  here: 'hier, jetzt',
  pages: (pages) => `Auch benutzt in: ${pages}`,
  times: (since, until) => `Seit ${since}, längstens bis ${until}`,
  end: 'Beenden',
  endOf: (method, since) => `Beenden: ${method}, seit ${since}`,
  ended: 'Diese Anmeldung ist beendet.',
  everywhere: 'Überall abmelden',
  everywhereText: 'Beendet alle auf einmal, auch diese. Die eigene Anmeldung deiner Organisation läuft weiter.',
  faults: {},
  refused: { sign_in_unknown: 'Diese Anmeldung ist schon beendet.' },
};
