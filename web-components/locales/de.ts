import type { Terms } from './en.ts';
import { en } from './en.ts';
export const de: Terms = en;
