import type { PageText } from './unsubscribe-words.ts';

export const pl: PageText = {
  ask: {
    heading: 'Zrezygnować z wiadomości przed terminem?',
    text: 'Nadal będziesz dostawać wiadomość w dniu terminu, gdy kurs jest po terminie i gdy ktoś przypomni ci osobiście.',
    button: 'Bez wiadomości przed terminem',
  },
  done: {
    heading: 'Wiadomości przed terminem są wyłączone',
    text: 'W dniu terminu i gdy kurs jest po terminie, wiadomość nadal przyjdzie. Możesz to zmienić w każdej chwili na stronie „Moje dane”.',
    button: null,
  },
  unknown: {
    heading: 'Ten link nie działa',
    text: 'Być może został po drodze ucięty. Zaloguj się i zmień ustawienia wiadomości na stronie „Moje dane”.',
    button: null,
  },
};
