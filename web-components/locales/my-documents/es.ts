import { counting } from '../counting.ts';
import type { MyDocumentsTerms } from './en.ts';

const n = counting('es');

export const es: MyDocumentsTerms = {
  heading: 'Por leer',
  open: (k) => n(k, 'Tienes un documento por leer.', 'Tienes # documentos por leer.'),
  allDone: 'Has leído todo lo que se te pidió.',
  empty: 'No se te ha pedido leer nada. Cuando haya algo, lo verás aquí.',
  version: (version) => `Versión ${version}`,
  openIt: 'Abrir el documento',
  openNamed: (title) => `Abrir el documento: ${title}`,
  acknowledge: 'Lo he leído y lo cumpliré',
  acknowledgeNamed: (title) => `Lo he leído y lo cumpliré: ${title}`,
  sending: 'Un momento…',
  done: (day) => `Leído y confirmado el ${day}`,
  thanks: (title) => `Anotado: has leído «${title}» y lo cumplirás. Queda constancia.`,
  refused: {
    document_unknown: 'Ya no se te pide leer ese documento.',
  },
  faults: {},
};
