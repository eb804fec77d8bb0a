import type { QuickCheckTerms } from './en.ts';

export const de: QuickCheckTerms = {
  heading: 'Kurz gefragt',
  notKept: 'Deine Antwort wird beurteilt und nicht aufgehoben.',
  counts: 'Deine Antwort zählt in deinem Kurs, als hättest du sie dort gegeben.',
};
