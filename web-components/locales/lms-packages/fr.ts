import { counting } from '../counting.ts';
import type { LmsPackagesTerms } from './en.ts';

const n = counting('fr');

export const fr: LmsPackagesTerms = {
  text: 'Un paquet est un fichier qu’un LMS importe, pour un cours dans une langue. Servez-vous-en là où le LMS ne peut pas être connecté.',
  make: 'Créer un paquet',
  none: 'Aucun paquet n’a encore été créé.',
  course: 'Cours',
  chooseCourse: 'Choisissez un cours',
  lang: 'Langue',
  kind: 'Qu’accepte le LMS ?',
  kinds: {
    scorm12: 'SCORM 1.2',
    scorm2004: 'SCORM 2004, 4e édition',
    cmi5: 'cmi5',
    html: 'Une page dans le navigateur, sans LMS',
  },
  kindHints: {
    scorm12: 'Tout LMS l’accepte. Si vous ne savez pas, choisissez-le.',
    scorm2004: 'Si votre LMS le demande.',
    cmi5: 'Pour un LMS avec son propre entrepôt xAPI.',
    html: 'Pour un intranet ou un partage de fichiers. Aucun LMS n’apprend qui a terminé le cours.',
  },
  form: 'Où le cours se déroule-t-il ?',
  forms: { connected: 'Sur ce serveur (connecté)', standalone: 'Dans le LMS seul (autonome)' },
  formHints: {
    connected: 'Le paquet ouvre le cours ici. Les cours terminés figurent dans notre preuve, et le LMS les apprend.',
    standalone:
      'Sans ce serveur. Les bonnes réponses sont dans le paquet, qui le termine ne figure pas dans notre preuve, et une nouvelle version demande un nouveau paquet.',
  },
  name: 'Nom',
  nameHint: 'Comment on appelle le LMS ici. Les apprenants le lisent aussi : signalé à …',
  identifies: 'Comment savons-nous qui apprend ?',
  identifiesBy: { sign_in: 'La personne se connecte ici', lms: 'Le LMS le dit' },
  identifiesHints: {
    sign_in: 'Dans une fenêtre à part, avec la connexion qu’elle connaît. Cela seul est sûr.',
    lms: 'Sans connexion. Le navigateur de chaque personne reçoit la clé du paquet : qui s’y connaît pourrait se faire passer pour quelqu’un d’autre, et la preuve le précise.',
  },
  numbers: 'Ses identifiants sont nos matricules',
  numbersHint:
    'La personne qui ouvre le paquet est trouvée ainsi. Laissez-le désactivé si ce sont des numéros du LMS : l’un d’eux peut être le matricule de quelqu’un d’autre. Vous dites alors une fois, sous Qui est qui, à qui ils sont.',
  cmi5Text: 'Avec cmi5, c’est le LMS qui dit qui apprend.',
  lms: 'Adresse du LMS',
  lmsHint: 'Les paquets y fonctionnent alors aussitôt. Sinon le premier lancement est refusé, et vous l’admettez ici.',
  made: (name) => `${name} est créé.`,
  download: 'Télécharger',
  downloadTexts: {
    connected:
      'Téléchargez-le maintenant : il contient une clé et ne peut pas être obtenu de nouveau. Qui a le fichier peut ouvrir le cours comme le LMS ; ne le donnez donc qu’à qui s’occupe du LMS.',
    standalone: 'Ne le donnez qu’à qui s’occupe du LMS : qui ouvre ses fichiers peut lire les bonnes réponses.',
  },
  understood: 'C’est fait',
  identifiesFacts: {
    sign_in: 'on se connecte ici',
    lms: 'le LMS dit qui apprend',
    lms_number: 'le LMS dit qui apprend, par le matricule',
  },
  opened: (people) => n(people, 'ouvert par # personne', 'ouvert par # personnes'),
  ended: 'terminé',
  end: 'Mettre fin',
  endText:
    'Il n’ouvre plus le cours, et qui s’y trouve est déconnecté aussitôt. Ce qui est terminé reste. Un nouveau paquet doit être importé à nouveau.',
  endedDone: (name) => `${name} est terminé.`,
  places: 'LMS où des paquets fonctionnent',
  placesText:
    'Un paquet ne fonctionne que dans un LMS que vous avez admis. Un nouveau attend ici après son premier lancement.',
  noPlaces: 'Aucun paquet n’a encore été ouvert.',
  placeStates: { waiting: 'attend d’être admis', active: 'admis', disabled: 'exclu' },
  seen: (day) => `vu depuis le ${day}`,
  letIn: 'Admettre',
  letInDone: (origin) => `${origin} est admis.`,
  shutOut: 'Exclure',
  shutOutDone: (origin) => `${origin} est exclu. Les personnes venues de là sont déconnectées.`,
};
