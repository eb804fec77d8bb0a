import type { LmsWords } from './words.ts';

export const de: LmsWords = {
  going: 'Die Schulung wird geöffnet',
  goOn: 'Weiter',
  failed: 'Die Schulung lässt sich von hier aus nicht öffnen',
  waits: {
    lms_person_unknown: 'Du bist hier noch nicht bekannt',
    lms_deployment_waiting: 'Dieser Ort ist noch nicht zugelassen',
  },
  refused: {
    lms_unknown:
      'Diese Lernplattform ist nicht oder nicht mehr mit dem Schulungsserver verbunden. Sag es denen, die sich um die Lernplattform kümmern.',
    lms_launch_refused:
      'Die Lernplattform hat etwas geschickt, das der Schulungsserver nicht annimmt. Geh zurück und öffne den Kurs noch einmal. Hilft das nicht, sag es denen, die sich um die Lernplattform kümmern.',
    lms_launch_over:
      'Diese Seite wurde schon einmal geöffnet, oder es hat zu lange gedauert. Geh zurück zur Lernplattform und öffne den Kurs noch einmal.',
    lms_cookies_blocked:
      'Dein Browser trennt Seiten in anderen Seiten so streng, dass du hier nicht angemeldet werden kannst. Öffne die Schulung in einem eigenen Fenster.',
    lms_deployment_waiting:
      'Die Lernplattform ist bekannt, aber der Ort, von dem du kommst, ist noch nicht zugelassen. Deine Schulungsverwaltung sieht ihn jetzt unter „Lernplattformen“ und kann ihn zulassen. Öffne den Kurs danach noch einmal.',
    lms_person_unknown:
      'Die Lernplattform hat uns gesagt, wer du dort bist, aber nicht, wer du auf der Personalliste bist. Deine Schulungsverwaltung sieht dich jetzt unter „Lernplattformen“ und sagt einmal, wer du bist. Öffne den Kurs danach noch einmal.',
    lms_invitation_over:
      'Diese Adresse wurde schon benutzt oder ist älter als eine Woche. Mach auf dem Schulungsserver eine neue, unter „Lernplattformen“.',
    lms_registration_refused:
      'Die Lernplattform und der Schulungsserver sind nicht übereingekommen. Die Adresse lässt sich noch einmal benutzen, sobald Folgendes behoben ist.',
    lms_there: 'Diese Lernplattform ist schon verbunden. Sieh auf dem Schulungsserver nach, unter „Lernplattformen“.',
    course_unknown:
      'Dieser Link führt zu einem Kurs, den es nicht oder nicht mehr gibt. Sag es denen, die den Link gemacht haben.',
    invalid_input: 'Die Adresse ist unvollständig. Geh zurück zur Lernplattform und öffne den Kurs noch einmal.',
    too_many_requests: 'Zu viele Versuche in kurzer Zeit. Warte ein paar Minuten und versuche es dann noch einmal.',
    other: 'Bei uns ist etwas schiefgegangen. Versuche es gleich noch einmal.',
  },
  ownWindow: 'In einem eigenen Fenster öffnen',
  back: 'Zurück zur Lernplattform',
  signedOut: 'Du bist hier nicht mehr angemeldet. Öffne den Kurs in deiner Lernplattform noch einmal.',
  tool: {
    about: 'Datenschutz-Schulung mit Nachweis: kurze Kurse und ein Ergebnis, das als Beleg gilt.',
    choose: 'Datenschutz-Kurse auswählen',
  },
  choose: {
    title: 'Kurse auswählen',
    intro: 'Jeder Kurs, den du auswählst, wird eine Aktivität in deinem Kurs dort.',
    forLink: 'Dieser Link sagt noch nicht, welchen Kurs er öffnet. Deine Auswahl gilt für alle, die ihn öffnen.',
    courses: 'Kurse',
    minutes: (k) => `etwa ${k} min`,
    results: 'Die Lernplattform darf zeigen, wer abgeschlossen hat',
    add: 'In den Kurs aufnehmen',
    open: 'Ab jetzt diesen Kurs öffnen',
    cancel: 'Abbrechen',
    nothing: 'Es ist nichts ausgewählt. Wähle einen Kurs aus oder brich ab.',
    taking: 'Deine Auswahl geht an die Lernplattform',
    chosen: {
      title: 'Der Kurs ist ausgewählt',
      text: 'Schließe diese Seite und öffne den Link noch einmal: Er führt jetzt zum Kurs.',
    },
    unchanged: {
      title: 'Nichts wurde geändert',
      text: 'Du kannst diese Seite schließen und auswählen, wenn du den Link noch einmal öffnest.',
    },
  },
  registered: {
    title: 'Die Lernplattform ist verbunden',
    text: (platform) => `Wer in ${platform} Kurse macht, kann jetzt aus denen des Schulungsservers wählen.`,
    turnOn: 'In Moodle wartet das Tool, bis du es einschaltest: Drück in der Liste der Tools auf „Aktivieren“.',
    letIn:
      'Ein Schritt fehlt noch: Öffne das Tool dort einmal zur Probe. Dann erscheint der Ort auf dem Schulungsserver, unter „Lernplattformen“, und deine Schulungsverwaltung lässt ihn zu.',
  },
  notRegistered: 'Die Lernplattform wurde nicht verbunden',
};
