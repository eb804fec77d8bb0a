import { counting } from '../counting.ts';
import type { DocumentsTerms } from './en.ts';

const n = counting('es');

export const es: DocumentsTerms = {
  heading: 'Documentos',
  lede: 'Políticas que todo el mundo lee y confirma, y formaciones que tuvieron lugar fuera de aquí. De cada una queda constancia, igual que de un curso.',
  publish: 'Publicar un documento',
  record: 'Anotar una formación externa',
  empty: 'Aún no hay nada publicado. Empieza por una política que deba leer todo el mundo.',
  columns: {
    title: 'Documento',
    kind: 'Tipo',
    published: 'Publicado',
    standing: 'Situación',
    action: 'Acción',
  },
  kinds: { policy: 'Política', training: 'Formación externa' },
  notAsked: 'No se ha pedido a nadie',
  standing: (acknowledged, asked) => `${n(acknowledged, '#', '#')} de ${n(asked, '#', '#')} con lectura confirmada`,
  recorded: (k) => (k === 0 ? 'Sin constancias' : n(k, 'Una constancia', '# constancias')),
  download: 'Descargar',
  ask: 'Pedir a todo el mundo',
  askNew: 'Pedir a quien falte',
  named: (action, title, version) => `${action}: ${title}, ${version}`,
  askHeading: (title, version) => `Pedir a todo el mundo que lea «${title}», versión ${version}`,
  askText:
    'Toda la plantilla lo encuentra en Mi formación y confirma que lo ha leído y que lo cumplirá. A quien ya se le pidió no se le pide otra vez.',
  dueOn: 'Fecha límite de lectura',
  askDo: 'Pedir',
  asked: (k, day) =>
    k === 0
      ? 'Ya se había pedido a todo el mundo. No ha cambiado nada.'
      : `${n(k, 'Se ha pedido a una persona', 'Se ha pedido a # personas')} que lo lea hasta el ${day}.`,
  cancel: 'Ahora no',
  sending: 'Un momento…',
  publishHeading: 'Publicar un documento',
  publishText: 'Queda fijado tal como está. Un cambio es una versión nueva.',
  kind: 'Qué es',
  kindHints: {
    policy: 'Se lee, y se confirma que se cumplirá.',
    training:
      'Dice qué se enseñó en un aula o con otro proveedor: un programa, unas diapositivas, un diploma sin nombres.',
  },
  title: 'Título',
  documentId: 'Nombre corto',
  documentIdHint: 'Minúsculas, cifras y guiones. Es el mismo en todas las versiones.',
  version: 'Versión',
  versionHint: 'Por ejemplo, 2026-1.',
  lang: 'Idioma',
  file: 'Archivo',
  fileHint: 'Hasta 10 MB, mejor un PDF. Que no nombre a nadie: va en todos los paquetes para auditores.',
  publishDo: 'Publicar',
  published: (title, version) => `«${title}», versión ${version}, está publicado. Ya puedes usarlo.`,
  recordHeading: 'Anotar una formación externa',
  recordText:
    'Para lo que tuvo lugar en un aula, en papel o con otro proveedor. El registro dice que se anotó a mano y quién lo hizo.',
  taught: 'Qué',
  choose: 'Elegir…',
  courses: 'Nuestros cursos, impartidos fuera de aquí',
  trainings: 'Formaciones con documento',
  people: 'Quién',
  peopleHint: 'Busca por nombre o número de empleado a quienes asistieron.',
  find: 'Buscar',
  searchLabel: 'Nombre o número de empleado',
  found: (k) => n(k, 'Una persona encontrada', '# personas encontradas'),
  none: 'Nadie de la plantilla tiene ese nombre o número.',
  add: (name) => `Añadir a ${name}`,
  remove: (name) => `Quitar a ${name} de la lista`,
  chosen: (k) =>
    k === 0 ? 'Aún no hay nadie en la lista.' : n(k, 'Hay una persona en la lista:', 'Hay # personas en la lista:'),
  outcome: 'Resultado',
  outcomes: { attended: 'Asistencia', completed: 'Completado', passed: 'Prueba superada' },
  completedOn: 'Día',
  recordDo: (k) => n(k, 'Anotar a una persona', 'Anotar a # personas'),
  recordedDone: (k, first) =>
    `${n(k, 'Queda constancia de una formación', 'Queda constancia de # formaciones')}, desde la entrada ${first}.`,
  notAssigned: (name) =>
    `${name} no tiene pendiente este curso. Asígnaselo antes o quita a esa persona de la lista. No se ha anotado a nadie.`,
  faults: {
    dueOn: 'Elige hoy o un día futuro.',
    title: 'Ponle un título de 3 a 200 caracteres.',
    documentId: 'Usa minúsculas, cifras y guiones sueltos, y un nombre que no tenga ningún curso.',
    version: 'Escríbela como 2026-1 o 1.0.0.',
    file: 'Elige un archivo.',
    tooLarge: 'El archivo ocupa más de 10 MB. Elige uno más pequeño.',
    taught: 'Elige qué se enseñó.',
    people: 'Pon en la lista al menos una persona, y como máximo 500.',
    search: 'Escribe al menos dos caracteres.',
    completedOn: 'Elige un día que no sea futuro.',
  },
  refused: {
    document_changed: 'Esa versión ya está publicada con otro archivo o como otro tipo. Dale a esta otra versión.',
    document_unknown: 'Ese documento ya no existe o es de otro tipo.',
    person_unknown: 'Alguien de la lista ya no está en plantilla. No se ha anotado a nadie.',
    assignment_unknown:
      'Alguien de la lista no tiene pendiente este curso. Asígnaselo antes. No se ha anotado a nadie.',
    course_unknown: 'Esa versión del curso ya no existe.',
    body_too_large: 'El archivo es demasiado grande. Elige uno de hasta 10 MB.',
    invalid_input: 'Hay algo que no puede ser. Revísalo.',
  },
};
