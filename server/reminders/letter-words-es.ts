import type { LetterWords } from './letter-words.ts';

const format = new Intl.DateTimeFormat('es-ES', { dateStyle: 'long', timeZone: 'UTC' });

export const es: LetterWords = {
  day: (day) => format.format(new Date(`${day}T00:00:00Z`)),
  hello: (name) => `Hola, ${name}:`,
  goodbye: 'Gracias.',
  subject: {
    one: (title, day) => `«${title}»: tienes hasta el ${day}`,
    oneToday: (title) => `«${title}» vence hoy`,
    oneOverdue: (title, day) => `«${title}» venció el ${day}`,
    several: (count) => `${count} cursos pendientes`,
    severalOverdue: (count, overdue) => `${count} cursos pendientes, ${overdue} fuera de plazo`,
    team: (overdue) =>
      overdue === 1
        ? 'Un curso de tu equipo está fuera de plazo'
        : `${overdue} cursos de tu equipo están fuera de plazo`,
  },
  opening: (count) => (count === 1 ? 'aún tienes pendiente este curso:' : 'aún tienes pendientes estos cursos:'),
  openingBy: (sender, count) =>
    count === 1 ? `${sender} te pide que completes este curso:` : `${sender} te pide que completes estos cursos:`,
  openingTeam: (count) =>
    count === 1
      ? 'este curso de una persona de tu equipo está fuera de plazo:'
      : 'estos cursos de personas de tu equipo están fuera de plazo:',
  due: (day) => `Vence el ${day}`,
  dueToday: 'Vence hoy',
  wasDue: (day) => `Fuera de plazo: venció el ${day}`,
  inGrace: (day, last) => `Venció el ${day}; hay tiempo hasta el ${last}`,
  minutes: (minutes) => (minutes === 1 ? 'un minuto' : `unos ${minutes} minutos`),
  start: 'Abrir el curso',
  kept: 'Puedes parar en cualquier momento y seguir después, también en otro dispositivo.',
  team: 'Abrir tu equipo',
  teamNoAnswers:
    'Habla con estas personas y buscad un momento para hacerlo. Qué responden, cuántas veces lo intentan y cuánto tardan no se muestra a nadie.',
  why: (organisation) =>
    `Recibes este correo porque ${organisation} debe formar a su plantilla en protección de datos y esto está en tu lista.`,
  whyTeam: (organisation) =>
    `Recibes este correo porque en ${organisation} tienes a estas personas a tu cargo, o porque suples a su superior.`,
  often: 'Hay como máximo un recordatorio por curso en siete días.',
  sentBy: (sender) => `Este recordatorio lo ha enviado ${sender}; también lo encuentras en «Mis datos».`,
  contact: (name, email) => `¿Preguntas? Consulta a ${name}, ${email}.`,
  stop: 'No recibir más correos antes de la fecha límite',
  byProgram: 'Este correo lo ha escrito un programa. No lleva imágenes, y nadie puede ver si lo has leído.',
  calendarFile: 'formacion.ics',
  event: (title) => `Vence hoy: ${title}`,
};
