import type { Dictionary } from '../localize.ts';
import { en, type EvidenceTerms } from './en.ts';

export const evidenceWords: Dictionary<EvidenceTerms> = {
  en,
  others: { de: async () => (await import('./de.ts')).de },
};
