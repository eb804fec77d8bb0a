import type { CertificatesTerms } from './en.ts';

export const nl: CertificatesTerms = {
  heading: 'Mijn afrondingsbewijzen',
  empty: 'Er is nog geen afrondingsbewijs. Je krijgt er een bij elke cursus die je afrondt.',
};
