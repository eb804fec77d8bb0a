import type { SignInsTerms } from './en.ts';

export const it: SignInsTerms = {
  heading: 'Dove hai effettuato l’accesso',
  text: 'Non si conserva né il tuo dispositivo né dove ti trovi. C’è qualcosa che non viene da te? Chiudilo e avvisa il tuo team per la protezione dei dati.',
  methods: {
    company: 'Accesso della tua organizzazione',
    mail: 'Link via e-mail',
    host: 'Pagina dell’intranet',
    lms: 'Piattaforma di formazione',
    package: 'Pacchetto di corso in una piattaforma di formazione',
    try: 'Modalità dimostrativa',
  },
  here: 'qui, ora',
  pages: (pages) => `Usato anche in: ${pages}`,
  times: (since, until) => `Da: ${since}. Al più tardi fino a: ${until}`,
  end: 'Chiudi',
  endOf: (method, since) => `Chiudi: ${method}, da ${since}`,
  ended: 'Quell’accesso è chiuso.',
  everywhere: 'Esci ovunque',
  everywhereText: 'Li chiude tutti insieme, anche questo. L’accesso proprio della tua organizzazione continua.',
  faults: {},
  refused: { sign_in_unknown: 'Quell’accesso è già chiuso.' },
};
