import type { PolicyTerms } from './en.ts';

export const pl: PolicyTerms = {
  needs: {
    script: 'Nasz skrypt',
    calls: 'Zapytania do serwera',
    pictures: 'Obrazy w kursach',
    frame: 'Nasza ramka',
    trusted_types: 'Trusted Types',
    sandbox: 'Sandbox',
    upgrade: 'Szyfrowanie',
  },
  verdicts: { open: 'dozwolone', nonce: 'dozwolone z nonce', blocked: 'zablokowane' },
  decides: 'Decyduje',
  why: {
    unmentioned: 'Polityka nic przeciw temu nie mówi.',
    listed: 'Serwer jest na liście.',
    not_listed: 'Serwera nie ma na liście.',
    none: 'Wszystko tego rodzaju jest zabronione.',
    nonce:
      'Serwera nie ma na liście, ale znacznik z nonce strony przechodzi. Daj go znacznikowi: nonce="…", nowy dla każdej odpowiedzi.',
    strict_dynamic:
      'Przy strict-dynamic adresy się nie liczą. Daj znacznikowi nonce strony: nonce="…", nowy dla każdej odpowiedzi.',
    integrity: 'Suma kontrolna znacznika jest na liście.',
    lit_missing: 'Biblioteka w naszym skrypcie nie może utworzyć swojej polityki, więc cały skrypt się zatrzymuje.',
    lit_once:
      'Jeśli inny skrypt strony też używa Lit, dodaj ’allow-duplicates’: nazwę dostaje ten, kto przyjdzie pierwszy.',
    no_scripts: 'Strona nie może uruchamiać żadnych skryptów.',
    no_origin: 'Strona nie ma własnego źródła, więc serwer nie może jej znać.',
    no_popups: 'Okno logowania nie może się otworzyć. Logowanie opuszcza wtedy stronę.',
    upgraded: 'Serwer jest pytany z szyfrowaniem, którego nie ma. Daj mu adres https.',
  },
  put: 'Zamiast tego wpisz',
};
