import type { CertificatesTerms } from './en.ts';

export const fr: CertificatesTerms = {
  heading: 'Mes attestations',
  empty: 'Il n’y a pas encore d’attestation. Vous en recevez une pour chaque cours que vous terminez.',
};
