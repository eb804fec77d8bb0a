import type { BadgesTerms } from './en.ts';

export const pl: BadgesTerms = {
  heading: 'Moje odznaki',
  intro:
    'Odznaka to podpisany plik, którym możesz pokazać innym, że kurs jest ukończony. Mówi, jaki to kurs i którego dnia, bez punktów i odpowiedzi. Żadna nie powstaje bez twojej prośby.',
  empty: 'Nie ma jeszcze niczego, z czego można zrobić odznakę. Każdy ukończony kurs może ją mieć.',
  withName: 'Z moim imieniem i nazwiskiem',
  withNameHint:
    'W przeciwnym razie odznaka zawiera odcisk twojego adresu e-mail: kto zna adres, może sprawdzić, że jest twoja.',
  named: 'Z imieniem i nazwiskiem',
  unnamed: 'Z odciskiem adresu e-mail',
  get: 'Pobierz odznakę',
  given: (title) => `Oto twoja odznaka za „${title}”.`,
  sending: 'Chwileczkę…',
  picture: 'Obraz (SVG)',
  file: 'Podpisany plik (JWT)',
  takeBack: 'Wycofaj',
  sure: 'Każdy, kto ma tę odznakę, zobaczy, że już nie obowiązuje. Nie można tego cofnąć, ale można pobrać nową.',
  takeBackSurely: 'Tak, wycofaj',
  keep: 'Zachowaj',
  takenBack: (title) => `Odznaka za „${title}” jest wycofana.`,
  refused: {
    badge_needs_name: 'W tym wpisie nie ma twojego adresu e-mail. Umieść na odznace imię i nazwisko.',
    completion_withdrawn: 'Wpis o tym szkoleniu został wycofany, więc nie ma odznaki.',
    completion_unknown: 'Wpis o tym szkoleniu został wycofany, więc nie ma odznaki.',
    badge_unknown: 'Ta odznaka była już wycofana. Wczytaj stronę ponownie.',
  },
};
