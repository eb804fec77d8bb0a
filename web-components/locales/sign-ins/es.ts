import type { SignInsTerms } from './en.ts';

export const es: SignInsTerms = {
  heading: 'Dónde tienes la sesión iniciada',
  text: 'No se guarda ni tu dispositivo ni dónde estás. ¿Hay algo que no es tuyo? Ciérralo y avisa a tu equipo de protección de datos.',
  methods: {
    company: 'Inicio de sesión de tu organización',
    mail: 'Enlace por correo electrónico',
    host: 'Página de la intranet',
    lms: 'Plataforma de formación',
    package: 'Paquete de curso en una plataforma de formación',
    try: 'Modo de demostración',
  },
  here: 'aquí, ahora',
  pages: (pages) => `También se usa en: ${pages}`,
  times: (since, until) => `Desde el ${since}, como máximo hasta el ${until}`,
  end: 'Cerrar',
  endOf: (method, since) => `Cerrar: ${method}, desde el ${since}`,
  ended: 'Esa sesión está cerrada.',
  everywhere: 'Cerrar sesión en todas partes',
  everywhereText: 'Las cierra todas a la vez, también esta. La sesión propia de tu organización continúa.',
  faults: {},
  refused: { sign_in_unknown: 'Esa sesión ya está cerrada.' },
};
