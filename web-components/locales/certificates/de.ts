import type { CertificatesTerms } from './en.ts';

export const de: CertificatesTerms = {
  heading: 'Meine Zertifikate',
  empty: 'Noch gibt es keines. Du bekommst eines mit jedem Kurs, den du abschließt.',
};
