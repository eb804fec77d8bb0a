import { counting } from '../counting.ts';
import type { BundleTerms } from './en.ts';

const n = counting('pl');

export const pl: BundleTerms = {
  text: 'Jeden plik z tym, co stwierdzono, i ze wszystkim, co pozwala to sprawdzić: bez sieci i cudzymi narzędziami.',
  question: 'Czego chce audytor?',
  kinds: {
    full: { name: 'Wszystkiego', hint: 'Każdy wpis, otwarty, z każdym kursem w postaci, w jakiej go uczono.' },
    period: { name: 'Okresu', hint: 'Co wpisano od jednego dnia do drugiego, z późniejszymi sprostowaniami.' },
    sample: { name: 'Wpisów, które wylosował', hint: 'Przyśle ci numery; wklej je tutaj.' },
    certificate: {
      name: 'Jednego wpisu',
      hint: 'Jedno ukończenie i jego dowód. Reszta dziennika pozostaje zamknięta.',
    },
  },
  from: 'Pierwszy dzień',
  to: 'Ostatni dzień',
  indexes: 'Numery wpisów',
  indexesHint: 'Tak jak przyszły: 12, 15 18 albo po jednym w wierszu. 20-25 to sześć wpisów.',
  understood: (k, list) => `${n(k, 'Jeden wpis', '# wpisów', '# wpisy')}: ${list}`,
  hideWho: 'Pomiń, kto to był',
  hideWhoHint: 'Nazwisko, e-mail, dział i numer pracownika pozostają zamknięte. Widać kurs, wynik i dzień.',
  index: 'Numer wpisu',
  indexHint: 'Jest na zaświadczeniu.',
  extras: 'Dodatkowa ochrona',
  nonce: 'Słowo jednorazowe audytora (nonce)',
  nonceHint:
    'Słowo, które audytor wymyślił i dziś przysłał. Trafi do dziennika, zanim powstanie pakiet, i tam zostanie. Dzięki temu widać, że nie przekazujesz starszego stanu.',
  age: 'Zaszyfruj dla audytora',
  ageHint: 'Jego publiczny klucz age; zaczyna się od age1. Plik otworzy wtedy tylko audytor; ty nie.',
  optional: 'opcjonalne',
  personal: {
    everybody: 'Plik zawiera dane osobowe wszystkich osób z dziennika.',
    named: 'Plik zawiera dane osobowe osób, których dotyczy.',
    nameless: 'W pliku nie ma nazwisk, ale z dodatkową wiedzą niektóre osoby da się rozpoznać.',
  },
  care: 'Przekaż go tylko audytorowi i uzgodnij, kiedy zostanie usunięty: usunięcie danych tutaj go nie obejmie.',
  make: 'Utwórz pakiet',
  again: 'Utwórz ponownie',
  entering: 'Zapisywanie słowa jednorazowego w dzienniku…',
  making: 'Tworzenie pakietu…',
  received: (kilobytes) => `na razie ${kilobytes} KB`,
  made: (name) => `${name} jest w pobranych plikach.`,
  entered: (index) => `Słowo jednorazowe to wpis ${index} w dzienniku.`,
  faults: {
    day: 'Podaj dzień.',
    order: 'Ostatni dzień jest przed pierwszym.',
    noIndexes: 'Wklej co najmniej jeden numer.',
    tooMany: 'W jednym pakiecie mieści się najwyżej 2000 wpisów.',
    notNumber: (text) => `„${text}” nie jest numerem wpisu.`,
    range: (text) => `Zakres „${text}” biegnie wstecz albo jest za długi.`,
    beyond: (list, last) => `W dzienniku nie ma wpisu ${list}. Ostatni to ${last}.`,
    unknown: 'W dzienniku nie ma takiego wpisu.',
    nonce: 'Najwyżej 64 litery (bez polskich znaków), cyfry, kropki, łączniki i podkreślenia, bez spacji.',
    age: 'To nie jest publiczny klucz age. Zaczyna się od age1; skopiuj go w całości.',
    refused: 'Serwer tego nie przyjmuje.',
  },
  showsHeading: 'Co pokazuje',
  shows: [
    'Kto ukończył którą wersję którego kursu i którego dnia.',
    'Dokładny tekst tej wersji.',
    'Że po punktach kontrolnych, które ma audytor, żadnego wpisu nie dodano, nie usunięto ani nie zmieniono wstecz.',
  ],
  showsNotHeading: 'Czego nie pokazuje',
  showsNot: [
    'Że ktoś zrozumiał treść lub będzie się do niej stosował. Szkolenie to nie zachowanie.',
    'Że przy klawiaturze siedziała zalogowana osoba.',
    'Że każdej osobie, która powinna przejść szkolenie, przydzielono kurs.',
  ],
  auditorHeading: 'Co powiedzieć audytorowi',
  auditor: [
    'Przekaż klucz na papierze, osobiście lub przez telefon, zanim wyślesz pakiet. Klucz, który podróżuje w pakiecie, niczego nie dowodzi.',
    'Wyślij plik. Jego README.txt mówi, jak go sprawdzić za pomocą openssl i sha256sum albo npx article39 verify.',
    'Niech audytor sam wybierze próbę i zachowa swój egzemplarz. Następny pakiet musi zawierać ten.',
  ],
  page: 'Strona do sprawdzania (verify.html)',
  pageText:
    'Otwiera się w każdej przeglądarce bez sieci. Lepiej, żeby audytor pobrał ją z naszego wydania niż dostał od ciebie.',
};
