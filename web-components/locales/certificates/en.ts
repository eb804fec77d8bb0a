/** The words of one's certificates. */
export const en = {
  heading: 'My certificates',
  empty: 'There is no certificate yet. You get one with each course that you complete.',
};

export type CertificatesTerms = typeof en;
