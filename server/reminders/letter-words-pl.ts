import type { LetterWords } from './letter-words.ts';

const longDay = new Intl.DateTimeFormat('pl-PL', { dateStyle: 'long', timeZone: 'UTC' });

export const pl: LetterWords = {
  day: (day) => longDay.format(new Date(`${day}T00:00:00Z`)),
  hello: (name) => `Dzień dobry, ${name}!`,
  goodbye: 'Dziękujemy.',
  subject: {
    one: (title, day) => `„${title}”: prosimy o ukończenie do ${day}`,
    oneToday: (title) => `„${title}”: termin mija dziś`,
    oneOverdue: (title, day) => `„${title}”: termin minął ${day}`,
    several: (count) => `Kursy do ukończenia: ${count}`,
    severalOverdue: (count, overdue) => `Kursy do ukończenia: ${count}, w tym po terminie: ${overdue}`,
    team: (overdue) =>
      overdue === 1 ? 'Kurs po terminie w Twoim zespole' : `Kursy po terminie w Twoim zespole: ${overdue}`,
  },
  opening: (count) => (count === 1 ? 'do ukończenia pozostaje ten kurs:' : 'do ukończenia pozostają te kursy:'),
  openingBy: (sender, count) =>
    count === 1 ? `${sender} prosi o ukończenie tego kursu:` : `${sender} prosi o ukończenie tych kursów:`,
  openingTeam: (count) =>
    count === 1 ? 'w Twoim zespole po terminie jest ten kurs:' : 'w Twoim zespole po terminie są te kursy:',
  due: (day) => `Termin: ${day}`,
  dueToday: 'Termin: dziś',
  wasDue: (day) => `Po terminie: minął ${day}`,
  inGrace: (day, last) => `Termin minął ${day}; jest jeszcze czas do ${last}`,
  minutes: (minutes) => `około ${minutes} min`,
  start: 'Otwórz kurs',
  kept: 'Możesz przerwać w każdej chwili i wrócić później, także na innym urządzeniu.',
  team: 'Otwórz stronę Zespół',
  teamNoAnswers:
    'Prosimy o rozmowę z tymi osobami i wspólne znalezienie na to czasu. Odpowiedzi, liczby podejść i czasu, jaki to zajmuje, nie widzi nikt.',
  why: (organisation) =>
    `Tę wiadomość wysłano, ponieważ ${organisation} musi szkolić pracowników z ochrony danych, a ten kurs jest na Twojej liście.`,
  whyTeam: (organisation) =>
    `Tę wiadomość wysłano, ponieważ te osoby Ci podlegają (${organisation}) albo zastępujesz ich przełożonego.`,
  often: 'Na każdy kurs przypada najwyżej jedno przypomnienie w ciągu siedmiu dni.',
  sentBy: (sender) => `Nadawca przypomnienia: ${sender}. Znajdziesz je także na stronie „Moje dane”.`,
  contact: (name, email) => `Pytania? Kontakt: ${name}, ${email}.`,
  stop: 'Bez wiadomości przed terminem',
  byProgram: 'Tę wiadomość utworzył program. Nie ma w niej obrazów i nikt nie widzi, czy została przeczytana.',
  calendarFile: 'szkolenie.ics',
  event: (title) => `Dziś mija termin: ${title}`,
};
