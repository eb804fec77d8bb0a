import { counting } from '../counting.ts';
import type { BundleTerms } from './en.ts';

const n = counting('es');

export const es: BundleTerms = {
  text: 'Un archivo con lo que se afirma y con todo para comprobarlo: sin conexión y con herramientas ajenas.',
  question: '¿Qué quiere el auditor?',
  kinds: {
    full: { name: 'Todo', hint: 'Todas las entradas, abiertas, con cada curso tal como se impartió.' },
    period: {
      name: 'Un periodo',
      hint: 'Lo que se anotó de un día a otro, con las rectificaciones posteriores.',
    },
    sample: { name: 'Entradas que sorteó el auditor', hint: 'Te envía números; tú los pegas.' },
    certificate: {
      name: 'Una sola constancia',
      hint: 'Un curso completado y su prueba. El resto del registro queda cerrado.',
    },
  },
  from: 'Primer día',
  to: 'Último día',
  indexes: 'Números de las entradas',
  indexesHint: 'Tal como llegan: 12, 15 18 o uno por línea. 20-25 son los seis.',
  understood: (k, list) => `${n(k, 'Una entrada', '# entradas')}: ${list}`,
  hideWho: 'Omitir quién era',
  hideWhoHint:
    'Nombre, correo, unidad y número de empleado quedan cerrados. El curso, el resultado y el día se muestran.',
  index: 'Número de la entrada',
  indexHint: 'Figura en el justificante.',
  extras: 'Más protección',
  nonce: 'Nonce del auditor',
  nonceHint:
    'Una palabra que el auditor ha inventado y enviado hoy. Se anota en el registro antes de hacer el paquete y se queda ahí. Así ve que no le das un estado anterior.',
  age: 'Cifrar para el auditor',
  ageHint: 'Su clave pública age, que empieza por age1. Solo el auditor podrá abrir el archivo; tú no.',
  optional: 'opcional',
  personal: {
    everybody: 'El archivo contiene datos personales de todas las personas registradas.',
    named: 'El archivo contiene datos personales de quienes figuran en él.',
    nameless: 'El archivo no nombra a nadie, pero con otros datos quizá se reconozca a alguien.',
  },
  care: 'Dáselo solo al auditor y acuerda cuándo lo borra: una supresión hecha aquí no llega hasta él.',
  make: 'Hacer el paquete',
  again: 'Hacerlo otra vez',
  entering: 'Anotando el nonce en el registro…',
  making: 'Haciendo el paquete…',
  received: (kilobytes) => `${kilobytes} KB por ahora`,
  made: (name) => `${name} está en tus descargas.`,
  entered: (index) => `El nonce es la entrada ${index} del registro.`,
  faults: {
    day: 'Indica un día.',
    order: 'El último día es anterior al primero.',
    noIndexes: 'Pega al menos un número.',
    tooMany: 'En un paquete caben como máximo 2000 entradas.',
    notNumber: (text) => `«${text}» no es el número de una entrada.`,
    range: (text) => `«${text}» va hacia atrás o es demasiado largo.`,
    beyond: (list, last) => `El registro no tiene la entrada ${list}. La última es la ${last}.`,
    unknown: 'El registro no tiene esa entrada.',
    nonce: 'Como máximo 64 letras sin tilde ni eñe, cifras, puntos, guiones y guiones bajos, sin espacios.',
    age: 'No es una clave pública age. Empieza por age1 y se copia entera.',
    refused: 'El servidor no lo acepta.',
  },
  showsHeading: 'Lo que demuestra',
  shows: [
    'Quién completó qué versión de qué curso, y qué día.',
    'El texto exacto de esa versión.',
    'Que no se añadió, quitó ni cambió ninguna entrada después de los puntos de control que tiene el auditor.',
  ],
  showsNotHeading: 'Lo que no demuestra',
  showsNot: [
    'Que alguien lo haya entendido o vaya a cumplirlo. Formación no es conducta.',
    'Que quien estaba ante el teclado fuera la persona que había iniciado sesión.',
    'Que a todas las personas que debían formarse se les asignara un curso.',
  ],
  auditorHeading: 'Qué decirle al auditor',
  auditor: [
    'Da la clave en papel, en mano o por teléfono, antes de enviar el paquete. Una clave que viaja dentro del paquete no prueba nada.',
    'Envía el archivo. Su README.txt explica cómo comprobarlo con openssl y sha256sum, o con npx article39 verify.',
    'Deja que el auditor elija la muestra y guarde su copia. El paquete siguiente tiene que contener este.',
  ],
  page: 'La página de comprobación (verify.html)',
  pageText:
    'Se abre en cualquier navegador, sin red. Es mejor que el auditor la obtenga de nuestra publicación que de ti.',
};
