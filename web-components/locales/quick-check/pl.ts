import type { QuickCheckTerms } from './en.ts';

export const pl: QuickCheckTerms = {
  heading: 'Szybkie pytanie',
  notKept: 'Odpowiedź jest oceniana i nie jest zapisywana.',
  counts: 'Odpowiedź liczy się w twoim kursie tak, jakby padła tam.',
};
