/** The words of the pre-check's own screens. They come with its code. */
export const en = {
  progress: (number: number, of: number) => `Quick look · case ${number} of ${of}`,
  final: 'Your first answer decides, and nobody sees it.',
  noneHeading: 'Worth reading, all of it',
  someHeading: 'You know some of this already',
  allHeading: 'You know this already',
  text: 'You decide: what you may skip, you may also read. The knowledge check asks about all of it.',
  skip: 'Shown: you may skip it',
  read: 'Read this one',
  toCheck: 'To the knowledge check',
};

export type PreCheckTerms = typeof en;
