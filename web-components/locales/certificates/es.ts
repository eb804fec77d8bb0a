import type { CertificatesTerms } from './en.ts';

export const es: CertificatesTerms = {
  heading: 'Mis justificantes',
  empty: 'Aún no hay ningún justificante. Recibes uno con cada curso que completas.',
};
