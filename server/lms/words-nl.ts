import type { LmsWords } from './words.ts';

export const nl: LmsWords = {
  going: 'De training wordt geopend',
  goOn: 'Verder',
  failed: 'De training kan van hieruit niet worden geopend',
  waits: {
    lms_person_unknown: 'Je bent hier nog niet bekend',
    lms_deployment_waiting: 'Deze plek is nog niet toegelaten',
  },
  refused: {
    lms_unknown:
      'Dit leerplatform is niet of niet meer verbonden met de trainingsserver. Zeg het tegen wie het leerplatform beheert.',
    lms_launch_refused:
      'Het leerplatform stuurde iets wat de trainingsserver niet accepteert. Ga terug en open de cursus opnieuw. Helpt dat niet, zeg het dan tegen wie het leerplatform beheert.',
    lms_launch_over:
      'Deze pagina is al eerder geopend, of het duurde te lang. Ga terug naar het leerplatform en open de cursus opnieuw.',
    lms_cookies_blocked:
      'Je browser houdt pagina’s binnen andere pagina’s zo streng gescheiden dat je hier niet kunt worden ingelogd. Open de training in een eigen venster.',
    lms_deployment_waiting:
      'Het leerplatform is bekend, maar de plek waar je vandaan komt is nog niet toegelaten. Je trainingsbeheerder ziet de plek nu onder ‘Leerplatforms’ en kan die toelaten. Open daarna de cursus opnieuw.',
    lms_person_unknown:
      'Het leerplatform heeft ons gezegd wie je daar bent, maar niet wie je op de personeelslijst bent. Je trainingsbeheerder ziet je nu onder ‘Leerplatforms’ en geeft één keer aan wie je bent. Open daarna de cursus opnieuw.',
    lms_invitation_over:
      'Dit adres is al gebruikt, of is ouder dan een week. Maak een nieuw adres op de trainingsserver, onder ‘Leerplatforms’.',
    lms_registration_refused:
      'Het leerplatform en de trainingsserver werden het niet eens. Het adres kan opnieuw worden gebruikt zodra het volgende is verholpen.',
    lms_there: 'Dit leerplatform is al verbonden. Kijk op de trainingsserver, onder ‘Leerplatforms’.',
    course_unknown: 'Deze link leidt naar een cursus die er niet of niet meer is. Zeg het tegen wie de link maakte.',
    invalid_input: 'Het adres is niet volledig. Ga terug naar het leerplatform en open de cursus opnieuw.',
    too_many_requests: 'Te veel pogingen in korte tijd. Wacht een paar minuten en probeer het dan opnieuw.',
    other: 'Er ging bij ons iets mis. Probeer het zo dadelijk opnieuw.',
  },
  ownWindow: 'In een eigen venster openen',
  back: 'Terug naar het leerplatform',
  signedOut: 'Je bent hier niet meer ingelogd. Open de cursus opnieuw in je leerplatform.',
  tool: {
    about: 'Training gegevensbescherming met bewijs: korte cursussen en een resultaat dat als bewijs geldt.',
    choose: 'Cursussen gegevensbescherming kiezen',
  },
  choose: {
    title: 'Cursussen kiezen',
    intro: 'Elke cursus die je kiest, wordt een activiteit in jouw cursus daar.',
    forLink: 'Deze link zegt nog niet welke cursus hij opent. Je keuze geldt voor iedereen die hem opent.',
    courses: 'Cursussen',
    minutes: (k) => `ongeveer ${k} min`,
    results: 'Het leerplatform mag laten zien wie hem heeft afgerond',
    add: 'Aan de cursus toevoegen',
    open: 'Vanaf nu deze cursus openen',
    cancel: 'Annuleren',
    nothing: 'Er is niets gekozen. Kies een cursus of annuleer.',
    taking: 'Je keuze gaat naar het leerplatform',
    chosen: {
      title: 'De cursus is gekozen',
      text: 'Sluit deze pagina en open de link opnieuw: hij leidt nu naar de cursus.',
    },
    unchanged: {
      title: 'Er is niets veranderd',
      text: 'Je kunt deze pagina sluiten en kiezen wanneer je de link opnieuw opent.',
    },
  },
  registered: {
    title: 'Het leerplatform is verbonden',
    text: (platform) => `Wie in ${platform} cursussen maakt, kan nu kiezen uit die van de trainingsserver.`,
    turnOn: 'In Moodle wacht de tool tot je hem aanzet: druk op ‘Activeren’ in de lijst met tools.',
    letIn:
      'Er is nog één stap: open de tool daar één keer, om te proberen. De plek verschijnt dan op de trainingsserver, onder ‘Leerplatforms’, en je trainingsbeheerder laat die toe.',
  },
  notRegistered: 'Het leerplatform is niet verbonden',
};
