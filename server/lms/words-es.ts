import type { LmsWords } from './words.ts';

export const es: LmsWords = {
  going: 'Abriendo la formación',
  goOn: 'Continuar',
  failed: 'La formación no se puede abrir desde aquí',
  waits: {
    lms_person_unknown: 'Aquí todavía no se sabe quién eres',
    lms_deployment_waiting: 'Este lugar aún no está admitido',
  },
  refused: {
    lms_unknown:
      'Esta plataforma de aprendizaje no está conectada al servidor de formación, o ya no lo está. Avisa a quien se ocupa de la plataforma.',
    lms_launch_refused:
      'La plataforma de aprendizaje ha enviado algo que el servidor de formación no acepta. Vuelve atrás y abre el curso otra vez. Si no ayuda, avisa a quien se ocupa de la plataforma.',
    lms_launch_over:
      'Esta página ya se abrió, o ha pasado demasiado tiempo. Vuelve a la plataforma de aprendizaje y abre el curso otra vez.',
    lms_cookies_blocked:
      'Tu navegador separa tanto las páginas que están dentro de otras que aquí no puedes iniciar sesión. Abre la formación en una ventana propia.',
    lms_deployment_waiting:
      'La plataforma de aprendizaje es conocida, pero el lugar del que vienes aún no está admitido. Quien administra la formación lo ve ahora en «Plataformas de aprendizaje» y puede admitirlo. Después abre el curso otra vez.',
    lms_person_unknown:
      'La plataforma de aprendizaje nos ha dicho quién eres allí, pero no quién eres en la lista de personal. Quien administra la formación te ve ahora en «Plataformas de aprendizaje» e indica una sola vez quién eres. Después abre el curso otra vez.',
    lms_invitation_over:
      'Esta dirección ya se usó, o tiene más de una semana. Crea otra en el servidor de formación, en «Plataformas de aprendizaje».',
    lms_registration_refused:
      'La plataforma de aprendizaje y el servidor de formación no se han puesto de acuerdo. La dirección se puede usar otra vez cuando se corrija lo siguiente.',
    lms_there:
      'Esta plataforma de aprendizaje ya está conectada. Mira en el servidor de formación, en «Plataformas de aprendizaje».',
    course_unknown: 'Este enlace lleva a un curso que no existe, o que ya no existe. Avisa a quien hizo el enlace.',
    invalid_input: 'La dirección está incompleta. Vuelve a la plataforma de aprendizaje y abre el curso otra vez.',
    too_many_requests: 'Demasiados intentos en poco tiempo. Espera unos minutos y vuelve a intentarlo.',
    other: 'Algo ha fallado por nuestra parte. Inténtalo de nuevo en un momento.',
  },
  ownWindow: 'Abrir en una ventana propia',
  back: 'Volver a la plataforma de aprendizaje',
  signedOut: 'Tu sesión aquí ha terminado. Abre el curso otra vez en tu plataforma de aprendizaje.',
  tool: {
    about: 'Formación en protección de datos con prueba: cursos breves y un resultado que vale como evidencia.',
    choose: 'Elegir cursos de protección de datos',
  },
  choose: {
    title: 'Elegir cursos',
    intro: 'Cada curso que elijas será una actividad en tu curso de allí.',
    forLink: 'Este enlace aún no dice qué curso abre. Lo que elijas vale para todas las personas que lo abran.',
    courses: 'Cursos',
    minutes: (k) => `unos ${k} min`,
    results: 'Permitir que la plataforma de aprendizaje muestre quién lo ha completado',
    add: 'Añadir al curso',
    open: 'Abrir este curso a partir de ahora',
    cancel: 'Cancelar',
    nothing: 'No has elegido nada. Elige un curso o cancela.',
    taking: 'Llevando tu elección a la plataforma de aprendizaje',
    chosen: {
      title: 'El curso está elegido',
      text: 'Cierra esta página y abre el enlace otra vez: ahora lleva al curso.',
    },
    unchanged: {
      title: 'No se ha cambiado nada',
      text: 'Puedes cerrar esta página y elegir cuando abras el enlace otra vez.',
    },
  },
  registered: {
    title: 'La plataforma de aprendizaje está conectada',
    text: (platform) => `Quien hace cursos en ${platform} ya puede elegir entre los del servidor de formación.`,
    turnOn: 'En Moodle la herramienta espera a que la actives: pulsa «Activar» en la lista de herramientas.',
    letIn:
      'Falta un paso: abre allí la herramienta una vez, para probarla. El lugar aparece entonces en el servidor de formación, en «Plataformas de aprendizaje», y quien administra la formación lo admite.',
  },
  notRegistered: 'La plataforma de aprendizaje no se ha conectado',
};
