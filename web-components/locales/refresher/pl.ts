import type { RefresherTerms } from './en.ts';

export const pl: RefresherTerms = {
  changed: 'Co się zmieniło od twojego ukończenia kursu',
  changedText: 'Przed przypadkami: te zdania są nowe, zniknęły albo mówią teraz coś innego.',
  begin: 'Do przypadków',
  case: (number, of) => `Przypadek ${number} z ${of}`,
  none: 'Dziś nie ma nic do odświeżenia',
  noneText: 'Gdy warto będzie coś powtórzyć, znajdziesz to w Moich szkoleniach.',
  done: 'Gotowe.',
  doneText: 'Odnotowano tylko, że powtórka się odbyła.',
  finish: 'Zakończ',
};
