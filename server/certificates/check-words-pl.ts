import type { CheckWords } from './check-words.ts';

const longDay = new Intl.DateTimeFormat('pl-PL', { dateStyle: 'long', timeZone: 'UTC' });

export const pl: CheckWords = {
  title: 'Sprawdź zaświadczenie',
  intro:
    'Tutaj każdy może zobaczyć, czy zaświadczenie o ukończeniu szkolenia wystawiono tutaj, czy je zmieniono i czy jego wpis nadal obowiązuje. Plik jest odczytywany, ale nie jest zachowywany.',
  fileHeading: 'Z plikiem',
  fileLabel: 'Plik PDF zaświadczenia',
  fileHint: 'Upuść go tutaj lub wybierz. Najwyżej 2 MB.',
  fileButton: 'Sprawdź plik',
  numbersHeading: 'Z numerami z papieru',
  numbersHint: 'Same numery nikogo nie wymieniają: mówią, że jest wpis z danego dnia i czy nadal obowiązuje.',
  entry: 'Wpis (na papierze: Entry)',
  leafHash: 'Skrót liścia (na papierze: Leaf hash)',
  numbersButton: 'Sprawdź numery',
  linesHeading: 'Z kodem QR',
  linesLabel: 'Pięć wierszy kodu QR',
  linesHint: 'Zeskanuj kod telefonem i wklej odczytany tekst.',
  linesButton: 'Sprawdź wiersze',
  verdicts: {
    issued: {
      heading: 'Wystawione tutaj i niezmienione',
      text: 'To, bajt po bajcie, jest plik, który wydano.',
    },
    changed: {
      heading: 'To nie jest plik, który wystawiono',
      text: 'Wpis, o którym mówi plik, istnieje, ale plik zmieniono po wydaniu.',
    },
    proven: {
      heading: 'Plik mówi to samo co wpis',
      text: 'Jego dowód się zgadza i nic w nim nie różni się od wpisu. Nie da się stwierdzić, czy to dokładnie ten plik, który wydano, bo nie ma tu już jego kopii.',
    },
    unknown: {
      heading: 'Nie wystawiono tutaj',
      text: 'W tutejszym dzienniku nie ma wpisu, który pasuje do tego pliku.',
    },
  },
  changedUnseen: 'Nie widać żadnej różnicy. Być może plik zapisał ponownie inny program.',
  whatDiffers: 'Co się różni',
  states: {
    stands: {
      heading: 'Wpis obowiązuje',
      text: ({ day }) => `Zapisano go ${day} i od tego czasu ani go nie sprostowano, ani nie wycofano.`,
    },
    corrected: {
      heading: 'Wpis później sprostowano',
      text: ({ day, since }) =>
        `Zapisano go ${day}, a sprostowano ${since}. Poproś o zaświadczenie ze sprostowanego wpisu.`,
    },
    withdrawn: {
      heading: 'Wpis wycofano',
      text: ({ day, since }) => `Zapisano go ${day}, a wycofano ${since}. Już się nie liczy.`,
    },
    erased: {
      heading: 'Wpis później usunięto',
      text: ({ day }) =>
        `Zapisano go ${day}. Jego treść tutaj usunięto, jak po pewnym czasie lub na żądanie wymaga tego prawo ochrony danych.`,
    },
    lost: {
      heading: 'Wpis jest, jego treści nie ma',
      text: ({ day }) => `Zapisano go ${day}. Jego treść przepadła tutaj przy odtwarzaniu kopii zapasowej.`,
    },
  },
  numbersFound: 'Jest wpis o szkoleniu z tymi numerami',
  numbersUnknown: {
    heading: 'Nie ma takiego wpisu',
    text: 'W tutejszym dzienniku nie ma wpisu o szkoleniu z tym numerem i tym skrótem liścia. Porównaj każdy znak: wielkie I, małe l i 1 są do siebie podobne.',
  },
  again: 'Sprawdź inne',
  refused: 'Tego nie udało się sprawdzić',
  refusals: {
    body_too_large: 'Plik ma więcej niż 2 MB. Żadne zaświadczenie nie jest tak duże.',
    too_many_requests: 'Za dużo sprawdzeń naraz. Odczekaj minutę i spróbuj ponownie.',
    invalid_input: 'To nie jest czytelne zaświadczenie albo któryś numer jest niepełny.',
  },
  day: (day) => longDay.format(new Date(`${day}T00:00:00Z`)),
};
