import type { SignInsTerms } from './en.ts';

export const pl: SignInsTerms = {
  heading: 'Gdzie trwa Twoje logowanie',
  text: 'Nie zapisujemy ani Twojego urządzenia, ani miejsca, w którym jesteś. Jest tu coś, co nie pochodzi od Ciebie? Zakończ to i powiadom zespół ochrony danych.',
  methods: {
    company: 'Logowanie organizacji',
    mail: 'Link z e-maila',
    host: 'Strona intranetu',
    lms: 'Platforma szkoleniowa',
    package: 'Pakiet kursu w platformie szkoleniowej',
    try: 'Tryb próbny',
  },
  here: 'tutaj, teraz',
  pages: (pages) => `Używane też na: ${pages}`,
  times: (since, until) => `Od ${since}, najpóźniej do ${until}`,
  end: 'Zakończ',
  endOf: (method, since) => `Zakończ: ${method}, od ${since}`,
  ended: 'To logowanie jest zakończone.',
  everywhere: 'Wyloguj wszędzie',
  everywhereText: 'Kończy wszystkie naraz, także to. Własne logowanie organizacji trwa dalej.',
  faults: {},
  refused: { sign_in_unknown: 'To logowanie jest już zakończone.' },
};
