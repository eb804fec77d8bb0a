import type { SignInWords } from './words.ts';

export const es: SignInWords = {
  title: 'Iniciar sesión',
  company: 'Iniciar sesión con la cuenta de la empresa',
  companyNamed: 'Iniciar sesión con {name}',
  byMail: 'Iniciar sesión por correo',
  address: 'Tu dirección de correo del trabajo',
  addressHint: 'Te enviamos un enlace. Sirve una vez, durante un cuarto de hora.',
  send: 'Enviar el enlace',
  addressWrong: 'Escribe una dirección de correo como nombre@empresa.example.',
  sent: {
    title: 'Mira tu correo',
    text: 'Si esta dirección está en la lista de personal, le hemos enviado un enlace. Sirve una vez, durante un cuarto de hora, en cualquier navegador.',
    again: '¿No hay nada? Mira en el correo no deseado o',
  },
  link: { title: 'Iniciar sesión', text: 'Vas a entrar como {name}.', button: 'Entrar ahora' },
  none: 'Aquí no hay ninguna forma de iniciar sesión. Quien gestiona el servidor encuentra qué hacer en docs/sign-in.md.',
  cookies: {
    title: 'Tu navegador no guarda cookies aquí',
    text: 'Para iniciar sesión hace falta una. Permite las cookies de esta dirección y vuelve a intentarlo.',
  },
  failed: 'No has iniciado sesión',
  again: 'Volver a intentarlo',
  signedIn: { title: 'Has iniciado sesión', on: 'Continuar' },
  signOut: 'Cerrar sesión',
  signedOut: { title: 'Has cerrado la sesión', text: 'Puedes cerrar esta página.' },
  problem: 'Hay un problema',
  refused: {
    sign_in_expired: 'Este inicio de sesión empezó en otro sitio o hace demasiado tiempo. Empieza de nuevo.',
    sign_in_refused: 'No se ha podido iniciar sesión con tu empresa. Vuelve a intentarlo o pregunta a informática.',
    sign_in_unreachable: 'El inicio de sesión de tu empresa no responde. Vuelve a intentarlo en un momento.',
    person_not_found:
      'Tu cuenta es correcta, pero no estás aquí en la lista de personal. Pregunta a quien administra la formación.',
    link_unknown: 'Este enlace ya se ha usado o es demasiado antiguo. Pide uno nuevo.',
    too_many_requests: 'Han sido demasiadas veces. Espera un minuto y vuelve a intentarlo.',
    redirect_not_registered:
      'La página de la que vienes no está registrada. Di a quien la lleva que el servidor de formación tiene que conocer su dirección.',
    foreign_origin: 'Este formulario tiene que venir de nuestra propia página. Ábrela de nuevo.',
    other: 'Algo ha fallado por nuestra parte. Vuelve a intentarlo en un momento.',
  },
  mail: {
    subject: 'Tu enlace para iniciar sesión',
    text: 'Hola, {name}:\n\naquí tienes tu enlace para entrar en la formación de protección de datos de {organisation}. Sirve una vez, durante {minutes} minutos:\n\n{url}\n\n¿No lo has pedido? No hagas nada: sin este enlace no entra nadie.\n',
  },
};
