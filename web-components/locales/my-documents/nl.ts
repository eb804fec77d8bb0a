import { counting } from '../counting.ts';
import type { MyDocumentsTerms } from './en.ts';

const n = counting('nl');

export const nl: MyDocumentsTerms = {
  heading: 'Te lezen',
  open: (k) => n(k, 'Je hebt nog één document te lezen.', 'Je hebt nog # documenten te lezen.'),
  allDone: 'Je hebt alles gelezen wat je moest lezen.',
  empty: 'Je hoeft niets te lezen. Zodra er iets is, vind je het hier.',
  version: (version) => `Versie ${version}`,
  openIt: 'Document openen',
  openNamed: (title) => `Document openen: ${title}`,
  acknowledge: 'Ik heb het gelezen en houd me eraan',
  acknowledgeNamed: (title) => `Ik heb het gelezen en houd me eraan: ${title}`,
  sending: 'Een moment…',
  done: (day) => `Gelezen en bevestigd op ${day}`,
  thanks: (title) => `Genoteerd: je hebt ‘${title}’ gelezen en houdt je eraan. Dat is vastgelegd.`,
  refused: {
    document_unknown: 'Dit document hoef je niet meer te lezen.',
  },
  faults: {},
};
