import { counting } from '../counting.ts';
import type { LmsPeopleTerms } from './en.ts';

const n = counting('es');

export const es: LmsPeopleTerms = {
  text: 'Un LMS ha nombrado a estas personas, y no se sabe de nadie en la lista de personal que lo sea. No pueden abrir un curso desde allí hasta que digas quiénes son. Se pregunta una vez por cada una.',
  none: 'No espera nadie. Quien abra un curso desde un LMS sin que se le conozca aquí aparecerá aquí.',
  waiting: (people) => n(people, '# persona espera', '# personas esperan'),
  suggestionText:
    'A quien se sugiere tiene el mismo correo en la lista de personal. Cualquiera puede haberlo escrito, así que mira antes de confirmar.',
  perhaps: 'Quizá',
  nobody: 'sin sugerencia',
  choose: (who, person) => `${who} es ${person}`,
  unnamed: (subject) => `Sin nombre (${subject})`,
  staffNumber: (number) => `número de personal ${number}`,
  since: (day) => `desde el ${day}`,
  outsider: 'estudiante o invitado, según el LMS',
  all: 'Elegir todas las sugerencias de esta página',
  confirm: (people) => n(people, 'Confirmar # persona', 'Confirmar # personas'),
  confirmed: (people) => n(people, '# persona es ahora conocida.', '# personas son ahora conocidas.'),
  pick: 'Otra persona',
  pickFirst: 'Decir quién es',
  pickOf: (who) => `Decir quién es: ${who}`,
  person: 'En la lista de personal',
  isThem: 'Es esta persona',
  linked: (who, person) => `${who} es ${person}.`,
  add: 'Añadir a la lista de personal',
  addOf: (who) => `Añadir a la lista de personal: ${who}`,
  addText: 'Recibe lo que recibe todo el personal, desde hoy.',
  name: 'Nombre',
  email: 'Correo electrónico',
  staffNumberLabel: 'Número de personal',
  added: (who) => `${who} está en la lista de personal.`,
  forget: 'Olvidar',
  forgetOf: (who) => `Olvidar: ${who}`,
  forgotten: (who) => `Se ha olvidado a ${who}. Quien vuelva de allí aparecerá aquí de nuevo.`,
  known: 'A quién se conoce ya',
  knownText:
    'Quita lo que esté mal: quien vino de allí como esa persona pierde la sesión al instante y espera aquí con el próximo acceso.',
  showKnown: 'Mostrar',
  noneKnown: 'Todavía no se conoce a nadie.',
  foundBys: {
    admin: 'indicado por la administración',
    made: 'añadido como nuevo en el personal',
    confirmed: 'confirmado por la propia persona, con sesión iniciada aquí',
    staff_number: 'reconocido por el número de personal',
    external_id: 'reconocido por el ID del directorio',
    email: 'reconocido por el correo electrónico comprobado',
  },
  unlink: 'Quitar',
  unlinkOf: (who, lms) => `Quitar: ${who}, ${lms}`,
  unlinked: (who, lms) => `A ${who} ya no se le conoce desde ${lms}.`,
};
