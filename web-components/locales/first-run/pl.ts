import { counting } from '../counting.ts';
import type { FirstRunTerms } from './en.ts';

const n = counting('pl');

export const pl: FirstRunTerms = {
  heading: 'Od zera do pierwszego przydziału',
  lede: 'Pięć minut, w tej kolejności. Przed ostatnim krokiem nic się nie dzieje.',
  done: 'Gotowe:',
  steps: {
    people: 'Wczytaj osoby',
    whom: 'Wybierz, dla kogo',
    course: 'Wybierz kurs',
    times: 'Do kiedy i jak często',
    see: 'Zobacz, kto go dostanie',
    assign: 'Przydziel',
  },
  people: (k) =>
    k === 0
      ? 'Nie ma jeszcze żadnych pracowników.'
      : `Na liście jest ${n(k, 'jeden pracownik', '# pracowników', '# pracowników')}.`,
  importFile: 'Wczytaj plik z kadr (CSV)',
  connect: 'Podłącz katalog użytkowników (SCIM)',
  myself: 'Wypróbuj tylko na sobie',
  alone:
    'Na razie jesteś tu prawie tylko ty. Możesz mimo to iść dalej i wczytać innych później: reguła dla wszystkich sama ich znajdzie.',
  course: 'Kurs',
  choose: 'Wybierz…',
  noCourses: 'Żaden kurs nie jest opublikowany. Poproś o to operatora serwera.',
  reasons: {
    everyone: 'Wszyscy pracują z danymi osobowymi',
    others: 'Te osoby pracują z danymi osobowymi',
  },
  see: 'Zobacz, kto go dostanie',
  first: 'Najpierw wybierz kurs i dla kogo ma być.',
  assign: (k) => (k === 0 ? 'Utwórz regułę' : n(k, 'Przydziel jednej osobie', 'Przydziel # osobom')),
  assignFirst: 'Najpierw zobacz, kto go dostanie.',
  assigned: (k) =>
    k === 0
      ? 'Reguła jest gotowa. Przydzieli kurs każdej nowej osobie.'
      : `Gotowe: kurs przydzielono ${n(k, 'jednej osobie', '# osobom')}. Przypomnienia wysyłają się same, jeśli ustawiono pocztę.`,
  next: 'Co dalej:',
  toRule: 'Zobacz regułę',
  toTeam: 'Zobacz stan szkoleń',
  toTraining: 'Zobacz to jako uczestnik',
  notNow: 'Zamknij przewodnik',
  backHint: 'Znajdziesz go ponownie w Ustawieniach.',
  looking: 'Chwileczkę…',
  faults: {},
  refused: {},
};
