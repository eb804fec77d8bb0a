import { counting } from '../counting.ts';
import type { PeopleImportTerms } from './en.ts';

const n = counting('pl');

export const pl: PeopleImportTerms = {
  heading: 'Wczytaj osoby',
  lede: 'Z pliku CSV z systemu kadrowego. Najpierw zobaczysz, co by się zmieniło. Dopóki go nie wczytasz, nic się nie dzieje.',
  file: 'Plik',
  fileHint:
    'CSV, do 20 MB, z kolumnami: numer pracownika, imię i nazwisko, e-mail. Wybierz go lub upuść tutaj. Zostanie odczytany, ale nie zachowany.',
  mode: 'Kogo wymienia',
  modes: { changes: 'Niektóre osoby', complete: 'Wszystkich pracowników' },
  modeHints: {
    changes: 'U osób, których nie wymienia, nic się nie zmienia.',
    complete: 'Osoby, których nie wymienia, odeszły; ich ostatni dzień to wczoraj.',
  },
  check: 'Sprawdź',
  checkAgain: 'Sprawdź ponownie',
  checking: (name) => `Sprawdzanie: ${name}…`,
  importing: 'Wczytywanie. Przy tysiącach osób potrwa to minutę…',
  previewHeading: (name) => `Co zmieniłby plik ${name}`,
  nothing: 'Nic: wszystko jest tak, jak mówi plik.',
  read: (lines, encoding, separator) =>
    `${n(lines, 'Jeden wiersz', '# wierszy', '# wiersze')}, kodowanie ${encoding}, rozdzielone: ${separator}.`,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    'windows-1252': 'Windows-1252',
  },
  separators: { ',': 'przecinki', ';': 'średniki', '\t': 'tabulatory', '|': 'kreski pionowe' },
  ignored: (headings) => `Nieużyte: ${headings}.`,
  unchanged: (k) => n(k, 'U jednej osoby nic się nie zmienia.', 'U # osób nic się nie zmienia.'),
  columnsHeading: 'Jak odczytano kolumny',
  fields: {
    staffNumber: 'Numer pracownika',
    name: 'Imię i nazwisko',
    lastFirst: 'Nazwisko, imię',
    firstName: 'Imię',
    lastName: 'Nazwisko',
    email: 'E-mail',
    unit: 'Dział',
    job: 'Stanowisko',
    location: 'Lokalizacja',
    lang: 'Język',
    joinedOn: 'Pierwszy dzień',
    leftOn: 'Ostatni dzień',
    manager: 'Przełożony',
  },
  kinds: {
    joins: 'Nowe osoby',
    returns: 'Powroty',
    moves: 'Zmiana działu',
    leaves: 'Odejścia',
    manager: 'Zmiana przełożonego',
    changes: 'Inne zmiany',
  },
  faultsHeading: 'Błędy',
  remarksHeading: 'Warto sprawdzić',
  counted: (title, count) => `${title}: ${count}`,
  firstOf: (shown, all) => `Pierwsze ${shown} z ${all}.`,
  columns: {
    person: 'Osoba',
    unit: 'Dział',
    what: 'Co się zmienia',
    line: 'Wiersz',
    where: 'Kolumna',
    says: 'Co to jest',
  },
  line: (line) => `wiersz ${line}`,
  notInFile: 'brak w pliku',
  change: (field, from, to) => `${field}: ${from} → ${to}`,
  none: 'brak',
  faultsText: (good, lines) =>
    `Dopóki są błędy, nic się nie wczytuje. Poprawne wiersze: ${good} z ${lines}. Popraw pozostałe w systemie kadrowym lub w pliku i sprawdź go ponownie.`,
  drastic: (k, staff) =>
    `${n(k, 'Odeszłaby jedna osoba', 'Odeszłoby # osób', 'Odeszłyby # osoby')} z ${staff}. Sprawdź, czy plik jest kompletny. Jeśli tak, wpisz tę liczbę.`,
  confirm: 'Ile osób odchodzi',
  confirmFault: (count) => `Wpisz ${count}, jeśli tyle osób odchodzi. Jeśli nie, sprawdź plik.`,
  import: 'Wczytaj',
  another: 'Wybierz inny plik',
  done: (parts, assigned, ended) =>
    `Wczytano: ${parts}. ${assigned === 0 ? 'Nie przydzielono żadnego kursu' : n(assigned, 'Przydzielono jeden kurs', 'Przydzielono # kursów', 'Przydzielono # kursy')}${ended === 0 ? '' : n(ended, ', a jeden nie jest już wymagany', ', a # nie jest już wymaganych', ', a # nie są już wymagane')}.`,
  doneParts: {
    joins: (k) => n(k, 'jedna nowa osoba', '# nowych osób', '# nowe osoby'),
    returns: (k) => n(k, 'jeden powrót', '# powrotów', '# powroty'),
    moves: (k) => n(k, 'jedna zmiana działu', '# zmian działu', '# zmiany działu'),
    leaves: (k) => n(k, 'jedno odejście', '# odejść', '# odejścia'),
    manager: (k) => n(k, 'jedna zmiana przełożonego', '# zmian przełożonego', '# zmiany przełożonego'),
    changes: (k) => n(k, 'jedna inna zmiana', '# innych zmian', '# inne zmiany'),
  },
  doneNothing: 'Wszystko było tak, jak mówi plik. Nic się nie zmieniło.',
  faultSays: {
    missing: () => 'puste pole. Każda osoba musi je mieć.',
    too_long: (most) => `więcej niż ${most} znaków.`,
    control_character: () => 'zawiera niewidoczny znak. Wpisz wartość od nowa.',
    character_lost: () => 'zawiera znak utracony przy zapisie pliku. Zapisz plik ponownie jako CSV UTF-8.',
    too_many_cells: (cells) => `Liczba komórek w wierszu (${cells}) jest większa niż liczba nagłówków.`,
    email_invalid: (email) => `„${email}” nie jest adresem e-mail.`,
    date_invalid: (date) => `„${date}” nie jest dniem. Zapisz go jako 2026-12-31 lub 31.12.2026.`,
    date_serial: (date) =>
      `„${date}” to liczba z arkusza kalkulacyjnego. Sformatuj kolumnę jako datę i zapisz ponownie.`,
    date_ambiguous: (date) =>
      `„${date}” może oznaczać dwa dni, a żaden inny wiersz nie mówi, czy najpierw jest dzień, czy miesiąc. Zapisz go jako 2026-12-31.`,
    date_order_mixed: (date) =>
      `W „${date}” najpierw jest miesiąc, w innych wierszach dzień. Zapisz wszystkie dni jako 2026-12-31.`,
    left_before_joined: (days) => `Ostatni dzień jest przed pierwszym (${days}).`,
    staff_number_twice: (line) => `Ten sam numer pracownika jest w wierszu ${line}. Każda osoba ma jeden wiersz.`,
    manager_unknown: (number) =>
      `Nikt nie ma numeru pracownika „${number}”: ani w pliku, ani wśród pracowników. Dodaj przełożonego albo zostaw komórkę pustą.`,
    own_manager: () => 'oznaczałoby podległość wobec samego siebie. Bez przełożonego zostaw komórkę pustą.',
    manager_cycle: (chain) => `Te osoby podlegałyby sobie nawzajem: ${chain}. Zostaw pustą komórkę osoby najwyżej.`,
  },
  remarkSays: {
    email_shared: (numbers) => `Ten sam adres mają: ${numbers}. Wiadomości o jednej osobie trafiałyby do drugiej.`,
    lang_unknown: (lang) => `„${lang}” nie jest znanym tu językiem. Pozostaje dotychczasowy.`,
    misread: (text) => `„${text}” wygląda tak, jakby plik zapisano w innym kodowaniu.`,
    left_already: (day) => `odejście ${day}; tej osoby tu nie ma, więc nie zostanie dodana.`,
    manager_leaves: (number) => `Przełożony o numerze ${number} już tu nie pracuje.`,
    number_similar: (number) =>
      `to nowy numer, ale wśród pracowników jest „${number}”. Może arkusz kalkulacyjny usunął zera?`,
    role_ends: (role) =>
      `odchodzi, a ma tu rolę: ${role === 'dpo' ? 'inspektor ochrony danych' : 'koordynator szkoleń'}.`,
    month_first: () =>
      'W datach z / przyjęto, że najpierw jest miesiąc, bo jeden z wierszy nie dopuszcza niczego innego.',
  },
  faults: {
    file: 'Wybierz plik.',
    tooLarge: 'Plik ma więcej niż 20 MB. Podziel go.',
  },
  refused: {
    import_unreadable:
      'To nie jest plik CSV, który da się odczytać. Jeśli to skoroszyt arkusza kalkulacyjnego, najpierw zapisz go tam jako CSV UTF-8.',
    import_columns: 'Plik musi mieć po jednej kolumnie na numer pracownika, imię i nazwisko oraz adres e-mail.',
    import_faulty: 'Plik ma teraz błąd. Nic nie wczytano. Sprawdź go ponownie.',
    import_changed: 'Od sprawdzenia pliku zmieniła się lista pracowników. Nic nie wczytano. Sprawdź ponownie.',
    import_too_drastic: 'Odeszłoby tyle osób, że trzeba potwierdzić ich liczbę. Nic nie wczytano.',
    body_too_large: 'Plik ma więcej niż 20 MB. Podziel go.',
    invalid_input: 'Plik jest pusty. Wybierz inny.',
  },
  fileGone: 'Plik zmienił się po wybraniu. Wybierz go jeszcze raz.',
  openQuote: (line) => `Od wiersza ${line} pliku nie da się odczytać: zaczyna się tam cudzysłów, który się nie kończy.`,
  found: (headings) => `W pierwszym wierszu jest: ${headings}.`,
};
