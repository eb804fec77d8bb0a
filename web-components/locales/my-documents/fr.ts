import { counting } from '../counting.ts';
import type { MyDocumentsTerms } from './en.ts';

const n = counting('fr');

export const fr: MyDocumentsTerms = {
  heading: 'À lire',
  open: (k) => n(k, '# document est à lire.', '# documents sont à lire.'),
  allDone: 'Vous avez lu tout ce qui vous était demandé.',
  empty: 'Vous n’avez rien à lire. Le moment venu, vous le trouverez ici.',
  version: (version) => `Version ${version}`,
  openIt: 'Ouvrir le document',
  openNamed: (title) => `Ouvrir le document : ${title}`,
  acknowledge: 'Je l’ai lu et je le respecterai',
  acknowledgeNamed: (title) => `Je l’ai lu et je le respecterai : ${title}`,
  sending: 'Un instant…',
  done: (day) => `Lu et confirmé le ${day}`,
  thanks: (title) => `Noté : vous avez lu « ${title} » et vous le respecterez. C’est enregistré.`,
  refused: {
    document_unknown: 'La lecture de ce document ne vous est plus demandée.',
  },
  faults: {},
};
