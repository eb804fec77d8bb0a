import { counting } from '../counting.ts';
import type { PrivacyTerms } from './en.ts';

const n = counting('fr');

export const fr: PrivacyTerms = {
  looks: 'Qui a consulté',
  looksText: (days) =>
    `À qui quelque chose sur vous a été montré, où et quel jour. Conservation : ${n(days, '# jour', '# jours')}.`,
  export: 'Emporter mes données',
  exportText: 'Tout ce qui est conservé sur vous, en un fichier pour vous ou pour un autre programme.',
  elsewhere:
    'Ce qui est conservé sur vous n’est montré que sur les pages du serveur de formation, où aucun autre programme ne peut le lire.',
  elsewhereLink: 'Ouvrir Mes données',
  contact: (name) => `Quelque chose est faux, ou vous avez une question ? Écrivez à ${name} :`,
};
