import type { RefresherTerms } from './en.ts';

export const es: RefresherTerms = {
  changed: 'Qué ha cambiado desde que lo completaste',
  changedText: 'Antes de los casos: estas frases son nuevas, han desaparecido o ahora dicen otra cosa.',
  begin: 'Ir a los casos',
  case: (number, of) => `Caso ${number} de ${of}`,
  none: 'Hoy no hay nada que repasar',
  noneText: 'Cuando merezca la pena un repaso, lo verás en Mi formación.',
  done: 'Hecho.',
  doneText: 'Solo se ha guardado que has estado aquí.',
  finish: 'Terminar',
};
