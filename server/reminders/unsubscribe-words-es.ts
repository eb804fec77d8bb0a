import type { PageText } from './unsubscribe-words.ts';

export const es: PageText = {
  ask: {
    heading: '¿No recibir más correos antes de la fecha límite?',
    text: 'Seguirás recibiendo un correo en la fecha límite, cuando un curso esté fuera de plazo y cuando alguien te envíe un recordatorio en persona.',
    button: 'No recibir más correos antes de la fecha límite',
  },
  done: {
    heading: 'Ya no recibes correos antes de la fecha límite',
    text: 'En la fecha límite, y cuando un curso esté fuera de plazo, seguirás recibiendo uno. Puedes cambiarlo en cualquier momento en «Mis datos».',
    button: null,
  },
  unknown: {
    heading: 'Este enlace no funciona',
    text: 'Puede que se cortara por el camino. Inicia sesión y cambia tus correos en «Mis datos».',
    button: null,
  },
};
