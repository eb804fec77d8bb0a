import { counting } from '../counting.ts';
import type { FirstRunTerms } from './en.ts';

const n = counting('fr');

export const fr: FirstRunTerms = {
  heading: 'De zéro à la première attribution',
  lede: 'Cinq minutes, dans cet ordre. Rien ne se passe avant la dernière étape.',
  done: 'Fait :',
  steps: {
    people: 'Ajouter des personnes',
    whom: 'Choisir pour qui',
    course: 'Choisir un cours',
    times: 'Pour quand, et à quel rythme',
    see: 'Voir qui le reçoit',
    assign: 'L’attribuer',
  },
  people: (k) => (k === 0 ? 'L’effectif est encore vide.' : `L’effectif compte ${n(k, '# personne', '# personnes')}.`),
  importFile: 'Importer un fichier RH (CSV)',
  connect: 'Relier votre annuaire (SCIM)',
  myself: 'Essayer seulement avec vous',
  alone:
    'Pour l’instant il n’y a que vous, ou presque. Vous pouvez continuer et importer les autres plus tard : une règle pour tout le monde les trouvera d’elle-même.',
  course: 'Cours',
  choose: 'Choisir…',
  noCourses: 'Aucun cours n’est publié. Demandez à la personne qui exploite le serveur d’en publier un.',
  reasons: {
    everyone: 'Tout le monde travaille avec des données personnelles',
    others: 'Ces personnes travaillent avec des données personnelles',
  },
  see: 'Voir qui le reçoit',
  first: 'Choisissez d’abord pour qui, et un cours.',
  assign: (k) => (k === 0 ? 'Créer la règle' : n(k, 'L’attribuer à # personne', 'L’attribuer à # personnes')),
  assignFirst: 'Regardez d’abord qui le reçoit.',
  assigned: (k) =>
    k === 0
      ? 'La règle est créée. Elle attribue le cours à toute personne qui arrive.'
      : `C’est fait : ${n(k, '# personne a', '# personnes ont')} le cours. Les rappels partent d’eux-mêmes si la messagerie est configurée.`,
  next: 'Et maintenant :',
  toRule: 'Voir la règle',
  toTeam: 'Voir où en est chacun',
  toTraining: 'Voir la page Mes formations',
  notNow: 'Fermer le guide',
  backHint: 'Vous le retrouverez sous Paramètres.',
  looking: 'Un instant…',
  faults: {},
  refused: {},
};
