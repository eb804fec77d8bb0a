import { counting } from '../counting.ts';
import type { LmsDeliveriesTerms } from './en.ts';

const n = counting('es');

export const es: LmsDeliveriesTerms = {
  text: 'Lo que se comunica a otros, lo más nuevo primero. Lo que no se acepta se intenta durante tres días y luego te espera. Nada cuenta dos veces, por mucho que se envíe. Lo resuelto se borra a los 90 días.',
  none: 'Todavía no se ha comunicado nada. El primer curso completado que se abrió desde un LMS aparecerá aquí.',
  noneSuch: 'No hay nada de ese tipo.',
  receiver: 'A quién',
  everybody: 'Todos',
  standing: 'Cómo está',
  all: 'Todo',
  about: 'Sobre',
  when: 'Cuándo',
  numbers: 'solo números',
  gone: 'ya no está conectado',
  events: {
    completed: 'completado',
    passed: 'superado',
    launched: 'abierto',
    progressed: 'progreso',
    answered: 'una respuesta',
    withdrawn: 'ya no cuenta',
    voided: 'ya no cuenta',
  },
  next: (when) => `se reintenta el ${when}`,
  held: 'espera: apagado, o el LMS lo pedirá con el próximo acceso',
  heldBack: 'retenido tras una restauración',
  restored: (messages, day) =>
    n(
      messages,
      `# envío está retenido: esperaba en la copia de seguridad del ${day} con la que se restauró esta base de datos.`,
      `# envíos están retenidos: esperaban en la copia de seguridad del ${day} con la que se restauró esta base de datos.`,
    ),
  restoredText:
    'Si el original sigue en marcha, los envía él mismo. Los de webhooks también cuentan. Lo nuevo de la misma persona y el mismo curso espera detrás.',
  sendHeld: 'Enviarlos',
  sendHeldText: 'Solo si el original ya no está en marcha: si no, otros reciben lo mismo de dos.',
  heldSent: (messages) => n(messages, '# sale en un momento.', '# salen en un momento.'),
  giveUpHeld: 'Renunciar a ellos',
  giveUpHeldText: 'Los comunica el original. Quedan entre lo no aceptado, desde donde cada uno aún puede enviarse.',
  heldGivenUp: (messages) => n(messages, 'Se ha renunciado a # envío.', 'Se ha renunciado a # envíos.'),
  tries: (times) => n(times, '# intento', '# intentos'),
  again: 'Enviar de nuevo',
  againOf: (who, receiver) => `Enviar de nuevo: ${who}, ${receiver}`,
  sentAgain: 'Sale de nuevo en un momento.',
  allAgain: 'Enviar de nuevo todo lo no aceptado',
  allSentAgain: (reports) => n(reports, '# envío sale de nuevo.', '# envíos salen de nuevo.'),
  refusedNote: (reports) => n(reports, '# envío no se aceptó.', '# envíos no se aceptaron.'),
};
