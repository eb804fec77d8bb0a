import type { CourseVersion } from '../courses/course-library.ts';

/** Where everything is that a verifier looks up. Badges in people's hands name these addresses, so they stay as they are. */
export function badgeAddresses(publicUrl: string) {
  const base = `${publicUrl}/badges`;
  return {
    issuer: `${base}/issuer`,
    key: (kid: string) => `${base}/keys/${kid}`,
    list: (list: number) => `${base}/revoked/${list}`,
    achievement: ({ courseId, content }: Pick<CourseVersion, 'courseId' | 'content'>) =>
      `${base}/achievements/${courseId}/${content.replace('sha256:', '')}`,
  };
}
