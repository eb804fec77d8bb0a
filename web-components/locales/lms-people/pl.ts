import { counting } from '../counting.ts';
import type { LmsPeopleTerms } from './en.ts';

const n = counting('pl');

export const pl: LmsPeopleTerms = {
  text: 'LMS wymienił te osoby, a o nikim z listy pracowników nie wiadomo, że nimi jest. Nie mogą stamtąd otworzyć kursu, dopóki nie powiesz, kim są. Pytamy o każdą raz.',
  none: 'Nikt nie czeka. Kto otworzy kurs z LMS i nie jest tu jeszcze znany, pojawi się tutaj.',
  waiting: (people) => n(people, '# osoba czeka', '# osób czeka', '# osoby czekają'),
  suggestionText:
    'Podpowiedziana osoba ma ten sam adres e-mail na liście pracowników. Mógł go wpisać każdy, więc sprawdź, zanim potwierdzisz.',
  perhaps: 'Może',
  nobody: 'bez podpowiedzi',
  choose: (who, person) => `${who} to ${person}`,
  unnamed: (subject) => `Bez nazwiska (${subject})`,
  staffNumber: (number) => `numer pracownika ${number}`,
  since: (day) => `od ${day}`,
  outsider: 'według LMS student lub gość',
  all: 'Wybierz wszystkie podpowiedzi na tej stronie',
  confirm: (people) => n(people, 'Potwierdź # osobę', 'Potwierdź # osób', 'Potwierdź # osoby'),
  confirmed: (people) =>
    n(people, '# osoba jest teraz znana.', '# osób jest teraz znanych.', '# osoby są teraz znane.'),
  pick: 'Ktoś inny',
  pickFirst: 'Powiedz, kto to jest',
  pickOf: (who) => `Powiedz, kto to jest: ${who}`,
  person: 'Na liście pracowników',
  isThem: 'To ta osoba',
  linked: (who, person) => `${who} to ${person}.`,
  add: 'Dodaj do listy pracowników',
  addOf: (who) => `Dodaj do listy pracowników: ${who}`,
  addText: 'Dostaje to, co wszyscy pracownicy, od dzisiaj.',
  name: 'Imię i nazwisko',
  email: 'E-mail',
  staffNumberLabel: 'Numer pracownika',
  added: (who) => `${who} jest na liście pracowników.`,
  forget: 'Zapomnij',
  forgetOf: (who) => `Zapomnij: ${who}`,
  forgotten: (who) => `${who}: zapomniano. Kto stamtąd wróci, znów pojawi się tutaj.`,
  known: 'Kto jest już znany',
  knownText:
    'Zdejmij to, co błędne: kto przyszedł stamtąd jako ta osoba, zostaje od razu wylogowany i czeka tutaj przy następnym uruchomieniu.',
  showKnown: 'Pokaż',
  noneKnown: 'Nikt nie jest jeszcze znany.',
  foundBys: {
    admin: 'wskazano w administracji',
    made: 'dodano jako nową osobę wśród pracowników',
    confirmed: 'potwierdzone osobiście, po zalogowaniu tutaj',
    staff_number: 'rozpoznano po numerze pracownika',
    external_id: 'rozpoznano po identyfikatorze katalogu',
    email: 'rozpoznano po sprawdzonym adresie e-mail',
  },
  unlink: 'Zdejmij',
  unlinkOf: (who, lms) => `Zdejmij: ${who}, ${lms}`,
  unlinked: (who, lms) => `${who}: z ${lms} już nieznana osoba.`,
};
