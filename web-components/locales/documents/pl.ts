import { counting } from '../counting.ts';
import type { DocumentsTerms } from './en.ts';

const n = counting('pl');

export const pl: DocumentsTerms = {
  heading: 'Dokumenty',
  lede: 'Polityki, które wszyscy czytają i potwierdzają, oraz szkolenia, które odbyły się gdzie indziej. Odnotowuje się je tak samo jak kursy.',
  publish: 'Opublikuj dokument',
  record: 'Wpisz szkolenie odbyte gdzie indziej',
  empty: 'Nic jeszcze nie opublikowano. Zacznij od polityki, którą każdy powinien przeczytać.',
  columns: {
    title: 'Dokument',
    kind: 'Rodzaj',
    published: 'Opublikowano',
    standing: 'Stan',
    action: 'Działanie',
  },
  kinds: { policy: 'Polityka', training: 'Szkolenie gdzie indziej' },
  notAsked: 'Nikogo nie poproszono',
  standing: (acknowledged, asked) => `potwierdzono ${n(acknowledged, '#', '#')} z ${n(asked, '#', '#')}`,
  recorded: (k) => (k === 0 ? 'Brak wpisów' : n(k, 'Jeden wpis', '# wpisów', '# wpisy')),
  download: 'Pobierz',
  ask: 'Poproś wszystkich',
  askNew: 'Poproś nowe osoby',
  named: (action, title, version) => `${action}: ${title}, ${version}`,
  askHeading: (title, version) => `Poproś wszystkich o przeczytanie: „${title}”, wersja ${version}`,
  askText:
    'Wszyscy pracownicy znajdą dokument w Moich szkoleniach i potwierdzą, że zapoznali się z treścią i będą jej przestrzegać. Kogo już poproszono, tego nie prosi się ponownie.',
  dueOn: 'Do przeczytania do',
  askDo: 'Poproś',
  asked: (k, day) =>
    k === 0
      ? 'Wszystkich już poproszono. Nic się nie zmieniło.'
      : `Poproszono ${n(k, 'jedną osobę', '# osób', '# osoby')} o przeczytanie do ${day}.`,
  cancel: 'Nie teraz',
  sending: 'Chwileczkę…',
  publishHeading: 'Opublikuj dokument',
  publishText: 'Po publikacji już się nie zmieni. Zmiana to nowa wersja.',
  kind: 'Co to jest',
  kindHints: {
    policy: 'Każdy ją czyta i potwierdza, że będzie jej przestrzegać.',
    training: 'Mówi, czego uczono na sali lub u innego organizatora: program, slajdy, zaświadczenie bez nazwisk.',
  },
  title: 'Tytuł',
  documentId: 'Krótka nazwa',
  documentIdHint: 'Małe litery, cyfry i łączniki. Pozostaje ta sama we wszystkich wersjach.',
  version: 'Wersja',
  versionHint: 'Na przykład 2026-1.',
  lang: 'Język',
  file: 'Plik',
  fileHint: 'Do 10 MB, najlepiej PDF. Bez nazwisk: trafia do każdego pakietu dla audytora.',
  publishDo: 'Opublikuj',
  published: (title, version) => `„${title}”, wersja ${version}: opublikowano. Dokumentu można już używać.`,
  recordHeading: 'Wpisz szkolenie odbyte gdzie indziej',
  recordText:
    'Dla szkoleń na sali, na papierze lub u innego organizatora. W dzienniku będzie widać, że wpisano je ręcznie i kto to zrobił.',
  taught: 'Co',
  choose: 'Wybierz…',
  courses: 'Nasze kursy, prowadzone gdzie indziej',
  trainings: 'Szkolenia z dokumentem',
  people: 'Kto',
  peopleHint: 'Znajdź wszystkich uczestników po nazwisku lub numerze pracownika.',
  find: 'Szukaj',
  searchLabel: 'Nazwisko lub numer pracownika',
  found: (k) => n(k, 'Znaleziono jedną osobę', 'Znaleziono # osób', 'Znaleziono # osoby'),
  none: 'Nikt z pracowników nie ma takiego nazwiska ani numeru.',
  add: (name) => `Dodaj: ${name}`,
  remove: (name) => `Skreśl z listy: ${name}`,
  chosen: (k) =>
    k === 0
      ? 'Nikogo nie ma jeszcze na liście.'
      : n(k, 'Na liście jest jedna osoba:', 'Na liście jest # osób:', 'Na liście są # osoby:'),
  outcome: 'Wynik',
  outcomes: { attended: 'Udział', completed: 'Ukończenie', passed: 'Zaliczony test' },
  completedOn: 'Dzień',
  recordDo: (k) => n(k, 'Wpisz jedną osobę', 'Wpisz # osób', 'Wpisz # osoby'),
  recordedDone: (k, first) =>
    `${n(k, 'Odnotowano jedno szkolenie', 'Odnotowano # szkoleń', 'Odnotowano # szkolenia')}, od wpisu ${first}.`,
  notAssigned: (name) =>
    `${name}: ten kurs nie jest przydzielony do ukończenia. Najpierw go przydziel albo skreśl tę osobę z listy. Nikogo nie wpisano.`,
  faults: {
    dueOn: 'Wybierz dzisiejszy lub późniejszy dzień.',
    title: 'Nadaj tytuł, od 3 do 200 znaków.',
    documentId: 'Użyj małych liter, cyfr i pojedynczych łączników; nazwa nie może być nazwą kursu.',
    version: 'Zapisz ją jako 2026-1 lub 1.0.0.',
    file: 'Wybierz plik.',
    tooLarge: 'Plik ma więcej niż 10 MB. Wybierz mniejszy.',
    taught: 'Wybierz, czego uczono.',
    people: 'Umieść na liście co najmniej jedną osobę, najwyżej 500.',
    search: 'Wpisz co najmniej dwa znaki.',
    completedOn: 'Wybierz dzień, który już był, lub dzisiejszy.',
  },
  refused: {
    document_changed:
      'Tę wersję opublikowano już z innym plikiem albo jako inny rodzaj. Nadaj nowej inny numer wersji.',
    document_unknown: 'Tego dokumentu już nie ma albo jest innego rodzaju.',
    person_unknown: 'Ktoś z listy już tu nie pracuje. Nikogo nie wpisano.',
    assignment_unknown:
      'Ktoś z listy nie ma tego kursu przydzielonego do ukończenia. Najpierw go przydziel. Nikogo nie wpisano.',
    course_unknown: 'Tej wersji kursu już nie ma.',
    body_too_large: 'Plik jest za duży. Wybierz plik do 10 MB.',
    invalid_input: 'Coś tu jest niemożliwe. Sprawdź jeszcze raz.',
  },
};
