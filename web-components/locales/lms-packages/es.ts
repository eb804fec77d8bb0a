import { counting } from '../counting.ts';
import type { LmsPackagesTerms } from './en.ts';

const n = counting('es');

export const es: LmsPackagesTerms = {
  text: 'Un paquete es un archivo que un LMS importa, para un curso en un idioma. Úsalo donde el LMS no se pueda conectar.',
  make: 'Hacer un paquete',
  none: 'Todavía no se ha hecho ningún paquete.',
  course: 'Curso',
  chooseCourse: 'Elige un curso',
  lang: 'Idioma',
  kind: '¿Qué admite el LMS?',
  kinds: {
    scorm12: 'SCORM 1.2',
    scorm2004: 'SCORM 2004, 4.ª edición',
    cmi5: 'cmi5',
    html: 'Una página en el navegador, sin LMS',
  },
  kindHints: {
    scorm12: 'Todo LMS lo admite. Si no lo sabes, elige este.',
    scorm2004: 'Si tu LMS lo pide.',
    cmi5: 'Para un LMS con su propio almacén xAPI.',
    html: 'Para una intranet o una carpeta compartida. Ningún LMS sabrá quién lo ha completado.',
  },
  form: '¿Dónde transcurre el curso?',
  forms: { connected: 'En este servidor (conectado)', standalone: 'Solo en el LMS (autónomo)' },
  formHints: {
    connected: 'El paquete abre el curso aquí. Lo completado consta en nuestra prueba, y el LMS lo sabe.',
    standalone:
      'Sin este servidor. Las respuestas correctas están en el paquete, quien lo completa no consta en nuestra prueba, y una versión nueva necesita un paquete nuevo.',
  },
  name: 'Nombre',
  nameHint: 'Cómo se llama aquí al LMS. También lo leen quienes aprenden: comunicado a …',
  identifies: '¿Cómo sabemos quién aprende?',
  identifiesBy: { sign_in: 'Inicia sesión aquí', lms: 'Lo dice el LMS' },
  identifiesHints: {
    sign_in: 'En una ventana propia, con el inicio de sesión que conoce. Solo esto es seguro.',
    lms: 'Sin iniciar sesión. El navegador de cada persona recibe la clave del paquete: quien sepa cómo podría hacerse pasar por otra persona, y la prueba lo dice.',
  },
  numbers: 'Sus identificadores son nuestros números de personal',
  numbersHint:
    'Por ellos se encuentra a quien abre el paquete. Déjalo sin marcar si son números del LMS: uno puede ser el número de personal de otra persona. Entonces dices una vez, en Quién es quién, de quién son.',
  cmi5Text: 'Con cmi5 es el LMS quien dice quién aprende.',
  lms: 'Dirección del LMS',
  lmsHint: 'Así los paquetes funcionan allí enseguida. Si no, se rechaza el primer acceso y lo admites aquí.',
  made: (name) => `${name} está hecho.`,
  download: 'Descargar',
  downloadTexts: {
    connected:
      'Descárgalo ahora: lleva una clave y no se puede volver a obtener. Quien tenga el archivo puede abrir el curso como el LMS, así que dáselo solo a quien se ocupa del LMS.',
    standalone: 'Dáselo solo a quien se ocupa del LMS: quien abra sus archivos puede leer las respuestas correctas.',
  },
  understood: 'Hecho',
  identifiesFacts: {
    sign_in: 'se inicia sesión aquí',
    lms: 'el LMS dice quién aprende',
    lms_number: 'el LMS dice quién aprende, por el número de personal',
  },
  opened: (people) => n(people, 'abierto por # persona', 'abierto por # personas'),
  ended: 'terminado',
  end: 'Terminar',
  endText:
    'Ya no abre el curso, y quien está en él pierde la sesión al instante. Lo completado se conserva. Un paquete nuevo hay que importarlo de nuevo.',
  endedDone: (name) => `${name} está terminado.`,
  places: 'LMS en los que funcionan paquetes',
  placesText: 'Un paquete solo funciona en un LMS que hayas admitido. Uno nuevo espera aquí tras su primer acceso.',
  noPlaces: 'Todavía no se ha abierto ningún paquete.',
  placeStates: { waiting: 'espera a que lo admitas', active: 'admitido', disabled: 'excluido' },
  seen: (day) => `visto desde el ${day}`,
  letIn: 'Admitir',
  letInDone: (origin) => `${origin} está admitido.`,
  shutOut: 'Excluir',
  shutOutDone: (origin) => `${origin} está excluido. Quien vino de allí ha perdido la sesión.`,
};
