import type { CourseVersions, VersionChanges } from '../../web-components/versions/versions-api.ts';

const version = { id: 'whose-data', lang: 'en', title: 'Whose data, who decides' };

export const courseVersions: CourseVersions = {
  today: '2026-11-24',
  versions: [
    {
      ...version,
      version: '1.0.0',
      change: 'material',
      publishedOn: '2026-10-01',
      content: `sha256:${'4'.repeat(64)}`,
      completions: 12,
      openAttempts: null,
    },
    {
      ...version,
      version: '1.1.0',
      change: 'minor',
      publishedOn: '2026-11-02',
      content: `sha256:${'5'.repeat(64)}`,
      completions: 3,
      openAttempts: 7,
    },
    {
      ...version,
      lang: 'de',
      title: 'Wessen Daten, wessen Entscheidung',
      version: '1.0.0',
      change: 'material',
      publishedOn: '2026-10-01',
      content: `sha256:${'6'.repeat(64)}`,
      completions: 0,
      openAttempts: null,
    },
  ],
};

const [older, newer] = courseVersions.versions;

export const versionChanges: VersionChanges = {
  older: older!,
  newer: newer!,
  declared: 'minor',
  suggested: 'material',
  counts: { key: 1, material: 2, wording: 2 },
  course: [
    {
      what: 'pass',
      severity: 'material',
      sentence: 'To pass took 80 percent and takes 90 now.',
      lines: [{ older: '80 %', newer: '90 %' }],
    },
  ],
  modules: [
    {
      id: 'something-went-wrong',
      title: 'Something went wrong',
      severity: 'key',
      changes: [
        {
          what: 'text',
          severity: 'material',
          sentence: 'The text: 1 sentence reads otherwise, 1 is new, 1 is gone.',
          lines: [
            {
              about: 'The first hour',
              older: 'Report it to the team within the day.',
              newer: 'Report it to the team within 1 hour.',
            },
            { about: 'The first hour', older: null, newer: 'Nobody is blamed for a report.' },
            { about: 'Who tells the authority', older: 'Wait for the provider.', newer: null },
          ],
        },
        {
          what: 'sent-by-a-newer-server',
          severity: 'wording',
          sentence: 'Something newer changed.',
          lines: [],
        } as never,
      ],
      exercises: [
        {
          id: 'pre-who',
          kind: 'Choose one',
          prompt: 'Who tells the authority?',
          severity: 'key',
          changes: [
            {
              what: 'tick',
              severity: 'key',
              sentence: 'Another answer is right now.',
              lines: [
                { about: 'MailNest does', older: 'right', newer: 'wrong' },
                { about: 'We do', older: 'wrong', newer: 'right' },
              ],
            },
            {
              what: 'reason',
              severity: 'wording',
              sentence: 'The reason for “We do”: 1 sentence reads otherwise.',
              lines: [{ about: 'We do', older: 'Our clock is running.', newer: 'Our clock has started running.' }],
            },
          ],
        },
      ],
    },
  ],
  files: [{ path: '04-something-went-wrong.md', became: 'changed' }],
};
