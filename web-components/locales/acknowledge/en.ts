/** The words of one document to acknowledge. What it shares with the list of them is there. */
export const en = {
  statement: 'I have read it and will follow it.',
  confirm: 'Confirm',
  tickFirst: 'Tick the box first: it says what you confirm.',
  notAsked: 'You were not asked to acknowledge this document.',
};

export type AcknowledgeTerms = typeof en;
