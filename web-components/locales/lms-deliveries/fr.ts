import { counting } from '../counting.ts';
import type { LmsDeliveriesTerms } from './en.ts';

const n = counting('fr');

export const fr: LmsDeliveriesTerms = {
  text: 'Ce que d’autres apprennent, le plus récent d’abord. Ce qui n’est pas accepté est tenté pendant trois jours, puis vous attend. Rien ne compte deux fois, aussi souvent qu’on l’envoie. Ce qui est réglé est supprimé après 90 jours.',
  none: 'Rien n’a encore été signalé. Le premier cours terminé qui a été ouvert depuis un LMS figurera ici.',
  noneSuch: 'Il n’y a rien de ce genre.',
  receiver: 'À qui',
  everybody: 'Tous',
  standing: 'Où cela en est',
  all: 'Tout',
  about: 'Au sujet de',
  when: 'Quand',
  numbers: 'des nombres seulement',
  gone: 'n’est plus connecté',
  events: {
    completed: 'terminé',
    passed: 'réussi',
    launched: 'ouvert',
    progressed: 'progression',
    answered: 'une réponse',
    withdrawn: 'ne compte plus',
    voided: 'ne compte plus',
  },
  next: (when) => `nouvel essai le ${when}`,
  held: 'attend : désactivé, ou demandé par le LMS au prochain lancement',
  heldBack: 'retenu après une restauration',
  restored: (messages, day) =>
    n(
      messages,
      `# envoi est retenu : il attendait dans la sauvegarde du ${day} à partir de laquelle cette base a été restaurée.`,
      `# envois sont retenus : ils attendaient dans la sauvegarde du ${day} à partir de laquelle cette base a été restaurée.`,
    ),
  restoredText:
    'Si l’original fonctionne encore, il les envoie lui-même. Ceux des webhooks comptent aussi. Ce qui est nouveau pour la même personne et le même cours attend derrière eux.',
  sendHeld: 'Les envoyer',
  sendHeldText: 'Seulement si l’original ne fonctionne plus : sinon d’autres apprennent la même chose deux fois.',
  heldSent: (messages) => n(messages, '# part dans un instant.', '# partent dans un instant.'),
  giveUpHeld: 'Les abandonner',
  giveUpHeldText:
    'L’original les transmet. Ils figurent ensuite parmi ce qui n’a pas été accepté, d’où chacun peut encore être envoyé.',
  heldGivenUp: (messages) => n(messages, '# envoi abandonné.', '# envois abandonnés.'),
  tries: (times) => n(times, '# essai', '# essais'),
  again: 'Renvoyer',
  againOf: (who, receiver) => `Renvoyer : ${who}, ${receiver}`,
  sentAgain: 'C’est renvoyé dans un instant.',
  allAgain: 'Renvoyer tout ce qui n’a pas été accepté',
  allSentAgain: (reports) => n(reports, '# envoi repart.', '# envois repartent.'),
  refusedNote: (reports) => n(reports, '# envoi n’a pas été accepté.', '# envois n’ont pas été acceptés.'),
};
