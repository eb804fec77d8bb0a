import { counting } from '../counting.ts';
import type { RareTerms } from './en.ts';

const n = counting('pl');

export const pl: RareTerms = {
  hint: {
    'Spot the gap': 'Przeczytaj klauzule i zaznacz wszystko, czego w nich brakuje.',
    Score:
      'Przeczytaj, co wykazuje każdy dostawca, i daj mu w każdym wierszu 0 (deklaracja), 1 (częściowo) lub 2 (dowód).',
    Timeline: 'Wybierz dla każdego obowiązku, kto musi działać i do kiedy.',
    Decide: 'Wybierz, co robisz. Po zakończeniu możesz wrócić i spróbować innej drogi.',
  },
  missingThings: 'Czego brakuje?',
  tickOne: 'Zaznacz co najmniej jedną rzecz, której brakuje',
  found: 'Brakuje. Trafnie zaznaczone.',
  overlooked: 'Brakuje. Przeoczone.',
  falseAlarm: 'Jest. Fałszywy alarm.',
  leftAlone: 'Jest. Słusznie niezaznaczone.',
  missing: 'Brakuje',
  there: 'Jest',
  criterion: 'Kryterium',
  scale: ['deklaracja', 'częściowo', 'dowód'],
  scoreOf: (provider, criterion) => `${provider}, ${criterion}`,
  scoresOpen: (k) => n(k, 'Wybierz brakującą ocenę', 'Wybierz # brakujących ocen', 'Wybierz # brakujące oceny'),
  reason: 'Którego dostawcę wybierasz i dlaczego? Wystarczy jedno zdanie.',
  reasonHint: 'Zostaje w tej przeglądarce: nikt tego nie czyta.',
  reasonMissing: 'Uzasadnij wybór jednym zdaniem',
  yourReason: 'Twoje uzasadnienie',
  you: (score) => `ty: ${score}`,
  who: 'Kto musi działać?',
  latest: 'Do kiedy?',
  picksOpen: (k) =>
    n(
      k,
      'Wybierz odpowiedź dla obowiązku, przy którym jej brakuje',
      'Wybierz obie odpowiedzi dla # obowiązków, przy których ich brakuje',
    ),
  noDuty: 'Tu nie zaczyna się żaden obowiązek',
  yourWay: 'Dotychczasowa droga',
  chosen: 'Twój wybór:',
  ends: { good: 'Dobre zakończenie', weak: 'Słabe zakończenie', harmful: 'Szkodliwe zakończenie' },
  stepBack: 'Krok wstecz',
  startAgain: 'Zacznij od nowa',
  goodWay: 'Tu kończy się dobra droga. Teraz spróbuj samodzielnie.',
};
