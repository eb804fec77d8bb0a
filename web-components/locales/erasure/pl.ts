import { counting } from '../counting.ts';
import type { ErasureTerms } from './en.ts';

const n = counting('pl');

export const pl: ErasureTerms = {
  heading: 'Usuwanie danych',
  lede: (people, records, idle) =>
    people + records === 0
      ? idle === 0
        ? 'Dziś w nocy nic nie zostanie usunięte.'
        : 'Dziś w nocy nie zostaną usunięte dane żadnej osoby ani żaden wpis, tylko odpowiedzi z przerwanych podejść.'
      : `Dziś w nocy do usunięcia: ${[people > 0 ? n(people, 'dane jednej osoby', 'dane # osób') : '', records > 0 ? n(records, 'jeden wpis osoby, która pozostaje', '# wpisów osób, które pozostają', '# wpisy osób, które pozostają') : ''].filter(Boolean).join(' i ')}.`,
  asOf: (day) => `Tak zadziałałoby nocne usuwanie dnia ${day}. Na razie nic się nie stało.`,
  requestsHeading: 'Na żądanie',
  noRequests: 'Nikt nie czeka na usunięcie danych. Żądanie wpisuje się na stronie Wpisy.',
  person: 'Osoba',
  basis: 'Podstawa',
  bases: { art17: 'Żądanie tej osoby (art. 17 RODO)', other: 'Inny powód' },
  action: 'Działanie',
  cancel: 'Anuluj',
  cancelFor: (name) => `Anuluj usunięcie danych: ${name}`,
  cancelled: (name) => `Anulowano usunięcie danych: ${name}. Nic nie usunięto.`,
  leaversHeading: 'Osoby, które odeszły dawno temu',
  noLeavers: (day) => `Nie ma już danych nikogo, kto odszedł do ${day}.`,
  leftOn: 'Odejście',
  recordsHeading: 'Osoby, które pozostają',
  records: (k) =>
    k === 0
      ? 'Okres przechowywania żadnego wpisu jeszcze nie minął.'
      : `Okres przechowywania minął dla ${n(k, 'jednego wpisu', '# wpisów')}: co przydzielono, ukończono lub potwierdzono.`,
  idle: (k, days) =>
    k === 0
      ? `Nie ma odpowiedzi z podejść przerwanych na dłużej niż ${n(days, '# dzień', '# dni')}.`
      : `Odpowiedzi z ${n(k, 'jednego podejścia', '# podejść')} bez dalszego ciągu od ${n(days, '# dnia', '# dni')}.`,
  heldHeading: 'Byłyby do usunięcia, ale mają blokadę usuwania',
  heldText: 'Gdy blokada zostanie zdjęta, najbliższe nocne usuwanie je obejmie. Żądanie można anulować.',
  why: 'Powód usunięcia',
  whyGone: { requested: 'Żądanie', period: 'Dawne odejście' },
  reason: 'Powód blokady',
  periodsHeading: 'Okresy przechowywania',
  periodsText: 'Okresy są ustawieniami serwera. Zmienić je może operator serwera.',
  periods: {
    records: 'Wpisy',
    leavers: 'Osoby, które odeszły',
    answers: 'Odpowiedzi z przerwanego podejścia',
  },
  recordsPeriod: (years, day) =>
    `Do końca ${years}. roku po roku wpisu. Dziś mija dla wszystkiego, co powstało do ${day}.`,
  leaversPeriod: (day) => `Tak długo jak ostatni wpis o nich. Dziś mija dla osób, które odeszły do ${day}.`,
  answersPeriod: (days) => `${n(days, 'Jeden dzień', '# dni')} od ostatniej odpowiedzi. Po ukończeniu od razu.`,
  holdsHeading: 'Blokady usuwania',
  noHolds: 'Nie ma żadnej blokady usuwania. Ustawia się ją na stronie Wpisy.',
  holdsText: 'Danych tych osób się nie usuwa.',
  since: 'Od',
  lift: 'Zdejmij',
  liftFor: (name) => `Zdejmij blokadę usuwania: ${name}`,
  lifted: (name) => `Zdjęto blokadę usuwania: ${name}.`,
  refused: {},
  faults: {},
};
