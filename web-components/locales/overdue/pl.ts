import { counting } from '../counting.ts';
import type { OverdueTerms } from './en.ts';

const n = counting('pl');

export const pl: OverdueTerms = {
  heading: 'Po terminie',
  summary: (k) =>
    k === 0
      ? 'Nic nie jest po terminie.'
      : n(k, 'Jedno szkolenie jest po terminie.', '# szkoleń jest po terminie.', '# szkolenia są po terminie.'),
  summaryFiltered: (k) =>
    n(
      k,
      'Do filtra pasuje jedno szkolenie po terminie.',
      'Do filtra pasuje # szkoleń po terminie.',
      'Do filtra pasują # szkolenia po terminie.',
    ),
  caption: 'Szkolenia, których ostatni dzień minął',
  course: 'Kurs',
  reminded: 'Przypomnienie',
  daysOver: (k) => n(k, '# dzień po terminie', '# dni po terminie'),
  remindedOn: (day) => day,
  never: 'Jeszcze nie',
  nothing: 'Nic nie jest po terminie. Nie ma komu przypominać.',
  select: 'Zaznacz',
  selectOne: (name, course) => `Zaznacz: ${name}, ${course}`,
  selectPage: 'Zaznacz wszystkie na tej stronie',
  selected: (k) => n(k, 'Zaznaczono: #', 'Zaznaczono: #'),
  nothingSelected: 'Nic nie zaznaczono',
  selectAll: (k) => n(k, 'Zaznacz jedno pasujące', 'Zaznacz wszystkie pasujące (#)', 'Zaznacz wszystkie pasujące (#)'),
  selectFirst: (k) => `Zaznacz pierwsze ${n(k, '#', '#')}`,
  selecting: 'Zaznaczanie…',
  most: (k) => `Najwyżej ${n(k, '#', '#')} naraz: zaznacz mniej.`,
  clear: 'Odznacz wszystko',
  remind: 'Przypomnij…',
  looking: 'Chwileczkę…',
  chooseFirst: 'Najpierw zaznacz, komu przypomnieć.',
  preview: {
    heading: (k) => n(k, 'Wysłać jedno przypomnienie?', 'Wysłać # przypomnień?', 'Wysłać # przypomnienia?'),
    headingNone: 'Nie ma komu przypominać',
    to: (mails) => `${n(mails, 'Jedna wiadomość', '# wiadomości')} e-mail; kto ma kilka kursów, dostanie jedną.`,
    soon: 'Wyjdą za pięć minut. Do tego czasu możesz to cofnąć.',
    later: (when) => `Z powodu godzin ciszy wyjdą później: ${when}. Do tego czasu możesz to cofnąć.`,
    noMail:
      'Serwer poczty nie jest jeszcze ustawiony, więc przypomnienia czekają, a po trzech dniach przepadają. Zapytaj operatora serwera.',
    mails: 'Co przeczytają',
    subject: 'Temat',
    courses: (titles, k) => n(k, `Kurs: ${titles}`, `# kursów: ${titles}`, `# kursy: ${titles}`),
    leftOut: (k) => n(k, 'Jedno pominięto', 'Pominięto #'),
    send: (k) => n(k, 'Wyślij jedno przypomnienie', 'Wyślij # przypomnień', 'Wyślij # przypomnienia'),
    sending: 'Wysyłanie…',
    cancel: 'Nie teraz',
    sees: 'Każda z tych osób widzi, że przypomnienie jest od ciebie.',
  },
  reasons: {
    reminded_recently: (day) =>
      day ? `przypomnienie z ostatnich siedmiu dni, następne możliwe ${day}` : 'przypomnienie z ostatnich siedmiu dni',
    already_waiting: () => 'przypomnienie jest już w drodze',
    nothing_open: () => 'nie ma już nic do ukończenia',
    not_yours: () => 'dziś ta osoba ci nie podlega',
    no_address: () => 'brak adresu e-mail',
  },
  sent: {
    will: (k, when) =>
      `${n(k, 'Jedno przypomnienie czeka', '# przypomnień czeka', '# przypomnienia czekają')} na wysyłkę: ${when}.`,
    none: 'Nikomu nie przypomniano: wszystkich pominięto.',
    leftOut: (k) => n(k, 'Jedno pominięto.', 'Pominięto #.'),
    undo: 'Cofnij',
    undoFor: (k) =>
      k === 0
        ? 'Możesz to cofnąć jeszcze przez niecałą minutę.'
        : `Możesz to cofnąć jeszcze przez ${n(k, 'minutę', '# minut', '# minuty')}.`,
    undoUntil: (when) => `Możesz to cofnąć najpóźniej: ${when}.`,
    over: (k) =>
      n(k, 'Jedno przypomnienie jest w drodze.', '# przypomnień jest w drodze.', '# przypomnienia są w drodze.'),
    undoing: 'Cofanie…',
    undone: (k) =>
      n(
        k,
        'Cofnięto: jedno przypomnienie nie zostanie wysłane.',
        'Cofnięto: # przypomnień nie zostanie wysłanych.',
        'Cofnięto: # przypomnienia nie zostaną wysłane.',
      ),
    tooLate: 'Za późno, by cofnąć: przypomnienia już wyszły.',
    dismiss: 'Ukryj',
  },
  at: (time) => `dziś o ${time}`,
  on: (day) => day,
  limits:
    'Jedno przypomnienie na osobę i kurs w ciągu siedmiu dni, bez względu na to, kto je wysyła. Każde zapisuje się z nadawcą, a dana osoba je widzi.',
  refused: {
    invalid_input: 'Serwer nie przyjmuje tego wyboru. Odśwież stronę i zaznacz ponownie.',
    too_many_requests: 'To było dużo naraz. Odczekaj minutę i spróbuj ponownie.',
  },
};
