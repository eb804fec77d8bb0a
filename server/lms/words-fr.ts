import type { LmsWords } from './words.ts';

export const fr: LmsWords = {
  going: 'Ouverture de la formation',
  goOn: 'Continuer',
  failed: 'La formation ne peut pas s’ouvrir d’ici',
  waits: {
    lms_person_unknown: 'On ne vous connaît pas encore ici',
    lms_deployment_waiting: 'Cet endroit n’est pas encore admis',
  },
  refused: {
    lms_unknown:
      'Cette plateforme d’apprentissage n’est pas reliée au serveur de formation, ou ne l’est plus. Signalez-le à la personne qui s’occupe de la plateforme.',
    lms_launch_refused:
      'La plateforme d’apprentissage a envoyé quelque chose que le serveur de formation n’accepte pas. Revenez en arrière et rouvrez le cours. Si cela n’aide pas, signalez-le à la personne qui s’occupe de la plateforme.',
    lms_launch_over:
      'Cette page a déjà été ouverte, ou l’attente a été trop longue. Revenez à la plateforme d’apprentissage et rouvrez le cours.',
    lms_cookies_blocked:
      'Votre navigateur sépare si strictement les pages placées dans d’autres pages que vous ne pouvez pas être connecté ici. Ouvrez la formation dans une fenêtre à part.',
    lms_deployment_waiting:
      'La plateforme d’apprentissage est connue, mais l’endroit d’où vous venez n’est pas encore admis. Le responsable des formations le voit maintenant sous « Plateformes d’apprentissage » et peut l’admettre. Rouvrez ensuite le cours.',
    lms_person_unknown:
      'La plateforme d’apprentissage nous a dit qui vous êtes là-bas, mais pas qui vous êtes sur la liste du personnel. Le responsable des formations vous voit maintenant sous « Plateformes d’apprentissage » et indique une seule fois qui vous êtes. Rouvrez ensuite le cours.',
    lms_invitation_over:
      'Cette adresse a déjà servi, ou elle a plus d’une semaine. Créez-en une autre sur le serveur de formation, sous « Plateformes d’apprentissage ».',
    lms_registration_refused:
      'La plateforme d’apprentissage et le serveur de formation ne se sont pas entendus. L’adresse peut resservir dès que le point suivant est corrigé.',
    lms_there:
      'Cette plateforme d’apprentissage est déjà reliée. Regardez sur le serveur de formation, sous « Plateformes d’apprentissage ».',
    course_unknown: 'Ce lien mène à un cours qui n’existe pas, ou plus. Signalez-le à la personne qui a créé le lien.',
    invalid_input: 'L’adresse est incomplète. Revenez à la plateforme d’apprentissage et rouvrez le cours.',
    too_many_requests: 'Trop d’essais en peu de temps. Attendez quelques minutes, puis réessayez.',
    other: 'Une erreur s’est produite de notre côté. Réessayez dans un instant.',
  },
  ownWindow: 'Ouvrir dans une fenêtre à part',
  back: 'Retour à la plateforme d’apprentissage',
  signedOut: 'Vous n’êtes plus connecté ici. Rouvrez le cours dans votre plateforme d’apprentissage.',
  tool: {
    about: 'Formation à la protection des données avec preuve : des cours brefs et un résultat qui fait foi.',
    choose: 'Choisir des cours sur la protection des données',
  },
  choose: {
    title: 'Choisir des cours',
    intro: 'Chaque cours que vous choisissez devient une activité dans votre cours là-bas.',
    forLink: 'Ce lien ne dit pas encore quel cours il ouvre. Votre choix vaut pour toutes les personnes qui l’ouvrent.',
    courses: 'Cours',
    minutes: (k) => `environ ${k} min`,
    results: 'Permettre à la plateforme d’apprentissage de montrer qui l’a terminé',
    add: 'Ajouter au cours',
    open: 'Ouvrir désormais ce cours',
    cancel: 'Annuler',
    nothing: 'Rien n’est choisi. Choisissez un cours ou annulez.',
    taking: 'Votre choix part vers la plateforme d’apprentissage',
    chosen: {
      title: 'Le cours est choisi',
      text: 'Fermez cette page et rouvrez le lien : il mène maintenant au cours.',
    },
    unchanged: {
      title: 'Rien n’a changé',
      text: 'Vous pouvez fermer cette page, et choisir quand vous rouvrirez le lien.',
    },
  },
  registered: {
    title: 'La plateforme d’apprentissage est reliée',
    text: (platform) =>
      `Qui crée des cours dans ${platform} peut maintenant choisir parmi ceux du serveur de formation.`,
    turnOn: 'Dans Moodle, l’outil attend que vous l’activiez : appuyez sur « Activer » dans la liste des outils.',
    letIn:
      'Il reste une étape : ouvrez l’outil là-bas une fois, pour essayer. L’endroit apparaît alors sur le serveur de formation, sous « Plateformes d’apprentissage », et le responsable des formations l’admet.',
  },
  notRegistered: 'La plateforme d’apprentissage n’a pas été reliée',
};
