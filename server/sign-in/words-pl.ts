import type { SignInWords } from './words.ts';

export const pl: SignInWords = {
  title: 'Logowanie',
  company: 'Zaloguj się kontem firmowym',
  companyNamed: 'Zaloguj się: {name}',
  byMail: 'Logowanie przez e-mail',
  address: 'Służbowy adres e-mail',
  addressHint: 'Wyślemy link. Działa raz, przez kwadrans.',
  send: 'Wyślij link',
  addressWrong: 'Wpisz adres e-mail w rodzaju imie@firma.example.',
  sent: {
    title: 'Sprawdź pocztę',
    text: 'Jeśli ten adres jest na liście personelu, link jest już w drodze. Działa raz, przez kwadrans, w każdej przeglądarce.',
    again: 'Nic nie przyszło? Zajrzyj do spamu albo',
  },
  link: { title: 'Logowanie', text: 'Logujesz się jako {name}.', button: 'Zaloguj się teraz' },
  none: 'Nie ustawiono tu żadnego sposobu logowania. Osoba prowadząca serwer znajdzie wskazówki w docs/sign-in.md.',
  cookies: {
    title: 'Przeglądarka nie zapisuje tu plików cookie',
    text: 'Logowanie wymaga jednego. Zezwól na pliki cookie dla tego adresu i spróbuj ponownie.',
  },
  failed: 'Nie udało się zalogować',
  again: 'Spróbuj ponownie',
  signedIn: { title: 'Zalogowano', on: 'Dalej' },
  signOut: 'Wyloguj się',
  signedOut: { title: 'Wylogowano', text: 'Można zamknąć tę stronę.' },
  problem: 'Wystąpił problem',
  refused: {
    sign_in_expired: 'To logowanie rozpoczęto gdzie indziej lub zbyt dawno. Zacznij od nowa.',
    sign_in_refused: 'Logowanie w firmie nie powiodło się. Spróbuj ponownie lub zapytaj dział IT.',
    sign_in_unreachable: 'System logowania firmy nie odpowiada. Spróbuj ponownie za chwilę.',
    person_not_found:
      'Konto jest prawidłowe, ale nie ma go tu na liście personelu. Zapytaj osobę, która zarządza szkoleniami.',
    link_unknown: 'Ten link został już użyty lub jest zbyt stary. Poproś o nowy.',
    too_many_requests: 'Zbyt wiele prób. Poczekaj minutę i spróbuj ponownie.',
    redirect_not_registered:
      'Strona, z której prowadzi to przejście, nie jest zarejestrowana. Powiedz jej opiekunowi, że serwer szkoleń musi znać jej adres.',
    foreign_origin: 'Ten formularz musi pochodzić z naszej strony. Otwórz ją ponownie.',
    other: 'Coś poszło nie tak po naszej stronie. Spróbuj ponownie za chwilę.',
  },
  mail: {
    subject: 'Link do logowania',
    text: 'Dzień dobry, {name},\n\noto link do logowania do szkolenia z ochrony danych: {organisation}. Działa raz, przez {minutes} minut:\n\n{url}\n\nTo nie Twoja prośba? Nic nie rób: bez tego linku nikt się nie zaloguje.\n',
  },
};
