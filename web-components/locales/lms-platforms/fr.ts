import { counting } from '../counting.ts';
import type { LmsPlatformsTerms } from './en.ts';

const n = counting('fr');

export const fr: LmsPlatformsTerms = {
  text: 'Une plateforme de cette liste ouvre des cours ici : ses personnes n’ont besoin d’aucune autre connexion, et elle apprend qui en a terminé un.',
  connect: 'Connecter une plateforme',
  none: 'Aucune plateforme n’est encore connectée.',
  noneText:
    'Faites venir quelqu’un qui s’occupe de votre LMS. Il faut dix minutes, et rien ne change pour personne tant qu’un de nos cours n’est pas placé dans un cours là-bas.',
  noneSteps: [
    'Vous répondez à quelques questions et recevez un lien.',
    'Cette personne colle le lien dans le LMS, qui se connecte alors de lui-même.',
    'Qui crée des cours là-bas choisit parmi les nôtres.',
  ],
  noLti: 'Votre LMS n’accepte pas LTI 1.3, ou vous ne le savez pas ?',
  toPackages: 'Créer plutôt un paquet',
  waiting: 'Attend d’être admis',
  waitingText:
    'Quelqu’un nous a placés à un endroit d’une plateforme que l’on n’avait pas encore vu. Personne n’entre par là tant que vous ne l’avez pas admis. Si vous ne le connaissez pas, demandez à qui s’occupe du LMS.',
  letIn: 'Admettre',
  letInOf: (place, name) => `Admettre : ${place}, ${name}`,
  letInDone: (place, name) => `${name} : ${place} est admis.`,
  shutOut: 'Exclure',
  shutOutOf: (place, name) => `Exclure : ${place}, ${name}`,
  shutOutDone: (place, name) => `${name} : ${place} est exclu. Les personnes venues de là sont déconnectées.`,
  place: (id) => `Endroit ${id}`,
  seen: (day) => `vu depuis le ${day}`,
  strangers: (people) =>
    n(
      people,
      'Quelqu’un attend que vous disiez de qui il s’agit.',
      '# personnes attendent que vous disiez qui elles sont.',
    ),
  toPeople: 'Qui est qui',
  disabled: 'désactivée',
  people: (people) => n(people, '# personne connue', '# personnes connues'),
  places: (places) => n(places, 'Nous y avons # endroit :', 'Nous y avons # endroits :'),
  states: { waiting: 'attend', active: 'admis', disabled: 'exclu' },
  links: (places) => n(places, 'Ouvre un cours à # endroit', 'Ouvre des cours à # endroits'),
  noLinks: 'Aucun de nos cours n’y est encore placé.',
  there: 'Cours là-bas',
  here: 'Cours ici',
  opened: 'Personnes',
  takesResults: 'Signalé',
  yes: 'oui',
  no: 'non',
  noCourse: 'pas encore choisi',
  courseGone: 'n’existe plus',
  look: 'Voir qui s’y trouve',
  members: ({ total, known, added, strangers, outsiders }) =>
    `Dans le cours là-bas : ${total}. Connues : ${known}, nouvelles sur la liste du personnel : ${added}, en attente sous « Qui est qui » : ${strangers}, étudiants et invités : ${outsiders}.`,
  cut: 'Il y en a plus de 10 000 ; les autres n’ont pas été lues.',
  change: 'Modifier',
  disable: 'Désactiver',
  disableText:
    'Qui venait de là est déconnecté aussitôt, et personne n’entre. Ce qui est à signaler est gardé et part quand vous la réactivez.',
  disabledDone: (name) => `${name} est désactivée.`,
  enable: 'Activer',
  enabledDone: (name) => `${name} est activée.`,
  remove: 'Supprimer',
  removeText:
    'Ses liens vers les cours d’ici ne fonctionnent plus, ce qui ne lui a pas encore été signalé est abandonné, et les personnes connues par elle ne le sont plus. Les cours terminés et leurs preuves restent. Pour la réutiliser, connectez-la à nouveau ; supprimez aussi notre outil dans le LMS.',
  removed: (name) => `${name} est supprimée.`,
  name: 'Nom',
  nameHint: 'Comment on l’appelle ici. Les apprenants le lisent aussi.',
  origins: 'Adresses de ses pages',
  originsHint:
    'Elles seules peuvent montrer un cours dans un cadre. Une par ligne ; les lancements signés ajoutent les leurs.',
  issuer: 'Émetteur (Issuer)',
  client: 'ID client',
  changed: (name) => `${name} est modifiée.`,
};
