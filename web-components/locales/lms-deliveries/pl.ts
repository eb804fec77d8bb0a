import { counting } from '../counting.ts';
import type { LmsDeliveriesTerms } from './en.ts';

const n = counting('pl');

export const pl: LmsDeliveriesTerms = {
  text: 'Czego dowiadują się inni, od najnowszych. To, czego nie przyjęto, ponawiamy przez trzy dni, a potem czeka na ciebie. Nic nie liczy się podwójnie, ile razy by tego nie wysłać. Załatwione sprawy usuwa się po 90 dniach.',
  none: 'Nic jeszcze nie zgłoszono. Pojawi się tu pierwszy ukończony kurs, który otwarto z LMS.',
  noneSuch: 'Niczego takiego nie ma.',
  receiver: 'Komu',
  everybody: 'Wszyscy',
  standing: 'Jak stoi',
  all: 'Wszystko',
  about: 'O kim',
  when: 'Kiedy',
  numbers: 'same liczby',
  gone: 'już niepołączony',
  events: {
    completed: 'ukończono',
    passed: 'zaliczono',
    launched: 'otwarto',
    progressed: 'postępy',
    answered: 'odpowiedź',
    withdrawn: 'już się nie liczy',
    voided: 'już się nie liczy',
  },
  next: (when) => `ponownie ${when}`,
  held: 'czeka: wyłączono albo LMS zapyta przy następnym uruchomieniu',
  heldBack: 'wstrzymano po przywróceniu kopii',
  restored: (messages, day) =>
    n(
      messages,
      `Wstrzymano # zgłoszenie: czekało w kopii zapasowej z dnia ${day}, z której przywrócono tę bazę danych.`,
      `Wstrzymano # zgłoszeń: czekały w kopii zapasowej z dnia ${day}, z której przywrócono tę bazę danych.`,
      `Wstrzymano # zgłoszenia: czekały w kopii zapasowej z dnia ${day}, z której przywrócono tę bazę danych.`,
    ),
  restoredText:
    'Jeśli oryginał nadal działa, wysyła je sam. Liczą się też te z webhooków. To, co nowe o tej samej osobie i tym samym kursie, czeka za nimi.',
  sendHeld: 'Wyślij je',
  sendHeldText: 'Tylko jeśli oryginał już nie działa: inaczej inni dowiedzą się tego samego od dwóch.',
  heldSent: (messages) =>
    n(messages, 'Za chwilę wyjdzie # zgłoszenie.', 'Za chwilę wyjdzie # zgłoszeń.', 'Za chwilę wyjdą # zgłoszenia.'),
  giveUpHeld: 'Zrezygnuj z nich',
  giveUpHeldText: 'Przekaże je oryginał. Znajdą się wśród nieprzyjętych, skąd każde można jeszcze wysłać.',
  heldGivenUp: (messages) => n(messages, 'Zrezygnowano z # zgłoszenia.', 'Zrezygnowano z # zgłoszeń.'),
  tries: (times) => n(times, '# próba', '# prób', '# próby'),
  again: 'Wyślij ponownie',
  againOf: (who, receiver) => `Wyślij ponownie: ${who}, ${receiver}`,
  sentAgain: 'Za chwilę wyjdzie ponownie.',
  allAgain: 'Wyślij ponownie wszystko nieprzyjęte',
  allSentAgain: (reports) =>
    n(reports, '# zgłoszenie wychodzi ponownie.', '# zgłoszeń wychodzi ponownie.', '# zgłoszenia wychodzą ponownie.'),
  refusedNote: (reports) => n(reports, 'Nie przyjęto # zgłoszenia.', 'Nie przyjęto # zgłoszeń.'),
};
