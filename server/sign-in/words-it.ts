import type { SignInWords } from './words.ts';

export const it: SignInWords = {
  title: 'Accedi',
  company: 'Accedi con l’account aziendale',
  companyNamed: 'Accedi con {name}',
  byMail: 'Accedi via e-mail',
  address: 'Il tuo indirizzo e-mail di lavoro',
  addressHint: 'Ti inviamo un link. Vale una volta, per un quarto d’ora.',
  send: 'Invia il link',
  addressWrong: 'Scrivi un indirizzo e-mail come nome@azienda.example.',
  sent: {
    title: 'Guarda la posta',
    text: 'Se questo indirizzo è nell’elenco del personale, un link è in arrivo. Vale una volta, per un quarto d’ora, in qualsiasi browser.',
    again: 'Non c’è nulla? Guarda nella posta indesiderata, oppure',
  },
  link: { title: 'Accedi', text: 'Accedi come {name}.', button: 'Accedi ora' },
  none: 'Qui non è configurato alcun accesso. Chi gestisce il server trova che cosa fare in docs/sign-in.md.',
  cookies: {
    title: 'Il tuo browser non conserva cookie qui',
    text: 'Per accedere ne serve uno. Consenti i cookie per questo indirizzo e riprova.',
  },
  failed: 'Accesso non effettuato',
  again: 'Riprova',
  signedIn: { title: 'Accesso effettuato', on: 'Continua' },
  signOut: 'Esci',
  signedOut: { title: 'Sei fuori', text: 'Puoi chiudere questa pagina.' },
  problem: 'C’è un problema',
  refused: {
    sign_in_expired: 'Questo accesso è iniziato altrove o troppo tempo fa. Ricomincia.',
    sign_in_refused: 'L’accesso della tua azienda non è riuscito. Riprova, o chiedi all’assistenza informatica.',
    sign_in_unreachable: 'L’accesso della tua azienda non risponde. Riprova tra un momento.',
    person_not_found:
      'Il tuo account è valido, ma qui non sei nell’elenco del personale. Chiedi a chi amministra la formazione.',
    link_unknown: 'Questo link è già stato usato o è troppo vecchio. Fattene inviare uno nuovo.',
    too_many_requests: 'Troppi tentativi. Aspetta un minuto e riprova.',
    redirect_not_registered:
      'La pagina da cui vieni non è registrata. Di’ a chi la gestisce che il server della formazione deve conoscerne l’indirizzo.',
    foreign_origin: 'Questo modulo deve arrivare dalla nostra pagina. Aprila di nuovo.',
    other: 'Qualcosa è andato storto da parte nostra. Riprova tra un momento.',
  },
  mail: {
    subject: 'Il tuo link per accedere',
    text: 'Ciao {name},\n\necco il tuo link per accedere alla formazione sulla protezione dei dati di {organisation}. Vale una volta, per {minutes} minuti:\n\n{url}\n\nNon l’hai chiesto? Non fare nulla: senza questo link non entra nessuno.\n',
  },
};
