import type { LmsWords } from './words.ts';

export const pl: LmsWords = {
  going: 'Otwieranie szkolenia',
  goOn: 'Dalej',
  failed: 'Szkolenia nie można stąd otworzyć',
  waits: {
    lms_person_unknown: 'Nie wiadomo tu jeszcze, kim jesteś',
    lms_deployment_waiting: 'To miejsce nie zostało jeszcze dopuszczone',
  },
  refused: {
    lms_unknown:
      'Ta platforma szkoleniowa nie jest połączona z serwerem szkoleń albo już nie jest. Powiedz o tym osobie, która zajmuje się platformą.',
    lms_launch_refused:
      'Platforma szkoleniowa wysłała coś, czego serwer szkoleń nie przyjmuje. Wróć i otwórz kurs jeszcze raz. Jeśli to nie pomoże, powiedz o tym osobie, która zajmuje się platformą.',
    lms_launch_over:
      'Ta strona była już otwierana albo trwało to za długo. Wróć do platformy szkoleniowej i otwórz kurs jeszcze raz.',
    lms_cookies_blocked:
      'Twoja przeglądarka tak ściśle oddziela strony osadzone w innych stronach, że nie możesz się tu zalogować. Otwórz szkolenie w osobnym oknie.',
    lms_deployment_waiting:
      'Platforma szkoleniowa jest znana, ale miejsce, z którego przychodzisz, nie zostało jeszcze dopuszczone. Osoba, która zarządza szkoleniami, widzi je teraz pod „Platformy szkoleniowe” i może je dopuścić. Potem otwórz kurs jeszcze raz.',
    lms_person_unknown:
      'Platforma szkoleniowa podała nam, kim jesteś na niej, ale nie, kim jesteś na liście pracowników. Osoba, która zarządza szkoleniami, widzi cię teraz pod „Platformy szkoleniowe” i jeden raz wskaże, kim jesteś. Potem otwórz kurs jeszcze raz.',
    lms_invitation_over:
      'Ten adres był już użyty albo ma ponad tydzień. Utwórz nowy na serwerze szkoleń, pod „Platformy szkoleniowe”.',
    lms_registration_refused:
      'Platforma szkoleniowa i serwer szkoleń nie doszły do porozumienia. Adresu można użyć ponownie, gdy naprawi się to, co poniżej.',
    lms_there: 'Ta platforma szkoleniowa jest już połączona. Sprawdź na serwerze szkoleń, pod „Platformy szkoleniowe”.',
    course_unknown:
      'Ten link prowadzi do kursu, którego nie ma albo już nie ma. Powiedz o tym osobie, która utworzyła link.',
    invalid_input: 'Adres jest niepełny. Wróć do platformy szkoleniowej i otwórz kurs jeszcze raz.',
    too_many_requests: 'Zbyt wiele prób w krótkim czasie. Odczekaj kilka minut i spróbuj ponownie.',
    other: 'Coś poszło nie tak po naszej stronie. Spróbuj za chwilę.',
  },
  ownWindow: 'Otwórz w osobnym oknie',
  back: 'Wróć do platformy szkoleniowej',
  signedOut: 'Twoja sesja tutaj się skończyła. Otwórz kurs jeszcze raz w swojej platformie szkoleniowej.',
  tool: {
    about: 'Szkolenia z ochrony danych z dowodem: krótkie kursy i wynik, który jest dowodem.',
    choose: 'Wybierz kursy z ochrony danych',
  },
  choose: {
    title: 'Wybierz kursy',
    intro: 'Każdy wybrany kurs stanie się aktywnością w twoim kursie na platformie.',
    forLink: 'Ten link nie mówi jeszcze, który kurs otwiera. Twój wybór obowiązuje wszystkich, którzy go otworzą.',
    courses: 'Kursy',
    minutes: (k) => `około ${k} min`,
    results: 'Pozwól platformie szkoleniowej pokazywać, kto ukończył kurs',
    add: 'Dodaj do kursu',
    open: 'Od teraz otwieraj ten kurs',
    cancel: 'Anuluj',
    nothing: 'Niczego nie wybrano. Wybierz kurs albo anuluj.',
    taking: 'Twój wybór jest przekazywany platformie szkoleniowej',
    chosen: {
      title: 'Kurs jest wybrany',
      text: 'Zamknij tę stronę i otwórz link jeszcze raz: prowadzi teraz do kursu.',
    },
    unchanged: {
      title: 'Niczego nie zmieniono',
      text: 'Możesz zamknąć tę stronę i wybrać kurs, gdy otworzysz link jeszcze raz.',
    },
  },
  registered: {
    title: 'Platforma szkoleniowa jest połączona',
    text: (platform) => `Kto tworzy kursy w ${platform}, może teraz wybierać spośród kursów serwera szkoleń.`,
    turnOn: 'W Moodle narzędzie czeka, aż je włączysz: naciśnij „Aktywuj” na liście narzędzi.',
    letIn:
      'Został jeden krok: otwórz tam narzędzie jeden raz, na próbę. Miejsce pojawi się wtedy na serwerze szkoleń, pod „Platformy szkoleniowe”, a osoba, która zarządza szkoleniami, je dopuści.',
  },
  notRegistered: 'Platforma szkoleniowa nie została połączona',
};
