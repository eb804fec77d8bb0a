import { counting } from '../counting.ts';
import type { MyDataTerms } from './en.ts';

const n = counting('es');

export const es: MyDataTerms = {
  heading: 'Mis datos',
  lede: 'Qué guarda este sistema sobre ti, por qué y cuánto tiempo, y a quién se le ha mostrado algo.',
  asPdf: 'Todo en PDF',
  asJson: 'Todo en JSON',
  stored: 'Qué se guarda',
  notRecorded:
    'No se registran el tiempo dedicado, los clics, los dispositivos ni las direcciones de red. Tus respuestas e intentos solo los ves tú.',
  entries: (k) => n(k, 'un dato', '# datos'),
  nothing: (titles) => `No se guarda nada sobre: ${titles}.`,
  why: 'Por qué',
  kept: 'Cuánto tiempo',
  all: (k) => `Mostrar los ${k}`,
  allOf: (title, k) => `Mostrar los ${k}: ${title}`,
  nobodyLooked: 'En este tiempo no se le ha mostrado a nadie nada sobre ti.',
  mailsHeading: 'Correos y calendario',
  mails: 'Enviarme recordatorios antes de la fecha límite',
  mailsHint: 'Los correos en la fecha límite y fuera de plazo se envían siempre.',
  mailsOn: 'Anotado: recibirás correos antes de la fecha límite.',
  mailsOff: 'Anotado: no recibirás correos antes de la fecha límite.',
  calendar: 'Tus fechas límite pueden aparecer en tu calendario.',
  noCalendar: 'No tienes ninguna dirección para ello.',
  calendarSince: (day) => `Creaste una dirección para ello el ${day}.`,
  makeCalendar: 'Crear una dirección',
  renewCalendar: 'Crear una dirección nueva',
  endCalendar: 'Desactivarla',
  calendarMade: 'La dirección está creada. Solo se muestra ahora; la anterior ya no funciona.',
  calendarEnded: 'La dirección ya no funciona.',
  address: 'Dirección de tu calendario',
  addressHint: 'Quien la tenga ve tus fechas límite. Añádela en tu calendario como suscripción.',
  subscribe: 'Suscribirse en el programa de calendario',
  wrongHeading: 'Algo no es correcto',
  wrongText: (name) => `Di qué no es correcto y se revisará. También puedes escribir a ${name}:`,
  ask: 'Solicitar una rectificación',
  askHeading: 'Solicitar una rectificación',
  what: 'Qué no es correcto y qué debería poner',
  whatHint:
    'Llega al delegado de protección de datos. La respuesta la encuentras aquí, y un correo te avisa de que ha llegado.',
  send: 'Enviar la solicitud',
  sending: 'Un momento…',
  cancel: 'Cancelar',
  asked: 'Tu solicitud está en camino. La respuesta aparecerá aquí.',
  requests: 'Tus solicitudes',
  askedOn: (day) => `Solicitado el ${day}`,
  waits: 'A la espera de respuesta',
  answered: {
    granted: (day) => `Aceptada el ${day}`,
    refused: (day) => `Denegada el ${day}`,
  },
  faults: { text: 'Escribe entre 3 y 2000 caracteres.' },
  refused: {
    too_many_requests:
      'Diez de tus solicitudes esperan respuesta. Espera a que llegue alguna o habla con el delegado de protección de datos.',
  },
};
