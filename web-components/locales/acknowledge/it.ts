import type { AcknowledgeTerms } from './en.ts';

export const it: AcknowledgeTerms = {
  statement: 'L’ho letto e lo rispetterò.',
  confirm: 'Conferma',
  tickFirst: 'Prima spunta la casella: dice che cosa confermi.',
  notAsked: 'Non ti è stato chiesto di prendere visione di questo documento.',
};
