import { counting } from '../counting.ts';
import type { MyDataTerms } from './en.ts';

const n = counting('pl');

export const pl: MyDataTerms = {
  heading: 'Moje dane',
  lede: 'Co ten system przechowuje o tobie, dlaczego i jak długo oraz komu coś z tego pokazano.',
  asPdf: 'Wszystko jako PDF',
  asJson: 'Wszystko jako JSON',
  stored: 'Co jest przechowywane',
  notRecorded:
    'Czasu pracy, kliknięć, urządzeń i adresów sieciowych się nie zapisuje. Twoich odpowiedzi i podejść nie widzi nikt poza tobą.',
  entries: (k) => n(k, 'jeden wpis', '# wpisów', '# wpisy'),
  nothing: (titles) => `Nic nie jest przechowywane w tych częściach: ${titles}.`,
  why: 'Dlaczego',
  kept: 'Jak długo',
  all: (k) => `Pokaż wszystkie (${k})`,
  allOf: (title, k) => `Pokaż wszystkie (${k}): ${title}`,
  nobodyLooked: 'W tym czasie nikomu nie pokazano niczego o tobie.',
  mailsHeading: 'Wiadomości i kalendarz',
  mails: 'Przypominaj mi przed terminem',
  mailsHint: 'Wiadomości w dniu terminu i po terminie są wysyłane zawsze.',
  mailsOn: 'Zapisano: wiadomości przed terminem będą przychodzić.',
  mailsOff: 'Zapisano: wiadomości przed terminem nie będą przychodzić.',
  calendar: 'Twoje terminy mogą być widoczne w twoim kalendarzu.',
  noCalendar: 'Nie masz na to adresu.',
  calendarSince: (day) => `Adres utworzono ${day}.`,
  makeCalendar: 'Utwórz adres',
  renewCalendar: 'Utwórz nowy adres',
  endCalendar: 'Wyłącz adres',
  calendarMade: 'Adres jest gotowy. Pokazujemy go tylko teraz; wcześniejszy już nie działa.',
  calendarEnded: 'Adres już nie działa.',
  address: 'Adres twojego kalendarza',
  addressHint: 'Kto go ma, widzi twoje terminy. Dodaj go w kalendarzu jako subskrypcję.',
  subscribe: 'Subskrybuj w programie kalendarza',
  wrongHeading: 'Coś się nie zgadza',
  wrongText: (name) => `Napisz, co jest błędne, a sprawdzimy to. Możesz też napisać wprost (${name}):`,
  ask: 'Złóż wniosek o sprostowanie',
  askHeading: 'Wniosek o sprostowanie',
  what: 'Co jest błędne, a co prawidłowe',
  whatHint: 'Trafi do inspektora ochrony danych. Odpowiedź znajdziesz tutaj; powiadomi cię o niej wiadomość e-mail.',
  send: 'Wyślij wniosek',
  sending: 'Chwileczkę…',
  cancel: 'Anuluj',
  asked: 'Wniosek jest w drodze. Odpowiedź pojawi się tutaj.',
  requests: 'Twoje wnioski',
  askedOn: (day) => `Złożono ${day}`,
  waits: 'Czeka na odpowiedź',
  answered: {
    granted: (day) => `Uwzględniono ${day}`,
    refused: (day) => `Odrzucono ${day}`,
  },
  faults: { text: 'Napisz od 3 do 2000 znaków.' },
  refused: {
    too_many_requests:
      'Dziesięć twoich wniosków czeka na odpowiedź. Poczekaj na jedną albo porozmawiaj z inspektorem ochrony danych.',
  },
};
