import { counting } from '../counting.ts';
import type { ErasureTerms } from './en.ts';

const n = counting('es');

export const es: ErasureTerms = {
  heading: 'Supresión',
  lede: (people, records, idle) =>
    people + records === 0
      ? idle === 0
        ? 'Esta noche no se suprime nada.'
        : 'Esta noche no se suprime ninguna persona ni constancia, solo respuestas con las que nadie sigue.'
      : `Esta noche se suprimiría: ${[people > 0 ? n(people, 'una persona', '# personas') : '', records > 0 ? n(records, 'una constancia de alguien que sigue', '# constancias de personas que siguen') : ''].filter(Boolean).join(' y ')}.`,
  asOf: (day) => `Esto es lo que haría el proceso del ${day}. Por ahora no ha pasado nada.`,
  requestsHeading: 'Solicitadas',
  noRequests: 'Nadie espera su supresión. Las solicitudes se introducen en Expedientes.',
  person: 'Persona',
  basis: 'Fundamento',
  bases: { art17: 'La persona lo ha solicitado (art. 17 RGPD)', other: 'Otro motivo' },
  action: 'Acción',
  cancel: 'Cancelar',
  cancelFor: (name) => `Cancelar la supresión de ${name}`,
  cancelled: (name) => `Se ha cancelado la supresión de ${name}. No se ha suprimido nada.`,
  leaversHeading: 'Personas que se fueron hace mucho',
  noLeavers: (day) => `Ya no se conserva nada de quienes se fueron hasta el ${day}.`,
  leftOn: 'Salida',
  recordsHeading: 'De personas que siguen',
  records: (k) =>
    k === 0
      ? 'Ninguna constancia ha llegado al final de su plazo.'
      : `${n(k, 'Una constancia ha llegado', '# constancias han llegado')} al final del plazo: lo asignado, completado o confirmado.`,
  idle: (k, days) =>
    k === 0
      ? `No hay respuestas de un intento paradas desde hace más de ${days} días.`
      : `Las respuestas de ${n(k, 'un intento', '# intentos')} con las que nadie ha seguido en ${days} días.`,
  heldHeading: 'Se suprimirían, pero tienen una retención legal',
  heldText:
    'En cuanto se levante la retención, el siguiente proceso las suprime. Lo que se ha solicitado puede cancelarse.',
  why: 'Se suprimiría porque',
  whyGone: { requested: 'Se ha solicitado', period: 'Se fue hace mucho' },
  reason: 'Retención por',
  periodsHeading: 'Cuánto se conserva',
  periodsText: 'Los plazos son ajustes del servidor. Quien lo gestiona puede cambiarlos.',
  periods: {
    records: 'Constancias',
    leavers: 'Personas que se fueron',
    answers: 'Respuestas de un intento con el que nadie sigue',
  },
  recordsPeriod: (years, day) =>
    `Hasta el final del ${ordinal(years)} año posterior al suyo. Hoy termina para todo lo anotado hasta el ${day}.`,
  leaversPeriod: (day) =>
    `Lo que se conservaría su última constancia. Hoy termina para quienes se fueron hasta el ${day}.`,
  answersPeriod: (days) => `${n(days, 'Un día', '# días')} después de la última respuesta. Al completar, enseguida.`,
  holdsHeading: 'Retenciones legales',
  noHolds: 'No hay ninguna retención legal. Se ponen en Expedientes.',
  holdsText: 'De estas personas no se suprime nada.',
  since: 'Desde',
  lift: 'Levantar',
  liftFor: (name) => `Levantar la retención de ${name}`,
  lifted: (name) => `Se ha levantado la retención legal de ${name}.`,
  refused: {},
  faults: {},
};

function ordinal(k: number): string {
  return ['', 'primer', 'segundo', 'tercer', 'cuarto', 'quinto', 'sexto'][k] ?? `${k}.º`;
}
