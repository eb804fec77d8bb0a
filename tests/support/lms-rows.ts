const made = { made_by: null, made_at: '2026-11-24T08:17:03.000Z' } as const;
const issuer = 'https://learn.brightwater.example';

/** A learning platform that is told completions, as the database has it. */
export const platformRow = {
  id: 'lms',
  name: 'Campus',
  product: 'moodle',
  issuer,
  client_id: 'a39',
  auth_url: `${issuer}/auth`,
  token_url: `${issuer}/token`,
  token_audience: null,
  jwks_url: `${issuer}/keys`,
  origins: '[]',
  terms: JSON.stringify({ foundBy: 'nothing', makesPeople: false, sends: 'completion' }),
  ...made,
  disabled_at: null,
};

/** A package of a course that is in use. */
export const packageRow = {
  id: 'package',
  course_id: 'whose-data',
  lang: 'en',
  kind: 'cmi5',
  name: 'For Campus',
  identifies: 'lms',
  key_hash: 'mark-opens',
  ...made,
  ended_at: null,
} as const;

/** A record store that is told results. */
export const storeRow = {
  id: 'lrs',
  name: 'Records',
  endpoint: 'https://lrs.example/xapi',
  key: 'records',
  secret: 'mark-opens',
  tells: 'results',
  names: 'mail',
  pseudonym_key: 'mark-opens',
  ...made,
  paused_at: null,
} as const;
