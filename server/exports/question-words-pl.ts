import type { QuestionWords } from './question-words.ts';

export const pl: QuestionWords = {
  question: {
    who_is_trained: ({ on }) => `Kto jest dziś, ${on}, przeszkolony?`,
    everyone_trained_on_day: ({ on }) => `Czy wszyscy byli przeszkoleni ${on}?`,
    person: ({ person }) => `Co jest o tej osobie: ${person}?`,
    period: ({ from, to }) => `Co działo się od ${from} do ${to}?`,
    confidentiality: ({ on }) => `Kto do ${on} potwierdził polityki?`,
    joiners: ({ from, to }) => `Czy przeszkolono osoby zatrudnione od ${from} do ${to}?`,
    whole_log: () => 'Co jest w całym dzienniku?',
  },
  gap: {
    asked_without_record: (count) =>
      `Wymagane kursy bez wpisu o ukończeniu: ${count}. Plik je wymienia; podaj, co w tej sprawie zrobiono.`,
    asked_without_obligation: (count) =>
      `Pracownicy, od których niczego nie wymagano: ${count}. Jeśli nie taki był zamiar, utwórz dla nich regułę.`,
    no_version_then: (count, day) =>
      `Kursy bez opublikowanej wersji dnia ${day}: ${count}. Nie da się pokazać, czego wtedy uczono.`,
    before_the_log: (_count, day) =>
      `Dziennik zaczyna się ${day}. To, co było wcześniej, wiadomo tylko o tyle, o ile zapisano to później.`,
    erased: (count) =>
      `Wpisy usunięte do tego dnia: ${count}. Dziennik pokazuje, kiedy i na jakiej podstawie, ale nie ich treść.`,
    unsigned_tail: (count) =>
      `Wpisy nowsze niż ostatni punkt kontrolny, który wyszedł poza organizację: ${count}. Najpierw przekaż na zewnątrz nowy punkt, a osoba z zewnątrz będzie mogła stwierdzić, że nie zmyślono ich później.`,
    recorded_late: (count) =>
      `Ukończenia zapisane dopiero po dniu, którego dotyczą: ${count}. Plik je oznacza; zachowaj to, co potwierdza ten dzień.`,
    nothing_there: () => 'W dzienniku nic o tym nie ma. Sprawdź dzień, kurs i dział.',
  },
  file: {
    full: {
      title: 'Pakiet dowodów, pełny',
      about: 'Wszystko, co jest w dzienniku, z treścią kursów i programami do sprawdzania.',
    },
    period: {
      title: 'Pakiet dowodów z tego okresu',
      about: 'Co zapisano w tym okresie i każde późniejsze sprostowanie.',
    },
    sample: { title: 'Pakiet dowodów z tymi wpisami', about: 'Każdy wpis o tej osobie, wraz z dowodem.' },
    certificate: { title: 'Pakiet dowodów z ostatnim wpisem', about: 'Jeden wpis wraz z dowodem.' },
    standing: {
      title: 'Stan szkoleń, dziś',
      about: 'Wiersz na każdą osobę i kurs. Lista robocza, nie dowód.',
    },
    pivot: {
      title: 'Stan szkoleń, wiersz na każdą osobę',
      about: 'Dwie kolumny na każdy kurs. Lista robocza, nie dowód.',
    },
    obligations: {
      title: 'Obowiązki, cykl po cyklu',
      about: 'Przydział, termin, ukończenie, zakończenie. Lista robocza, nie dowód.',
    },
    completions: { title: 'Ukończenia', about: 'Z treścią, której uczono. Lista robocza, nie dowód.' },
    roster: { title: 'Zmiany kadrowe', about: 'Kto przyszedł, zmienił dział i odszedł, z wpisami na ten temat.' },
    rules: { title: 'Reguły', about: 'Czego od kogo wymagano, z każdą zmianą.' },
  },
};
