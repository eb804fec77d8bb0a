import { counting } from '../counting.ts';
import type { FirstRunTerms } from './en.ts';

const n = counting('es');

export const es: FirstRunTerms = {
  heading: 'De cero a la primera asignación',
  lede: 'Cinco minutos, en este orden. No pasa nada hasta el último paso.',
  done: 'Hecho:',
  steps: {
    people: 'Incorporar personas',
    whom: 'Elegir para quién',
    course: 'Elegir un curso',
    times: 'Hasta cuándo y cada cuánto',
    see: 'Ver quién lo recibe',
    assign: 'Asignarlo',
  },
  people: (k) =>
    k === 0 ? 'Aún no hay nadie en plantilla.' : `${n(k, 'Hay una persona', 'Hay # personas')} en plantilla.`,
  importFile: 'Importar un archivo de Recursos Humanos (CSV)',
  connect: 'Conectar el directorio (SCIM)',
  myself: 'Probarlo solo contigo',
  alone:
    'De momento estás a solas, o casi. Puedes seguir e importar al resto después: una regla para todo el mundo los encuentra sola.',
  course: 'Curso',
  choose: 'Elegir…',
  noCourses: 'No hay ningún curso publicado. Pide a quien gestiona el servidor que publique uno.',
  reasons: {
    everyone: 'Todo el mundo trabaja con datos personales',
    others: 'Estas personas trabajan con datos personales',
  },
  see: 'Ver quién lo recibe',
  first: 'Elige antes para quién y un curso.',
  assign: (k) => (k === 0 ? 'Crear la regla' : n(k, 'Asignarlo a una persona', 'Asignarlo a # personas')),
  assignFirst: 'Mira antes quién lo recibe.',
  assigned: (k) =>
    k === 0
      ? 'La regla está creada. Asigna el curso a quien llegue.'
      : `Hecho: ${n(k, 'una persona tiene', '# personas tienen')} el curso. Los recordatorios salen solos si el correo está configurado.`,
  next: 'Y ahora:',
  toRule: 'Ver la regla',
  toTeam: 'Ver cómo va cada persona',
  toTraining: 'Verlo como quien hace el curso',
  notNow: 'Cerrar la guía',
  backHint: 'La encontrarás en Ajustes.',
  looking: 'Un momento…',
  faults: {},
  refused: {},
};
