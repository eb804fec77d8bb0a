import { counting } from '../counting.ts';
import type { MyDocumentsTerms } from './en.ts';

const n = counting('de');

export const de: MyDocumentsTerms = {
  heading: 'Zu lesen',
  open: (k) => n(k, 'Ein Dokument wartet darauf, gelesen zu werden.', '# Dokumente warten darauf, gelesen zu werden.'),
  allDone: 'Du hast alles gelesen, worum du gebeten wurdest.',
  empty: 'Du sollst nichts lesen. Sobald es etwas gibt, steht es hier.',
  version: (version) => `Fassung ${version}`,
  openIt: 'Dokument öffnen',
  openNamed: (title) => `Dokument öffnen: ${title}`,
  acknowledge: 'Ich habe es gelesen und halte mich daran',
  acknowledgeNamed: (title) => `Ich habe es gelesen und halte mich daran: ${title}`,
  sending: 'Einen Moment…',
  done: (day) => `Gelesen und bestätigt am ${day}`,
  thanks: (title) => `Notiert: Du hast „${title}“ gelesen und hältst dich daran. Das ist festgehalten.`,
  refused: {
    document_unknown: 'Dieses Dokument sollst du nicht mehr lesen.',
  },
  faults: {},
};
