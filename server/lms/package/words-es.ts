import type { PackageWords } from './words.ts';

export const es: PackageWords = {
  lms: {
    about:
      'Este curso funciona dentro de tu plataforma de formación. La plataforma guarda tu resultado; Article 39 no conserva ninguna constancia. Las respuestas están en el paquete: el resultado muestra lo que hiciste aquí y no es un examen vigilado.',
    saved: 'Cada paso se guarda en tu plataforma de formación. Para cuando quieras y sigue más tarde.',
    seen: 'Tus respuestas se guardan en tu plataforma solo hasta que apruebes, para que puedas continuar. Tu organización decide quién ve allí tu resultado.',
    passed: (right, of) => `${right} de ${of} bien. Tu plataforma de formación tiene tu resultado.`,
    notKept: 'Aún no se ha guardado en tu plataforma. Deja esta ventana abierta: se volverá a intentar solo.',
  },
  browser: {
    about:
      'Este curso funciona solo en tu navegador. Nadie sabrá que lo hiciste y no queda constancia. Las respuestas están en el paquete.',
    saved: 'Cada paso se guarda en este navegador. Para cuando quieras y sigue más tarde, en este dispositivo.',
    seen: 'Tus respuestas quedan en este navegador. Nadie más las ve.',
    passed: (right, of) => `${right} de ${of} bien. Este navegador lo recuerda; nadie más lo sabrá.`,
    notKept:
      'No se ha guardado en este navegador: quizá esté configurado para no conservar nada. Deja esta ventana abierta hasta terminar.',
  },
  notPassed: (right, of, needed) =>
    right >= needed
      ? `${right} de ${of} bien. Falta un acierto en una parte imprescindible.`
      : `${right} de ${of} bien; hacen falta ${needed}. Es normal. Repasa donde se indica y prueba con preguntas nuevas.`,
  tries: 'No hay límite.',
  exit: 'Cerrar el curso',
  later: 'Más tarde, cerrar el curso',
  offline: 'No se pudo guardar. Se volverá a intentar solo; también puedes intentarlo tú.',
  reason: (said) => `El mensaje dice: ${said}`,
  noLms:
    'No se encontró tu plataforma de formación, así que no se puede guardar nada. Cierra esta ventana y abre el curso otra vez desde la plataforma.',
  lookOnly: 'Estás viendo este curso sin registro: no se guarda nada de lo que hagas aquí.',
  shortened:
    'Tu plataforma tiene poco espacio, por eso no se guardaron tus primeras respuestas de práctica. No falta nada que cuente para el resultado.',
  ended: 'El curso está cerrado',
  endedText: 'Puedes cerrar esta ventana.',
  noScript: 'Este curso necesita JavaScript. Permítelo en esta página y vuelve a cargarla.',
  connected: {
    about:
      'Este curso se abre en el servidor de formación de tu organización. Allí queda constancia de que lo completas, y tu plataforma lo sabrá.',
    opening: 'Abriendo el curso…',
    window:
      'El curso se abre en una ventana propia, donde inicias sesión. Deja esta ventana abierta mientras tanto: comunica a tu plataforma que has aprobado.',
    open: 'Abrir el curso',
    told: 'Has aprobado y tu plataforma lo sabe.',
    refused: {
      lms_unknown: 'Este paquete ya no se usa. Avisa a quien se ocupa de la plataforma.',
      lms_deployment_waiting:
        'Todavía no se pueden abrir cursos desde esta plataforma. Quien administra la formación puede admitirla en Plataformas de aprendizaje.',
      lms_person_unknown:
        'La plataforma dice quién eres, pero nadie de la plantilla figura todavía así. Avisa a quien administra la formación y vuelve a abrir el curso.',
      course_unknown: 'Este curso ya no existe. Avisa a quien se ocupa de la plataforma.',
      lms_launch_over: 'Esta página ha caducado. Vuelve a abrir el curso en tu plataforma.',
      other: 'Algo ha fallado. Vuelve a abrir el curso dentro de un momento.',
    },
    unreachable: 'No se puede contactar con el servidor de formación. Comprueba tu conexión y vuelve a abrir el curso.',
  },
  open: {
    asWhom: (name) => `Has iniciado sesión como ${name}.`,
    told: (lms) => `Cuando apruebes, lo sabrá la plataforma (${lms}). Sigue solo si has venido de allí por tu cuenta.`,
    go: 'Abrir el curso',
  },
};
