import { counting } from '../counting.ts';
import type { OverdueTerms } from './en.ts';

const n = counting('es');

export const es: OverdueTerms = {
  heading: 'Fuera de plazo',
  summary: (k) =>
    k === 0
      ? 'No hay nada fuera de plazo.'
      : n(k, 'Hay una formación fuera de plazo.', 'Hay # formaciones fuera de plazo.'),
  summaryFiltered: (k) =>
    n(k, 'Una formación fuera de plazo cumple el filtro.', '# formaciones fuera de plazo cumplen el filtro.'),
  caption: 'Formaciones cuyo último día ha pasado',
  course: 'Curso',
  reminded: 'Recordado',
  daysOver: (k) => n(k, '# día de retraso', '# días de retraso'),
  remindedOn: (day) => day,
  never: 'Aún no',
  nothing: 'No hay nada fuera de plazo. No hay a quién enviar un recordatorio.',
  select: 'Seleccionar',
  selectOne: (name, course) => `Seleccionar a ${name}, ${course}`,
  selectPage: 'Seleccionar todo en esta página',
  selected: (k) => n(k, '# en la selección', '# en la selección'),
  nothingSelected: 'Nada seleccionado',
  selectAll: (k) => n(k, 'Seleccionar la única del resultado', 'Seleccionar las # del resultado'),
  selectFirst: (k) => `Seleccionar las ${n(k, '#', '#')} primeras`,
  selecting: 'Seleccionando…',
  most: (k) => `Como máximo ${n(k, '#', '#')} a la vez: selecciona menos.`,
  clear: 'Quitar la selección',
  remind: 'Enviar recordatorio…',
  looking: 'Un momento…',
  chooseFirst: 'Selecciona antes a quién.',
  preview: {
    heading: (k) => n(k, '¿Enviar un recordatorio?', '¿Enviar # recordatorios?'),
    headingNone: 'No hay a quién enviar un recordatorio',
    to: (mails) => `En ${n(mails, 'un correo', '# correos')}; quien tiene varios cursos recibe uno solo.`,
    soon: 'Salen dentro de cinco minutos. Hasta entonces puedes deshacerlo.',
    later: (when) => `Salen ${when}, por las horas de silencio. Hasta entonces puedes deshacerlo.`,
    noMail:
      'Aún no hay un servidor de correo configurado, así que esperan y se descartan a los tres días. Pregunta a quien gestiona este servidor.',
    mails: 'Lo que leerán',
    subject: 'Asunto',
    courses: (titles, k) => n(k, `Curso: ${titles}`, `# cursos: ${titles}`),
    leftOut: (k) => n(k, 'Uno queda fuera', '# quedan fuera'),
    send: (k) => n(k, 'Enviar un recordatorio', 'Enviar # recordatorios'),
    sending: 'Enviando…',
    cancel: 'Ahora no',
    sees: 'Cada persona ve que el recordatorio es tuyo.',
  },
  reasons: {
    reminded_recently: (day) =>
      day
        ? `ya recibió un recordatorio en los últimos siete días; se puede de nuevo el ${day}`
        : 'ya recibió un recordatorio en los últimos siete días',
    already_waiting: () => 'ya hay un recordatorio en camino',
    nothing_open: () => 'ya no tiene nada pendiente',
    not_yours: () => 'hoy no tienes a esta persona a tu cargo',
    no_address: () => 'no tiene dirección de correo',
  },
  sent: {
    will: (k, when) => `${n(k, 'Un recordatorio sale', '# recordatorios salen')} ${when}.`,
    none: 'No se ha enviado ningún recordatorio: todos han quedado fuera.',
    leftOut: (k) => n(k, 'Uno ha quedado fuera.', '# han quedado fuera.'),
    undo: 'Deshacer',
    undoFor: (k) =>
      k === 0
        ? 'Puedes deshacerlo durante menos de un minuto.'
        : `Puedes deshacerlo durante ${n(k, 'un minuto', '# minutos')}.`,
    undoUntil: (when) => `Límite para deshacerlo: ${when}.`,
    over: (k) => n(k, 'Hay un recordatorio en camino.', 'Hay # recordatorios en camino.'),
    undoing: 'Deshaciendo…',
    undone: (k) => n(k, 'Deshecho: un recordatorio no se envía.', 'Deshecho: # recordatorios no se envían.'),
    tooLate: 'Ya es tarde para deshacerlo: han salido.',
    dismiss: 'Ocultar',
  },
  at: (time) => `a las ${time}`,
  on: (day) => `el ${day}`,
  limits:
    'Un recordatorio por persona y curso en siete días, lo envíe quien lo envíe. Cada uno se guarda con su remitente, y la persona lo ve.',
  refused: {
    invalid_input: 'El servidor no acepta esta selección. Recarga la página y selecciona de nuevo.',
    too_many_requests: 'Ha sido mucho a la vez. Espera un minuto y vuelve a intentarlo.',
  },
};
