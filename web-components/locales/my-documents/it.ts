import { counting } from '../counting.ts';
import { il } from '../italian-days.ts';
import type { MyDocumentsTerms } from './en.ts';

const n = counting('it');

export const it: MyDocumentsTerms = {
  heading: 'Da leggere',
  open: (k) => n(k, 'C’è un documento da leggere.', 'Ci sono # documenti da leggere.'),
  allDone: 'Hai letto tutto ciò che ti è stato chiesto.',
  empty: 'Non ti è stato chiesto di leggere nulla. Quando ci sarà qualcosa, lo troverai qui.',
  version: (version) => `Versione ${version}`,
  openIt: 'Apri il documento',
  openNamed: (title) => `Apri il documento: ${title}`,
  acknowledge: 'L’ho letto e lo rispetterò',
  acknowledgeNamed: (title) => `L’ho letto e lo rispetterò: ${title}`,
  sending: 'Un momento…',
  done: (day) => `Presa visione ${il(day)}`,
  thanks: (title) => `Annotato: hai letto «${title}» e lo rispetterai. È registrato.`,
  refused: {
    document_unknown: 'Non ti si chiede più di leggere questo documento.',
  },
  faults: {},
};
