import type { QuickCheckTerms } from './en.ts';

export const it: QuickCheckTerms = {
  heading: 'Domanda rapida',
  notKept: 'La tua risposta viene valutata e non conservata.',
  counts: 'La tua risposta vale nel tuo corso, come se l’avessi data lì.',
};
