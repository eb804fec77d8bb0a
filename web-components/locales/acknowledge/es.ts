import type { AcknowledgeTerms } from './en.ts';

export const es: AcknowledgeTerms = {
  statement: 'Lo he leído y lo cumpliré.',
  confirm: 'Confirmar',
  tickFirst: 'Marca antes la casilla: dice lo que confirmas.',
  notAsked: 'No se te ha pedido confirmar este documento.',
};
