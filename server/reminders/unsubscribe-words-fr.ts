import type { PageText } from './unsubscribe-words.ts';

export const fr: PageText = {
  ask: {
    heading: 'Ne plus recevoir d’e-mails avant l’échéance ?',
    text: 'Vous recevrez encore un e-mail le jour de l’échéance, quand un cours est en retard, et quand une personne vous envoie elle-même un rappel.',
    button: 'Ne plus recevoir d’e-mails avant l’échéance',
  },
  done: {
    heading: 'Vous ne recevrez plus d’e-mails avant l’échéance',
    text: 'Le jour de l’échéance, et quand un cours est en retard, vous en recevez encore un. Vous pouvez changer cela à tout moment sous « Mes données ».',
    button: null,
  },
  unknown: {
    heading: 'Ce lien ne fonctionne pas',
    text: 'Il a peut-être été tronqué en chemin. Connectez-vous et changez vos e-mails sous « Mes données ».',
    button: null,
  },
};
