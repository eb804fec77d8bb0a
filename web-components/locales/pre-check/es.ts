import type { PreCheckTerms } from './en.ts';

export const es: PreCheckTerms = {
  progress: (number, of) => `Vistazo previo · caso ${number} de ${of}`,
  final: 'Decide tu primera respuesta, y nadie la ve.',
  noneHeading: 'Merece la pena leerlo todo',
  someHeading: 'Ya sabes una parte',
  allHeading: 'Esto ya lo sabes',
  text: 'Tú decides: lo que puedes saltarte, también puedes leerlo. El test de conocimientos pregunta por todo.',
  skip: 'Demostrado: puedes saltártelo',
  read: 'Lee este',
  toCheck: 'Ir al test de conocimientos',
};
