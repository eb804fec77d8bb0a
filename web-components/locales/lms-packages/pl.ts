import { counting } from '../counting.ts';
import type { LmsPackagesTerms } from './en.ts';

const n = counting('pl');

export const pl: LmsPackagesTerms = {
  text: 'Pakiet to plik, który importuje LMS, dla jednego kursu w jednym języku. Użyj go tam, gdzie LMS nie da się połączyć.',
  make: 'Utwórz pakiet',
  none: 'Nie utworzono jeszcze żadnego pakietu.',
  course: 'Kurs',
  chooseCourse: 'Wybierz kurs',
  lang: 'Język',
  kind: 'Co przyjmuje LMS?',
  kinds: {
    scorm12: 'SCORM 1.2',
    scorm2004: 'SCORM 2004, wydanie 4.',
    cmi5: 'cmi5',
    html: 'Strona w przeglądarce, bez LMS',
  },
  kindHints: {
    scorm12: 'Przyjmuje to każdy LMS. Jeśli nie wiesz, wybierz to.',
    scorm2004: 'Jeśli wasz LMS o to prosi.',
    cmi5: 'Dla LMS z własnym magazynem xAPI.',
    html: 'Dla intranetu lub wspólnego folderu. Żaden LMS nie dowie się, kto go ukończył.',
  },
  form: 'Gdzie działa kurs?',
  forms: { connected: 'Na tym serwerze (połączony)', standalone: 'Tylko w LMS (samodzielny)' },
  formHints: {
    connected: 'Pakiet otwiera kurs tutaj. Ukończenia są w naszym dowodzie, a LMS się o nich dowiaduje.',
    standalone:
      'Bez tego serwera. Prawidłowe odpowiedzi są w pakiecie, kto go ukończy, nie jest w naszym dowodzie, a nowa wersja wymaga nowego pakietu.',
  },
  name: 'Nazwa',
  nameHint: 'Jak nazywa się tu LMS. Czytają to też osoby uczące się: zgłoszono do …',
  identifies: 'Skąd wiemy, kto się uczy?',
  identifiesBy: { sign_in: 'Loguje się tutaj', lms: 'Mówi to LMS' },
  identifiesHints: {
    sign_in: 'W osobnym oknie, znanym logowaniem. Tylko to jest pewne.',
    lms: 'Bez logowania. Przeglądarka każdej uczącej się osoby dostaje klucz pakietu: kto wie jak, mógłby podać się za kogoś innego, i dowód to zaznacza.',
  },
  numbers: 'Jego identyfikatory to nasze numery pracowników',
  numbersHint:
    'Po nich znajdujemy osobę, która otwiera pakiet. Nie zaznaczaj, jeśli są to numery z LMS: któryś może być numerem innej osoby. Wtedy raz wskazujesz w Kto jest kim, do kogo należą.',
  cmi5Text: 'W cmi5 to LMS mówi, kto się uczy.',
  lms: 'Adres LMS',
  lmsHint:
    'Wtedy pakiety działają tam od razu. Inaczej pierwsze uruchomienie zostanie odrzucone, a ty wpuścisz go tutaj.',
  made: (name) => `${name}: gotowe.`,
  download: 'Pobierz',
  downloadTexts: {
    connected:
      'Pobierz go teraz: jest w nim klucz i nie da się go dostać ponownie. Kto ma plik, może otworzyć kurs tak jak LMS, więc daj go tylko osobie, która opiekuje się LMS.',
    standalone:
      'Daj go tylko osobie, która opiekuje się LMS: kto otworzy jego pliki, może przeczytać prawidłowe odpowiedzi.',
  },
  understood: 'Gotowe',
  identifiesFacts: {
    sign_in: 'logowanie tutaj',
    lms: 'LMS mówi, kto się uczy',
    lms_number: 'LMS mówi, kto się uczy, numerem pracownika',
  },
  opened: (people) => n(people, 'otwarty przez # osobę', 'otwarty przez # osób', 'otwarty przez # osoby'),
  ended: 'zakończony',
  end: 'Zakończ',
  endText:
    'Nie otwiera już kursu, a kto w nim jest, zostaje od razu wylogowany. Co ukończono, zostaje. Nowy pakiet trzeba zaimportować od nowa.',
  endedDone: (name) => `${name}: zakończono.`,
  places: 'LMS, w których działają pakiety',
  placesText: 'Pakiet działa tylko w LMS, który wpuścisz. Nowy czeka tutaj po pierwszym uruchomieniu.',
  noPlaces: 'Nie otwarto jeszcze żadnego pakietu.',
  placeStates: { waiting: 'czeka na wpuszczenie', active: 'wpuszczony', disabled: 'zablokowany' },
  seen: (day) => `widziany od ${day}`,
  letIn: 'Wpuść',
  letInDone: (origin) => `${origin}: wpuszczono.`,
  shutOut: 'Zablokuj',
  shutOutDone: (origin) => `${origin}: zablokowano. Kto przyszedł stamtąd, jest wylogowany.`,
};
