import type { PreCheckTerms } from './en.ts';

export const nl: PreCheckTerms = {
  progress: (number, of) => `Snelle blik · casus ${number} van ${of}`,
  final: 'Je eerste antwoord beslist, en niemand ziet het.',
  noneHeading: 'Het lezen waard, alles',
  someHeading: 'Een deel hiervan kun je al',
  allHeading: 'Dit kun je al',
  text: 'Jij beslist: wat je mag overslaan, mag je ook lezen. De kennistoets vraagt naar alles.',
  skip: 'Laten zien: je mag dit overslaan',
  read: 'Lees dit wel',
  toCheck: 'Naar de kennistoets',
};
