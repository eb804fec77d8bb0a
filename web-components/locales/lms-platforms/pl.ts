import { counting } from '../counting.ts';
import type { LmsPlatformsTerms } from './en.ts';

const n = counting('pl');

export const pl: LmsPlatformsTerms = {
  text: 'Platforma z tej listy otwiera tu kursy: jej osoby nie muszą się osobno logować, a ona dowiaduje się, kto któryś ukończył.',
  connect: 'Połącz platformę',
  none: 'Żadna platforma nie jest jeszcze połączona.',
  noneText:
    'Poproś osobę, która opiekuje się waszym LMS. To dziesięć minut i dla nikogo nic się nie zmienia, dopóki nasz kurs nie zostanie tam wstawiony do kursu.',
  noneSteps: [
    'Odpowiadasz na kilka pytań i dostajesz link.',
    'Ta osoba wkleja link do LMS, który sam się wtedy łączy.',
    'Kto tworzy tam kursy, wybiera z naszych.',
  ],
  noLti: 'Twój LMS nie obsługuje LTI 1.3 albo tego nie wiesz?',
  toPackages: 'Utwórz zamiast tego pakiet',
  waiting: 'Czeka na wpuszczenie',
  waitingText:
    'Ktoś umieścił nas w miejscu platformy, którego wcześniej nie widziano. Nikt stamtąd nie wejdzie, dopóki go nie wpuścisz. Jeśli go nie znasz, zapytaj osobę, która opiekuje się LMS.',
  letIn: 'Wpuść',
  letInOf: (place, name) => `Wpuść: ${place}, ${name}`,
  letInDone: (place, name) => `${name}: ${place} wpuszczono.`,
  shutOut: 'Zablokuj',
  shutOutOf: (place, name) => `Zablokuj: ${place}, ${name}`,
  shutOutDone: (place, name) => `${name}: ${place} zablokowano. Kto przyszedł stamtąd, jest wylogowany.`,
  place: (id) => `Miejsce ${id}`,
  seen: (day) => `widziane od ${day}`,
  strangers: (people) =>
    n(
      people,
      'Ktoś czeka, aż powiesz, kto to jest.',
      '# osób czeka, aż powiesz, kim są.',
      '# osoby czekają, aż powiesz, kim są.',
    ),
  toPeople: 'Kto jest kim',
  disabled: 'wyłączona',
  people: (people) => n(people, '# znana osoba', '# znanych osób', '# znane osoby'),
  places: (places) => n(places, 'Mamy tam # miejsce:', 'Mamy tam # miejsc:', 'Mamy tam # miejsca:'),
  states: { waiting: 'czeka', active: 'wpuszczone', disabled: 'zablokowane' },
  links: (places) => n(places, 'Otwiera kurs w # miejscu', 'Otwiera kursy w # miejscach'),
  noLinks: 'Nie wstawiono tam jeszcze żadnego naszego kursu.',
  there: 'Kurs tam',
  here: 'Kurs tutaj',
  opened: 'Osoby',
  takesResults: 'Zgłaszane',
  yes: 'tak',
  no: 'nie',
  noCourse: 'jeszcze nie wybrano',
  courseGone: 'już nie istnieje',
  look: 'Zobacz, kto tam jest',
  members: ({ total, known, added, strangers, outsiders }) =>
    `W tamtym kursie: ${total}. Znane: ${known}, nowe na liście pracowników: ${added}, czekają w „Kto jest kim”: ${strangers}, studenci i goście: ${outsiders}.`,
  cut: 'Jest ich ponad 10 000; pozostałych nie odczytano.',
  change: 'Zmień',
  disable: 'Wyłącz',
  disableText:
    'Kto przyszedł stamtąd, zostaje od razu wylogowany i nikt nie wejdzie. To, co jest do zgłoszenia, zostaje i wychodzi, gdy znów ją włączysz.',
  disabledDone: (name) => `${name}: wyłączono.`,
  enable: 'Włącz',
  enabledDone: (name) => `${name}: włączono.`,
  remove: 'Usuń',
  removeText:
    'Jej linki do tutejszych kursów przestają działać, z tego, czego jeszcze nie zgłoszono, rezygnujemy, a kto był stamtąd znany, nie jest już znany. Ukończone kursy i ich dowody zostają. Aby znów jej używać, połącz ją od nowa; usuń też nasze narzędzie w LMS.',
  removed: (name) => `${name}: usunięto.`,
  name: 'Nazwa',
  nameHint: 'Jak się tu nazywa. Czytają to też osoby uczące się.',
  origins: 'Adresy jej stron',
  originsHint: 'Tylko one mogą pokazać kurs w ramce. Po jednym w wierszu; podpisane uruchomienia same dodają swoje.',
  issuer: 'Wystawca (Issuer)',
  client: 'Identyfikator klienta',
  changed: (name) => `${name}: zmieniono.`,
};
