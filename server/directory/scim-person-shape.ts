import type { ScimPerson } from './scim-person-queries.ts';
import type { Resource } from './scim-patch.ts';
import { versionOf } from './scim-version.ts';

export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** A person as a SCIM resource. What is not known is left out. */
export function userResource(person: ScimPerson, base: string, today: string): Record<string, unknown> {
  const { id, userName, externalId, name, email, job, location, lang, leftOn, staffNumber, unit } = person;
  const manager = person.managerId ?? person.managerRef;
  return {
    schemas: [userSchema, enterpriseSchema],
    id,
    ...(externalId !== null && { externalId }),
    userName,
    name: { formatted: name },
    displayName: name,
    emails: [{ value: email, type: 'work', primary: true }],
    ...(job !== null && { title: job }),
    ...(location !== null && { addresses: [{ type: 'work', locality: location }] }),
    ...(lang !== null && { preferredLanguage: lang }),
    active: isActive({ leftOn }, today),
    [enterpriseSchema]: {
      employeeNumber: staffNumber,
      ...(unit !== null && { department: unit }),
      ...(manager !== null && {
        manager: { value: manager, ...(person.managerId !== null && { $ref: `${base}/Users/${manager}` }) },
      }),
    },
    meta: {
      resourceType: 'User',
      ...(person.changedAt !== '' && { lastModified: person.changedAt }),
      location: `${base}/Users/${id}`,
      version: versionOf(person),
    },
  };
}

/** Whoever has not left is active, also before the first day. */
export function isActive({ leftOn }: { leftOn: string | null }, today: string): boolean {
  return leftOn === null || leftOn >= today;
}

/** The same as attributes that a PATCH changes. */
export function attributesOf(person: ScimPerson, today: string): Resource {
  const { [enterpriseSchema]: extension, schemas: _s, id: _i, meta: _m, ...core } = userResource(person, '', today);
  const all = Object.entries({ ...core, ...(extension as Record<string, unknown>) });
  return new Map(all.map(([name, value]) => [name.toLowerCase(), value]));
}
