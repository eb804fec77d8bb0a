import type { CertificatesTerms } from './en.ts';

export const it: CertificatesTerms = {
  heading: 'I miei attestati',
  empty: 'Non c’è ancora nessun attestato. Ne ricevi uno per ogni corso che completi.',
};
