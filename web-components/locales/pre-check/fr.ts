import type { PreCheckTerms } from './en.ts';

export const fr: PreCheckTerms = {
  progress: (number, of) => `Coup d’œil · cas ${number} sur ${of}`,
  final: 'Votre première réponse décide, et personne ne la voit.',
  noneHeading: 'Tout vaut la peine d’être lu',
  someHeading: 'Vous en connaissez déjà une partie',
  allHeading: 'Vous connaissez déjà tout cela',
  text: 'À vous de décider : ce que vous pouvez passer, vous pouvez aussi le lire. Le test de connaissances porte sur le tout.',
  skip: 'Acquis : vous pouvez le passer',
  read: 'À lire',
  toCheck: 'Aller au test de connaissances',
};
