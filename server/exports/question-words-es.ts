import type { QuestionWords } from './question-words.ts';

const personas = (count: number): string => (count === 1 ? '1 persona' : `${count} personas`);

export const es: QuestionWords = {
  question: {
    who_is_trained: ({ on }) => `¿Quién está formado hoy, ${on}?`,
    everyone_trained_on_day: ({ on }) => `¿Estaba formado todo el mundo el ${on}?`,
    person: ({ person }) => `¿Qué hay sobre ${person}?`,
    period: ({ from, to }) => `¿Qué pasó del ${from} al ${to}?`,
    confidentiality: ({ on }) => `¿Quién había confirmado las políticas el ${on}?`,
    joiners: ({ from, to }) => `¿Se formó a quienes se incorporaron del ${from} al ${to}?`,
    whole_log: () => '¿Qué hay en el registro entero?',
  },
  gap: {
    asked_without_record: (count) =>
      count === 1
        ? 'Una vez se pidió un curso a alguien y no hay constancia. El archivo dice a quién; explica qué se hizo al respecto.'
        : `${count} veces se pidió un curso a alguien y no hay constancia. El archivo dice a quién; explica qué se hizo al respecto.`,
    asked_without_obligation: (count) =>
      `A ${personas(count)} de la plantilla no se ${count === 1 ? 'le' : 'les'} pidió nada. Si no es lo que se quiere, crea una regla.`,
    no_version_then: (count, day) =>
      `${count === 1 ? 'Un curso no tenía' : `${count} cursos no tenían`} ninguna versión publicada el ${day}: no se puede mostrar qué se impartía entonces.`,
    before_the_log: (_count, day) =>
      `El registro empezó el ${day}. De lo anterior solo se sabe lo que se anotó después.`,
    erased: (count) =>
      `${count === 1 ? 'Se ha suprimido 1 entrada anterior' : `Se han suprimido ${count} entradas anteriores`} al final de ese día. El registro muestra cuándo y con qué fundamento, pero no lo que ${count === 1 ? 'decía' : 'decían'}.`,
    unsigned_tail: (count) =>
      count === 1
        ? '1 entrada es más reciente que el último punto de control que salió de la organización. Saca antes uno, y alguien de fuera podrá ver que no se inventó después.'
        : `${count} entradas son más recientes que el último punto de control que salió de la organización. Saca antes uno, y alguien de fuera podrá ver que no se inventaron después.`,
    recorded_late: (count) =>
      count === 1
        ? '1 curso completado se anotó después del día al que corresponde. El archivo lo señala; guarda lo que demuestre el día.'
        : `${count} cursos completados se anotaron después del día al que corresponden. El archivo los señala; guarda lo que demuestre el día.`,
    nothing_there: () => 'El registro no tiene nada sobre eso. Revisa el día, el curso y la unidad.',
  },
  file: {
    full: {
      title: 'Paquete de evidencias, completo',
      about: 'Todo lo que hay en el registro, con lo que se impartió y los programas para comprobarlo.',
    },
    period: {
      title: 'Paquete de evidencias de ese periodo',
      about: 'Lo que se anotó en ese periodo, y todas sus rectificaciones posteriores.',
    },
    sample: {
      title: 'Paquete de evidencias de estas entradas',
      about: 'Todas las entradas sobre esa persona, con su prueba.',
    },
    certificate: {
      title: 'Paquete de evidencias de la última constancia',
      about: 'Una constancia con su prueba.',
    },
    standing: {
      title: 'Situación de cada persona, hoy',
      about: 'Una fila por persona y curso. Es una lista de trabajo, no una evidencia.',
    },
    pivot: {
      title: 'Situación de cada persona, una fila por persona',
      about: 'Dos columnas por curso. Es una lista de trabajo, no una evidencia.',
    },
    obligations: {
      title: 'Obligaciones, ronda a ronda',
      about: 'Asignado, vencimiento, hecho, terminado. Es una lista de trabajo, no una evidencia.',
    },
    completions: {
      title: 'Cursos completados',
      about: 'Con el contenido que se impartió. Es una lista de trabajo, no una evidencia.',
    },
    roster: {
      title: 'Movimientos de la plantilla',
      about: 'Quién se incorporó, cambió de unidad y se fue, con las entradas que lo dicen.',
    },
    rules: { title: 'Reglas', about: 'Qué se pedía a quién, con todos los cambios.' },
  },
};
