/** A policy as the page sends it. */
export const policy = {
  documentId: 'working-from-home',
  kind: 'policy',
  version: '2026-1',
  lang: 'en',
  title: 'Working from home',
  fileName: 'working-from-home.txt',
  file: btoa('Lock the screen.'),
};
