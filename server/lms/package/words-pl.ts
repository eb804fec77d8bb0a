import type { PackageWords } from './words.ts';

export const pl: PackageWords = {
  lms: {
    about:
      'Ten kurs działa w twojej platformie szkoleniowej. Wynik przechowuje platforma; Article 39 nie prowadzi o nim żadnego zapisu. Odpowiedzi są w pakiecie: wynik pokazuje, co tu zrobiono, i nie jest egzaminem pod nadzorem.',
    saved: 'Każdy krok zapisuje się w platformie szkoleniowej. Przerwij, kiedy chcesz, i wróć później.',
    seen: 'Twoje odpowiedzi są w platformie tylko do zaliczenia, żeby można było wrócić. O tym, kto widzi tam wynik, decyduje twoja organizacja.',
    passed: (right, of) => `Poprawne: ${right} z ${of}. Wynik jest w twojej platformie szkoleniowej.`,
    notKept: 'Jeszcze nie zapisano w platformie szkoleniowej. Zostaw to okno otwarte: kolejna próba nastąpi sama.',
  },
  browser: {
    about:
      'Ten kurs działa tylko w twojej przeglądarce. Nikt nie dowie się o jego ukończeniu i nie zostaje po nim żaden zapis. Odpowiedzi są w pakiecie.',
    saved: 'Każdy krok zapisuje się w tej przeglądarce. Przerwij, kiedy chcesz, i wróć później na tym urządzeniu.',
    seen: 'Twoje odpowiedzi zostają w tej przeglądarce. Nikt inny ich nie widzi.',
    passed: (right, of) => `Poprawne: ${right} z ${of}. Ta przeglądarka to pamięta; nikt inny się nie dowie.`,
    notKept:
      'Nie zapisano w tej przeglądarce: być może jej ustawienia na to nie pozwalają. Zostaw to okno otwarte do końca.',
  },
  notPassed: (right, of, needed) =>
    right >= needed
      ? `Poprawne: ${right} z ${of}. Brakuje poprawnej w części obowiązkowej.`
      : `Poprawne: ${right} z ${of}, potrzeba ${needed}. To się zdarza. Zajrzyj, gdzie wskazano, i spróbuj z nowymi pytaniami.`,
  tries: 'Bez limitu.',
  exit: 'Zamknij kurs',
  later: 'Później, zamknij kurs',
  offline: 'Nie udało się zapisać. Kolejna próba nastąpi sama; możesz też spróbować jeszcze raz.',
  reason: (said) => `Treść komunikatu: ${said}`,
  noLms:
    'Nie znaleziono platformy szkoleniowej, więc niczego nie można zapisać. Zamknij to okno i otwórz kurs z platformy jeszcze raz.',
  lookOnly: 'To tylko podgląd kursu: nic z tego, co tu robisz, nie jest zapisywane.',
  shortened:
    'Platforma ma mało miejsca, więc twoje najwcześniejsze odpowiedzi z ćwiczeń nie zostały zachowane. Nie brakuje niczego, co liczy się do wyniku.',
  ended: 'Kurs jest zamknięty',
  endedText: 'Możesz zamknąć to okno.',
  noScript: 'Ten kurs wymaga JavaScriptu. Zezwól na niego na tej stronie i odśwież ją.',
  connected: {
    about:
      'Ten kurs otwiera się na serwerze szkoleń twojej organizacji. Tam odnotowuje się ukończenie, a platforma szkoleniowa się o tym dowiaduje.',
    opening: 'Otwieranie kursu…',
    window:
      'Kurs otwiera się w osobnym oknie, w którym się zalogujesz. Zostaw to okno otwarte: przekaże platformie, że kurs jest zaliczony.',
    open: 'Otwórz kurs',
    told: 'Kurs zaliczony, a platforma szkoleniowa o tym wie.',
    refused: {
      lms_unknown: 'Ten pakiet nie jest już używany. Powiedz o tym osobie, która opiekuje się platformą.',
      lms_deployment_waiting:
        'Z tej platformy nie można jeszcze otwierać kursów. Administrator szkoleń może ją dopuścić w Platformach szkoleniowych.',
      lms_person_unknown:
        'Platforma mówi, kim jesteś, ale nikt z listy pracowników nie jest tam jeszcze tak znany. Powiedz o tym administratorowi szkoleń i otwórz kurs ponownie.',
      course_unknown: 'Tego kursu już nie ma. Powiedz o tym osobie, która opiekuje się platformą.',
      lms_launch_over: 'Ta strona straciła ważność. Otwórz kurs ponownie w platformie.',
      other: 'Coś poszło nie tak. Za chwilę otwórz kurs ponownie.',
    },
    unreachable: 'Serwer szkoleń jest nieosiągalny. Sprawdź połączenie i otwórz kurs ponownie.',
  },
  open: {
    asWhom: (name) => `Zalogowana osoba: ${name}.`,
    told: (lms) =>
      `O zaliczeniu dowie się platforma szkoleniowa (${lms}). Przejdź dalej tylko wtedy, gdy otwierasz kurs właśnie stamtąd.`,
    go: 'Otwórz kurs',
  },
};
