import type { BadgesTerms } from './en.ts';

export const es: BadgesTerms = {
  heading: 'Mis insignias',
  intro:
    'Una insignia es un archivo firmado con el que puedes mostrar a otros que has completado un curso. Indica el curso y el día, sin puntos ni respuestas. No se crea ninguna hasta que la pides.',
  empty: 'Todavía no hay nada de lo que crear una insignia. Puedes tener una por cada curso que completes.',
  withName: 'Con mi nombre',
  withNameHint:
    'Si no, la insignia lleva una huella de tu correo electrónico: quien conozca la dirección puede comprobar que es tuya.',
  named: 'Con tu nombre',
  unnamed: 'Con una huella de tu correo electrónico',
  get: 'Obtener insignia',
  given: (title) => `Aquí está tu insignia de «${title}».`,
  sending: 'Un momento…',
  picture: 'Imagen (SVG)',
  file: 'Archivo firmado (JWT)',
  takeBack: 'Retirar',
  sure: 'Quien tenga la insignia verá que ya no vale. No se puede deshacer, pero puedes obtener otra.',
  takeBackSurely: 'Sí, retirarla',
  keep: 'Conservarla',
  takenBack: (title) => `Tu insignia de «${title}» queda retirada.`,
  refused: {
    badge_needs_name: 'En esta constancia no hay ningún correo electrónico tuyo. Pon tu nombre en la insignia.',
    completion_withdrawn: 'La constancia de esta formación se retiró, así que no hay insignia.',
    completion_unknown: 'La constancia de esta formación se retiró, así que no hay insignia.',
    badge_unknown: 'Esa insignia ya estaba retirada. Vuelve a cargar la página.',
  },
};
