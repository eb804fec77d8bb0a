/** What a key may do; none follows from another. */
export const scopes = [
  'people:read',
  'people:write',
  'scim',
  'assignments:read',
  'assignments:write',
  'reports:read',
  'evidence:read',
] as const;
export type Scope = (typeof scopes)[number];
