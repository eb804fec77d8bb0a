import type { PackageWords } from './words.ts';

export const fr: PackageWords = {
  lms: {
    about:
      'Ce cours fonctionne dans votre plateforme de formation. La plateforme conserve votre résultat ; Article 39 n’en garde aucune trace. Les réponses sont dans le paquet : le résultat montre ce que vous avez fait ici, ce n’est pas un examen surveillé.',
    saved:
      'Chaque étape est enregistrée dans votre plateforme de formation. Arrêtez quand vous voulez et reprenez plus tard.',
    seen: 'Vos réponses ne restent dans votre plateforme que jusqu’à votre réussite, pour que vous puissiez reprendre. Votre organisation décide qui y voit votre résultat.',
    passed: (right, of) => `${right} sur ${of} étaient justes. Votre plateforme de formation a votre résultat.`,
    notKept:
      'Pas encore enregistré dans votre plateforme. Laissez cette fenêtre ouverte : un nouvel essai se fait tout seul.',
  },
  browser: {
    about:
      'Ce cours fonctionne uniquement dans votre navigateur. Personne n’apprend que vous l’avez suivi et il n’en reste aucune trace. Les réponses sont dans le paquet.',
    saved:
      'Chaque étape est enregistrée dans ce navigateur. Arrêtez quand vous voulez et reprenez plus tard, sur cet appareil.',
    seen: 'Vos réponses restent dans ce navigateur. Personne d’autre ne les voit.',
    passed: (right, of) =>
      `${right} sur ${of} étaient justes. Ce navigateur s’en souvient ; personne d’autre ne l’apprend.`,
    notKept:
      'Non enregistré dans ce navigateur : il est peut-être réglé pour ne rien garder. Laissez cette fenêtre ouverte jusqu’à la fin.',
  },
  notPassed: (right, of, needed) =>
    right >= needed
      ? `${right} sur ${of} étaient justes. Il manque encore une bonne réponse dans une partie obligatoire.`
      : `${right} sur ${of} étaient justes, il en faut ${needed}. Cela arrive. Revoyez les parties indiquées, puis essayez de nouvelles questions.`,
  tries: 'Le nombre d’essais n’est pas limité.',
  exit: 'Fermer le cours',
  later: 'Plus tard, fermer le cours',
  offline: 'Cela n’a pas pu être enregistré. Un nouvel essai se fait tout seul ; vous pouvez aussi réessayer.',
  reason: (said) => `Le message dit : ${said}`,
  noLms:
    'Votre plateforme de formation est introuvable, rien ne peut donc être enregistré. Fermez cette fenêtre et rouvrez le cours depuis la plateforme.',
  lookOnly: 'Vous regardez ce cours sans enregistrement : rien de ce que vous faites ici n’est gardé.',
  shortened:
    'Votre plateforme a peu de place : vos premières réponses d’entraînement n’ont pas été gardées. Rien de ce qui compte pour le résultat ne manque.',
  ended: 'Le cours est fermé',
  endedText: 'Vous pouvez fermer cette fenêtre.',
  noScript: 'Ce cours a besoin de JavaScript. Autorisez-le pour cette page, puis rechargez-la.',
  connected: {
    about:
      'Ce cours s’ouvre sur le serveur de formation de votre organisation. La fin du cours y est enregistrée et votre plateforme en est informée.',
    opening: 'Ouverture du cours…',
    window:
      'Le cours s’ouvre dans sa propre fenêtre, où vous vous connectez. Laissez celle-ci ouverte : elle annonce votre réussite à votre plateforme.',
    open: 'Ouvrir le cours',
    told: 'Vous avez réussi, et votre plateforme le sait.',
    refused: {
      lms_unknown: 'Ce paquet n’est plus utilisé. Prévenez la personne qui s’occupe de la plateforme.',
      lms_deployment_waiting:
        'Les cours ne peuvent pas encore être ouverts depuis cette plateforme. L’administration de la formation peut l’autoriser dans Plateformes d’apprentissage.',
      lms_person_unknown:
        'La plateforme dit qui vous êtes, mais personne de la liste du personnel n’y est encore connu ainsi. Prévenez l’administration de la formation, puis rouvrez le cours.',
      course_unknown: 'Ce cours n’existe plus. Prévenez la personne qui s’occupe de la plateforme.',
      lms_launch_over: 'Cette page n’est plus valable. Rouvrez le cours dans votre plateforme.',
      other: 'Une erreur s’est produite. Rouvrez le cours dans un instant.',
    },
    unreachable: 'Le serveur de formation est injoignable. Vérifiez votre connexion, puis rouvrez le cours.',
  },
  open: {
    asWhom: (name) => `Vous êtes connecté sous le nom de ${name}.`,
    told: (lms) =>
      `Votre réussite sera annoncée à la plateforme (${lms}). Ne continuez que si vous en venez vous-même.`,
    go: 'Ouvrir le cours',
  },
};
