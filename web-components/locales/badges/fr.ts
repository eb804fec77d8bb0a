import type { BadgesTerms } from './en.ts';

export const fr: BadgesTerms = {
  heading: 'Mes badges',
  intro:
    'Un badge est un fichier signé qui vous permet de montrer à d’autres que vous avez terminé un cours. Il indique le cours et le jour, sans points ni réponses. Aucun n’est créé avant que vous le demandiez.',
  empty: 'Il n’y a encore rien dont on puisse faire un badge. Chaque cours que vous terminez peut en avoir un.',
  withName: 'Y mettre mon nom',
  withNameHint:
    'Sinon, le badge porte une empreinte de votre adresse e-mail : qui connaît l’adresse peut vérifier qu’il est à vous.',
  named: 'Avec votre nom',
  unnamed: 'Avec une empreinte de votre adresse e-mail',
  get: 'Obtenir un badge',
  given: (title) => `Voici votre badge pour « ${title} ».`,
  sending: 'Un instant…',
  picture: 'Image (SVG)',
  file: 'Fichier signé (JWT)',
  takeBack: 'Reprendre',
  sure: 'Toute personne qui a le badge verra qu’il ne vaut plus. C’est définitif, mais vous pourrez en obtenir un autre.',
  takeBackSurely: 'Oui, le reprendre',
  keep: 'Le garder',
  takenBack: (title) => `Votre badge pour « ${title} » est repris.`,
  refused: {
    badge_needs_name: 'Cet enregistrement ne contient pas d’adresse e-mail de vous. Mettez votre nom sur le badge.',
    completion_withdrawn: 'L’enregistrement de cette formation a été retiré : il n’y a donc pas de badge.',
    completion_unknown: 'L’enregistrement de cette formation a été retiré : il n’y a donc pas de badge.',
    badge_unknown: 'Ce badge était déjà repris. Rechargez la page.',
  },
};
