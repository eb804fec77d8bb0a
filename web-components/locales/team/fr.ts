import { counting } from '../counting.ts';
import type { TeamTerms } from './en.ts';

const n = counting('fr');

export const fr: TeamTerms = {
  heading: 'Équipe',
  summary: (people, late, open) =>
    late > 0
      ? `Sur ${n(people, '# personne', '# personnes')}, ${n(late, '# est', '# sont')} en retard${open > 0 ? ` et ${n(open, '# autre a', '# autres ont')} une formation à faire` : ''}.`
      : open > 0
        ? `Personne n’est en retard. Sur ${n(people, '# personne', '# personnes')}, ${n(open, '# a', '# ont')} une formation à faire.`
        : n(people, 'La seule personne a tout fait.', 'Les # personnes ont tout fait.'),
  caption: {
    reports: 'Cours obligatoires des personnes dont vous êtes responsable',
    all: 'Cours obligatoires de tout le monde',
  },
  whatIsOpen: 'Ce qui reste à faire',
  nothingOpen: 'Rien à faire',
  doneOf: (done, of) => `${n(done, '# fait', '# faits')} sur ${of}`,
  nobodyOpen: 'Personne n’a besoin d’un rappel.',
  showEveryone: 'Afficher tout le monde',
  nobody: {
    reports:
      'Personne ne dépend de vous aujourd’hui. Les personnes viennent du système RH ; adressez-vous aux RH s’il manque quelqu’un.',
    all: 'L’effectif est encore vide. Ajoutez vos collègues par un fichier CSV ou par SCIM, et ils apparaîtront ici.',
  },
  toPeople: 'Ajouter des personnes',
  noCourse: {
    reports:
      'Aucun cours n’a encore été demandé à votre équipe. L’équipe protection des données décide qui suit quel cours.',
    all: 'Aucun cours n’a encore été demandé à personne.',
  },
  toObligations: 'Décider qui suit quel cours',
  limits:
    'Vous voyez à faire, fait, en retard et dispense. Les points, les réponses, les tentatives et le fait d’avoir commencé ne sont montrés à personne.',
  organisation: {
    heading: 'L’organisation',
    people: (k) => `L’effectif compte ${n(k, '# personne', '# personnes')}.`,
    parts: {
      done: (k) => n(k, '# l’a fait', '# l’ont fait'),
      open: (k) => n(k, '# à faire', '# à faire'),
      overdue: (k) => n(k, '# en retard', '# en retard'),
      exempt: (k) => n(k, '# avec dispense', '# avec dispense'),
    },
    sentence: (name, people, parts) => `${name} : sur ${n(people, '# personne', '# personnes')}, ${parts}.`,
    table: 'En tableau',
    course: 'Cours',
    done: 'Fait',
    open: 'À faire, dans les délais',
    overdue: 'En retard',
    exempt: 'Dispense',
    byUnit: 'Par service',
    byUnitOf: (title) => `Par service : ${title}`,
    noUnit: 'Sans service',
    withheld: (k) =>
      k === 0
        ? 'Personne n’est laissé de côté.'
        : `${n(k, '# personne est', '# personnes sont')} dans des services qui ne sont pas montrés : au-dessous de dix personnes, un nombre en dit trop sur chacune.`,
    noUnits: 'Aucun service ne compte dix personnes ; aucun n’est donc montré à part.',
  },
};
