import type { CertificatesTerms } from './en.ts';

export const pl: CertificatesTerms = {
  heading: 'Moje zaświadczenia',
  empty: 'Nie ma jeszcze zaświadczeń. Dostaniesz je za każdy ukończony kurs.',
};
