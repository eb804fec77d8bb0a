import type { SignInsTerms } from './en.ts';

export const fr: SignInsTerms = {
  heading: 'Où vous êtes connecté',
  text: 'Ni votre appareil ni l’endroit où vous êtes ne sont enregistrés. Quelque chose ici ne vient pas de vous ? Mettez-y fin et prévenez votre équipe de protection des données.',
  methods: {
    company: 'Connexion de votre organisation',
    mail: 'Lien par e-mail',
    host: 'Page de l’intranet',
    lms: 'Plateforme de formation',
    package: 'Paquet de formation dans une plateforme',
    try: 'Mode essai',
  },
  here: 'ici, maintenant',
  pages: (pages) => `Utilisée aussi dans : ${pages}`,
  times: (since, until) => `Depuis le ${since}, au plus tard jusqu’au ${until}`,
  end: 'Mettre fin',
  endOf: (method, since) => `Mettre fin : ${method}, depuis le ${since}`,
  ended: 'Cette connexion est terminée.',
  everywhere: 'Se déconnecter partout',
  everywhereText: 'Met fin à toutes à la fois, y compris celle-ci. La connexion propre à votre organisation continue.',
  faults: {},
  refused: { sign_in_unknown: 'Cette connexion est déjà terminée.' },
};
