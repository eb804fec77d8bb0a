import type { SignInsTerms } from './en.ts';

export const nl: SignInsTerms = {
  heading: 'Waar je bent ingelogd',
  text: 'Je apparaat en waar je bent worden niet bewaard. Staat hier iets wat niet van jou is? Beëindig het en zeg het tegen je privacyteam.',
  methods: {
    company: 'Inloggen van je organisatie',
    mail: 'Link per e-mail',
    host: 'Pagina van het intranet',
    lms: 'Leerplatform',
    package: 'Cursuspakket in een leerplatform',
    try: 'Proefmodus',
  },
  here: 'hier, nu',
  pages: (pages) => `Ook gebruikt in: ${pages}`,
  times: (since, until) => `Sinds ${since}, uiterlijk tot ${until}`,
  end: 'Beëindigen',
  endOf: (method, since) => `Beëindigen: ${method}, sinds ${since}`,
  ended: 'Die sessie is beëindigd.',
  everywhere: 'Overal uitloggen',
  everywhereText: 'Beëindigt ze allemaal tegelijk, ook deze. De eigen inlog van je organisatie loopt door.',
  faults: {},
  refused: { sign_in_unknown: 'Die sessie is al beëindigd.' },
};
