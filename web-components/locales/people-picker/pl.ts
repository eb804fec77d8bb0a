import { counting } from '../counting.ts';
import type { PickerTerms } from './en.ts';

const n = counting('pl');

export const pl: PickerTerms = {
  label: 'Część imienia lub nazwiska',
  find: 'Szukaj',
  tooShort: 'Wpisz co najmniej dwie litery.',
  found: (k) =>
    k === 20
      ? 'Pierwsze 20 osób. Wpisz więcej liter.'
      : n(k, 'Znaleziono jedną osobę', 'Znaleziono # osób', 'Znaleziono # osoby'),
  none: 'Nikt z pracowników tak się nie nazywa.',
  add: (name) => `Wybierz: ${name}`,
  remove: (name) => `Cofnij wybór: ${name}`,
  chosen: (k) =>
    k === 0 ? 'Nikt nie jest jeszcze na liście.' : n(k, 'Wybrano jedną osobę:', 'Wybrano # osób:', 'Wybrano # osoby:'),
};
