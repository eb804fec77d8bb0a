import { counting } from '../counting.ts';
import type { MyDocumentsTerms } from './en.ts';

const n = counting('pl');

export const pl: MyDocumentsTerms = {
  heading: 'Do przeczytania',
  open: (k) =>
    n(
      k,
      'Jeden dokument czeka na przeczytanie.',
      '# dokumentów czeka na przeczytanie.',
      '# dokumenty czekają na przeczytanie.',
    ),
  allDone: 'Wszystko, co było do przeczytania, jest przeczytane.',
  empty: 'Nie masz nic do przeczytania. Gdy coś się pojawi, znajdziesz to tutaj.',
  version: (version) => `Wersja ${version}`,
  openIt: 'Otwórz dokument',
  openNamed: (title) => `Otwórz dokument: ${title}`,
  acknowledge: 'Potwierdzam zapoznanie się z treścią i będę jej przestrzegać',
  acknowledgeNamed: (title) => `Potwierdzam zapoznanie się z treścią i będę jej przestrzegać: ${title}`,
  sending: 'Chwileczkę…',
  done: (day) => `Przeczytano i potwierdzono ${day}`,
  thanks: (title) => `Odnotowano: zapoznanie się z dokumentem „${title}” i zobowiązanie do jego przestrzegania.`,
  refused: {
    document_unknown: 'Tego dokumentu nie musisz już czytać.',
  },
  faults: {},
};
