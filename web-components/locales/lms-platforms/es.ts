import { counting } from '../counting.ts';
import type { LmsPlatformsTerms } from './en.ts';

const n = counting('es');

export const es: LmsPlatformsTerms = {
  text: 'Una plataforma de esta lista abre cursos aquí: sus personas no necesitan iniciar otra sesión, y sabe quién ha completado uno.',
  connect: 'Conectar una plataforma',
  none: 'Todavía no hay ninguna plataforma conectada.',
  noneText:
    'Ten a mano a quien se ocupa de tu LMS. Se tarda diez minutos, y nada cambia para nadie hasta que allí se ponga un curso nuestro en un curso.',
  noneSteps: [
    'Respondes a unas preguntas y recibes un enlace.',
    'Esa persona pega el enlace en el LMS, que se conecta entonces por sí solo.',
    'Quien hace cursos allí elige entre los nuestros.',
  ],
  noLti: '¿Tu LMS no admite LTI 1.3, o no lo sabes?',
  toPackages: 'Hacer mejor un paquete',
  waiting: 'Espera a que lo admitas',
  waitingText:
    'Alguien nos ha puesto en un lugar de una plataforma que no se había visto antes. Nadie entra desde allí hasta que lo admitas. Si no lo conoces, pregunta a quien se ocupa del LMS.',
  letIn: 'Admitir',
  letInOf: (place, name) => `Admitir: ${place}, ${name}`,
  letInDone: (place, name) => `${name}: ${place} está admitido.`,
  shutOut: 'Excluir',
  shutOutOf: (place, name) => `Excluir: ${place}, ${name}`,
  shutOutDone: (place, name) => `${name}: ${place} está excluido. Quien vino de allí ha perdido la sesión.`,
  place: (id) => `Lugar ${id}`,
  seen: (day) => `visto desde el ${day}`,
  strangers: (people) =>
    n(people, 'Alguien espera a que digas quién es.', '# personas esperan a que digas quiénes son.'),
  toPeople: 'Quién es quién',
  disabled: 'apagada',
  people: (people) => n(people, '# persona conocida', '# personas conocidas'),
  places: (places) => n(places, 'Tenemos allí # lugar:', 'Tenemos allí # lugares:'),
  states: { waiting: 'espera', active: 'admitido', disabled: 'excluido' },
  links: (places) => n(places, 'Abre un curso en # lugar', 'Abre cursos en # lugares'),
  noLinks: 'Todavía no se ha puesto allí ningún curso nuestro.',
  there: 'Curso allí',
  here: 'Curso aquí',
  opened: 'Personas',
  takesResults: 'Se comunica',
  yes: 'sí',
  no: 'no',
  noCourse: 'aún sin elegir',
  courseGone: 'ya no existe',
  look: 'Mirar quién está allí',
  members: ({ total, known, added, strangers, outsiders }) =>
    `En el curso de allí: ${total}. Conocidas: ${known}, nuevas en la lista de personal: ${added}, esperan en «Quién es quién»: ${strangers}, estudiantes e invitados: ${outsiders}.`,
  cut: 'Hay más de 10 000; las demás no se han leído.',
  change: 'Cambiar',
  disable: 'Apagar',
  disableText:
    'Quien vino de allí pierde la sesión al instante, y nadie entra. Lo que haya que comunicar se guarda y sale cuando la vuelvas a encender.',
  disabledDone: (name) => `${name} está apagada.`,
  enable: 'Encender',
  enabledDone: (name) => `${name} está encendida.`,
  remove: 'Eliminar',
  removeText:
    'Sus enlaces a cursos de aquí dejan de funcionar, se renuncia a lo que aún no se le ha comunicado, y a quien se conocía desde allí ya no se le conoce. Los cursos completados y sus pruebas se quedan. Para volver a usarla, conéctala de nuevo; elimina también nuestra herramienta en el LMS.',
  removed: (name) => `${name} está eliminada.`,
  name: 'Nombre',
  nameHint: 'Cómo se la llama aquí. También lo leen quienes aprenden.',
  origins: 'Direcciones de sus páginas',
  originsHint: 'Solo ellas pueden mostrar un curso en un marco. Una por línea; los accesos firmados añaden las suyas.',
  issuer: 'Emisor (Issuer)',
  client: 'ID de cliente',
  changed: (name) => `${name} ha cambiado.`,
};
