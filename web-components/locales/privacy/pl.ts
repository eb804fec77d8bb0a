import { counting } from '../counting.ts';
import type { PrivacyTerms } from './en.ts';

const n = counting('pl');

export const pl: PrivacyTerms = {
  looks: 'Kto tu zaglądał',
  looksText: (days) =>
    `Komu pokazano coś o tobie, gdzie i którego dnia. Przechowujemy to przez ${n(days, 'jeden dzień', '# dni')}.`,
  export: 'Zabierz swoje dane',
  exportText: 'Wszystko, co jest o tobie przechowywane, jako plik dla ciebie lub dla innego programu.',
  elsewhere:
    'To, co jest o tobie przechowywane, pokazują tylko strony samego serwera szkoleń: tam nie odczyta tego żaden inny program.',
  elsewhereLink: 'Otwórz Moje dane',
  contact: (name) => `Coś się nie zgadza albo masz pytanie? Kontakt (${name}):`,
};
