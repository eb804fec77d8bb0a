import { counting } from '../counting.ts';
import type { LmsPeopleTerms } from './en.ts';

const n = counting('fr');

export const fr: LmsPeopleTerms = {
  text: 'Un LMS a nommé ces personnes, et personne de la liste du personnel n’est connu pour être l’une d’elles. Elles ne peuvent pas ouvrir de cours depuis là tant que vous n’avez pas dit qui elles sont. C’est demandé une fois pour chacune.',
  none: 'Personne n’attend. Qui ouvre un cours depuis un LMS sans être encore connu ici figurera alors ici.',
  waiting: (people) => n(people, '# personne attend', '# personnes attendent'),
  suggestionText:
    'La personne suggérée a la même adresse e-mail sur la liste du personnel. N’importe qui a pu la saisir ; regardez donc avant de confirmer.',
  perhaps: 'Peut-être',
  nobody: 'aucune suggestion',
  choose: (who, person) => `${who} est ${person}`,
  unnamed: (subject) => `Sans nom (${subject})`,
  staffNumber: (number) => `matricule ${number}`,
  since: (day) => `depuis le ${day}`,
  outsider: 'étudiant ou invité, selon le LMS',
  all: 'Choisir toutes les suggestions de cette page',
  confirm: (people) => n(people, 'Confirmer # personne', 'Confirmer # personnes'),
  confirmed: (people) => n(people, '# personne est maintenant connue.', '# personnes sont maintenant connues.'),
  pick: 'Quelqu’un d’autre',
  pickFirst: 'Dire de qui il s’agit',
  pickOf: (who) => `Dire de qui il s’agit : ${who}`,
  person: 'Sur la liste du personnel',
  isThem: 'C’est cette personne',
  linked: (who, person) => `${who} est ${person}.`,
  add: 'Ajouter à la liste du personnel',
  addOf: (who) => `Ajouter à la liste du personnel : ${who}`,
  addText: 'La personne reçoit ce que reçoit tout le personnel, dès aujourd’hui.',
  name: 'Nom',
  email: 'E-mail',
  staffNumberLabel: 'Matricule',
  added: (who) => `${who} est sur la liste du personnel.`,
  forget: 'Oublier',
  forgetOf: (who) => `Oublier : ${who}`,
  forgotten: (who) => `${who} est oublié. Qui revient de là figure de nouveau ici.`,
  known: 'Qui est déjà connu',
  knownText:
    'Retirez ce qui est faux : qui venait de là comme cette personne est déconnecté aussitôt, et attend ici au prochain lancement.',
  showKnown: 'Montrer',
  noneKnown: 'Personne n’est encore connu.',
  foundBys: {
    admin: 'indiqué par l’administration',
    made: 'ajouté comme nouveau dans le personnel',
    confirmed: 'confirmé par la personne elle-même, connectée ici',
    staff_number: 'reconnu au matricule',
    external_id: 'reconnu à l’ID de l’annuaire',
    email: 'reconnu à l’adresse e-mail vérifiée',
  },
  unlink: 'Retirer',
  unlinkOf: (who, lms) => `Retirer : ${who}, ${lms}`,
  unlinked: (who, lms) => `${who} n’est plus connu depuis ${lms}.`,
};
