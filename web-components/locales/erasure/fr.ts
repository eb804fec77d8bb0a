import { counting } from '../counting.ts';
import type { ErasureTerms } from './en.ts';

const n = counting('fr');

export const fr: ErasureTerms = {
  heading: 'Effacement',
  lede: (people, records, idle) =>
    people + records === 0
      ? idle === 0
        ? 'Cette nuit, rien n’est effacé.'
        : 'Cette nuit, aucune personne et aucun enregistrement ne sont effacés, seulement des réponses que personne ne poursuit.'
      : `Cette nuit seraient effacés : ${[people > 0 ? n(people, '# personne', '# personnes') : '', records > 0 ? n(records, '# enregistrement d’une personne qui reste', '# enregistrements de personnes qui restent') : ''].filter(Boolean).join(' et ')}.`,
  asOf: (day) => `Voici ce que ferait le traitement du ${day}. Pour l’instant, rien ne s’est passé.`,
  requestsHeading: 'Demandes',
  noRequests: 'Personne n’attend d’être effacé. Une demande s’enregistre à la page Enregistrements.',
  person: 'Personne',
  basis: 'Motif',
  bases: { art17: 'La personne l’a demandé (art. 17 RGPD)', other: 'Autre raison' },
  action: 'Action',
  cancel: 'Annuler',
  cancelFor: (name) => `Annuler l’effacement : ${name}`,
  cancelled: (name) => `${name} : l’effacement est annulé. Rien n’a été effacé.`,
  leaversHeading: 'Départs anciens',
  noLeavers: (day) => `Parmi les personnes parties jusqu’au ${day}, il n’en reste aucune ici.`,
  leftOn: 'Date de départ',
  recordsHeading: 'Personnes qui restent',
  records: (k) =>
    k === 0
      ? 'Aucun enregistrement n’a atteint la fin de sa durée de conservation.'
      : `${n(k, '# enregistrement a atteint', '# enregistrements ont atteint')} la fin de la durée de conservation : ce qui a été attribué, terminé ou confirmé.`,
  idle: (k, days) =>
    k === 0
      ? `Aucune tentative n’est laissée de côté depuis plus de ${days} jours.`
      : `Les réponses de ${n(k, '# tentative', '# tentatives')} que personne n’a poursuivies depuis ${days} jours.`,
  heldHeading: 'Seraient effacés, mais leur effacement est gelé',
  heldText: 'Dès la levée du gel, le traitement suivant efface ces données. Ce qui a été demandé peut être annulé.',
  why: 'Serait effacé car',
  whyGone: { requested: 'Cela a été demandé', period: 'Le départ est ancien' },
  reason: 'Motif du gel',
  periodsHeading: 'Durées de conservation',
  periodsText: 'Les durées sont des paramètres du serveur. La personne qui l’exploite peut les changer.',
  periods: {
    records: 'Enregistrements',
    leavers: 'Personnes parties',
    answers: 'Réponses d’une tentative que personne ne poursuit',
  },
  recordsPeriod: (years, day) =>
    `Jusqu’à la fin de la ${years}${years === 1 ? 're' : 'e'} année après la leur. Aujourd’hui, cela arrive à terme pour ce qui date du ${day} ou d’avant.`,
  leaversPeriod: (day) =>
    `Aussi longtemps que leur dernier enregistrement. Aujourd’hui, cela arrive à terme pour les départs jusqu’au ${day}.`,
  answersPeriod: (days) => `${n(days, '# jour', '# jours')} après la dernière réponse. À la fin du cours, aussitôt.`,
  holdsHeading: 'Gels de l’effacement',
  noHolds: 'Il n’y a aucun gel. On en pose un à la page Enregistrements.',
  holdsText: 'Rien n’est effacé sur ces personnes.',
  since: 'Depuis',
  lift: 'Lever',
  liftFor: (name) => `Lever le gel : ${name}`,
  lifted: (name) => `${name} : le gel est levé.`,
  refused: {},
  faults: {},
};
