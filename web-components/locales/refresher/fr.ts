import type { RefresherTerms } from './en.ts';

export const fr: RefresherTerms = {
  changed: 'Ce qui a changé depuis que vous l’avez terminé',
  changedText: 'Avant les cas : ces phrases sont nouvelles, ont disparu ou disent autre chose.',
  begin: 'Voir les cas',
  case: (number, of) => `Cas ${number} sur ${of}`,
  none: 'Rien à réviser aujourd’hui',
  noneText: 'Quand une révision sera utile, Mes formations vous la proposera.',
  done: 'Terminé.',
  doneText: 'Rien n’a été conservé, sauf votre passage ici.',
  finish: 'Terminer',
};
