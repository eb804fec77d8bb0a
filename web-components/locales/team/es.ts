import { counting } from '../counting.ts';
import type { TeamTerms } from './en.ts';

const n = counting('es');

export const es: TeamTerms = {
  heading: 'Equipo',
  summary: (people, late, open) =>
    late > 0
      ? `${n(late, 'Una persona está fuera de plazo', '# personas están fuera de plazo')}${open > 0 ? ` y ${n(open, 'otra tiene', 'otras # tienen')} formación pendiente` : ''}, de ${n(people, '#', '#')}.`
      : open > 0
        ? `Nadie está fuera de plazo. ${n(open, 'Una persona tiene', '# personas tienen')} formación pendiente, de ${n(people, '#', '#')}.`
        : n(people, 'La única persona lo tiene todo hecho.', 'Las # personas lo tienen todo hecho.'),
  caption: { reports: 'Cursos obligatorios de las personas a tu cargo', all: 'Cursos obligatorios de todo el mundo' },
  whatIsOpen: 'Qué está pendiente',
  nothingOpen: 'Nada pendiente',
  doneOf: (done, of) => `${done} de ${of} hechos`,
  nobodyOpen: 'Nadie necesita un recordatorio.',
  showEveryone: 'Mostrar a todo el mundo',
  nobody: {
    reports:
      'Hoy no tienes a nadie a tu cargo. Las personas vienen del sistema de Recursos Humanos; pregunta allí si falta alguien.',
    all: 'Aún no hay nadie en plantilla. Incorpora a las personas desde un archivo CSV o por SCIM y aparecerán aquí.',
  },
  toPeople: 'Incorporar personas',
  noCourse: {
    reports:
      'Aún no se ha pedido ningún curso a las personas a tu cargo. El equipo de protección de datos dice quién hace qué.',
    all: 'Aún no se ha pedido ningún curso a nadie.',
  },
  toObligations: 'Decidir quién hace qué',
  limits:
    'Ves pendiente, hecho, fuera de plazo y con exención. Las puntuaciones, las respuestas, los intentos y si alguien ha empezado no se muestran a nadie.',
  organisation: {
    heading: 'La organización',
    people: (k) => n(k, 'Hay una persona en plantilla.', 'Hay # personas en plantilla.'),
    parts: {
      done: (k) => n(k, '# hecho', '# hechos'),
      open: (k) => n(k, '# pendiente', '# pendientes'),
      overdue: (k) => n(k, '# fuera de plazo', '# fuera de plazo'),
      exempt: (k) => n(k, '# con exención', '# con exención'),
    },
    sentence: (name, people, parts) => `${name}: para ${n(people, 'una persona', '# personas')}, ${parts}.`,
    table: 'En una tabla',
    course: 'Curso',
    done: 'Hecho',
    open: 'Pendiente, en plazo',
    overdue: 'Fuera de plazo',
    exempt: 'Con exención',
    byUnit: 'Por unidad',
    byUnitOf: (title) => `Por unidad: ${title}`,
    noUnit: 'Sin unidad',
    withheld: (k) =>
      k === 0
        ? 'No queda nadie fuera.'
        : `${n(k, 'Una persona está', '# personas están')} en unidades que no se muestran: con menos de diez personas, un número dice algo de cada una.`,
    noUnits: 'Ninguna unidad tiene diez personas, así que no se muestra ninguna por separado.',
  },
};
