import { counting } from '../counting.ts';
import type { TeamTerms } from './en.ts';

const n = counting('pl');

export const pl: TeamTerms = {
  heading: 'Zespół',
  summary: (people, late, open) =>
    late > 0
      ? `Po terminie: ${n(late, 'jedna osoba', '# osób', '# osoby')}${open > 0 ? `; ze szkoleniami do ukończenia: jeszcze ${n(open, 'jedna osoba', '# osób', '# osoby')}` : ''}. Wszystkich osób: ${n(people, '#', '#')}.`
      : open > 0
        ? `Nikt nie jest po terminie. Ze szkoleniami do ukończenia: ${n(open, 'jedna osoba', '# osób', '# osoby')}. Wszystkich osób: ${n(people, '#', '#')}.`
        : n(
            people,
            'Jedyna osoba ma wszystko ukończone.',
            'Cały zespół (# osób) ma wszystko ukończone.',
            'Cały zespół (# osoby) ma wszystko ukończone.',
          ),
  caption: { reports: 'Kursy obowiązkowe osób, którymi kierujesz', all: 'Kursy obowiązkowe wszystkich osób' },
  whatIsOpen: 'Do ukończenia',
  nothingOpen: 'Wszystko ukończone',
  doneOf: (done, of) => `ukończono ${done} z ${of}`,
  nobodyOpen: 'Nikt nie potrzebuje przypomnienia.',
  showEveryone: 'Pokaż wszystkich',
  nobody: {
    reports: 'Dziś nikt ci nie podlega. Osoby pochodzą z systemu kadrowego; jeśli kogoś brakuje, zapytaj w kadrach.',
    all: 'Nie ma jeszcze żadnych pracowników. Wczytaj ich z pliku CSV lub przez SCIM, a pojawią się na tej liście.',
  },
  toPeople: 'Wczytaj osoby',
  noCourse: {
    reports:
      'Od twoich pracowników nie wymaga się jeszcze żadnego kursu. O tym, kto co przechodzi, decyduje zespół ochrony danych.',
    all: 'Od nikogo nie wymaga się jeszcze żadnego kursu.',
  },
  toObligations: 'Ustal, kto co przechodzi',
  limits:
    'Widzisz: do ukończenia, ukończone, po terminie i zwolnienie z kursu. Wyników, odpowiedzi, podejść ani tego, czy ktoś zaczął, nie widzi nikt.',
  organisation: {
    heading: 'Organizacja',
    people: (k) => n(k, 'Jeden pracownik.', '# pracowników.', '# pracowników.'),
    parts: {
      done: (k) => n(k, 'ukończone: #', 'ukończone: #'),
      open: (k) => n(k, 'do ukończenia: #', 'do ukończenia: #'),
      overdue: (k) => n(k, 'po terminie: #', 'po terminie: #'),
      exempt: (k) => n(k, 'zwolnienie z kursu: #', 'zwolnienie z kursu: #'),
    },
    sentence: (name, people, parts) => `${name}, ${n(people, 'jedna osoba', '# osób', '# osoby')}: ${parts}.`,
    table: 'Jako tabela',
    course: 'Kurs',
    done: 'Ukończone',
    open: 'Do ukończenia, w terminie',
    overdue: 'Po terminie',
    exempt: 'Zwolnienie z kursu',
    byUnit: 'Według działów',
    byUnitOf: (title) => `Według działów: ${title}`,
    noUnit: 'Bez działu',
    withheld: (k) =>
      k === 0
        ? 'Nikogo nie pominięto.'
        : `${n(k, 'Jedna osoba jest w dziale, którego tu nie pokazano', '# osób jest w działach, których tu nie pokazano', '# osoby są w działach, których tu nie pokazano')}: gdy osób jest mniej niż dziesięć, liczba mówi coś o każdej z nich.`,
    noUnits: 'Żaden dział nie ma dziesięciu osób, więc żadnego nie pokazano osobno.',
  },
};
