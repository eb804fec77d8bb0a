import type { PreCheckTerms } from './en.ts';

export const pl: PreCheckTerms = {
  progress: (number, of) => `Na wstępie · przypadek ${number} z ${of}`,
  final: 'Decyduje pierwsza odpowiedź i nikt jej nie widzi.',
  noneHeading: 'Warto przeczytać całość',
  someHeading: 'Część z tego już umiesz',
  allHeading: 'To już umiesz',
  text: 'Ty decydujesz: co możesz pominąć, możesz też przeczytać. Test wiedzy pyta o wszystko.',
  skip: 'Wykazane: możesz pominąć',
  read: 'To przeczytaj',
  toCheck: 'Do testu wiedzy',
};
