/** The words of the refresher. They come with its code. */
export const en = {
  changed: 'What changed since you completed it',
  changedText: 'Before the cases: these sentences came, went or say something else now.',
  begin: 'To the cases',
  case: (number: number, of: number) => `Case ${number} of ${of}`,
  none: 'Nothing to refresh today',
  noneText: 'When a look back is worth it, My training offers one.',
  done: 'Done.',
  doneText: 'Nothing was kept but that you were here.',
  finish: 'Finish',
};

export type RefresherTerms = typeof en;
