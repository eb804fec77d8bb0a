import { ScimFault } from './scim-fault.ts';
import { groupSchema } from './scim-group-queries.ts';
import { listOf, mostCount } from './scim-list.ts';
import { enterpriseSchema, userSchema } from './scim-person-shape.ts';

type Attribute = Record<string, unknown>;

/** An attribute as RFC 7643, 7, describes it, with what is usual left to this function. */
function attribute(name: string, description: string, more: Attribute = {}): Attribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...more,
  };
}

const complex = (name: string, description: string, subAttributes: Attribute[], more: Attribute = {}) =>
  attribute(name, description, { type: 'complex', ...more, subAttributes });

const schemas = [
  {
    id: userSchema,
    name: 'User',
    description: 'Someone on staff',
    attributes: [
      attribute('userName', 'How the directory calls the person.', { required: true, uniqueness: 'server' }),
      complex('name', 'Kept as one name.', [
        attribute('formatted', 'The whole name; it goes before displayName.'),
        attribute('givenName', 'Used where there is no whole name.', { mutability: 'writeOnly', returned: 'never' }),
        attribute('familyName', 'Used where there is no whole name.', { mutability: 'writeOnly', returned: 'never' }),
      ]),
      attribute('displayName', 'The name that is shown.'),
      complex(
        'emails',
        'Kept is one: for work, else the primary one.',
        [
          attribute('value', 'The address.'),
          attribute('type', 'Always work.', { canonicalValues: ['work'] }),
          attribute('primary', 'Always true.', { type: 'boolean' }),
        ],
        { multiValued: true },
      ),
      attribute('title', 'What the person works as.'),
      complex(
        'addresses',
        'Kept is where the person works.',
        [attribute('locality', 'The place.'), attribute('type', 'Always work.', { canonicalValues: ['work'] })],
        { multiValued: true },
      ),
      attribute('preferredLanguage', 'For mails, BCP 47.'),
      attribute('active', 'Whether the person has not left.', { type: 'boolean' }),
    ],
  },
  {
    id: enterpriseSchema,
    name: 'EnterpriseUser',
    description: 'What HR says of somebody',
    attributes: [
      attribute('employeeNumber', 'The staff number. It cannot be changed.', {
        caseExact: true,
        mutability: 'immutable',
        uniqueness: 'server',
      }),
      attribute('department', 'The unit.'),
      complex('manager', 'Who manages the person.', [
        attribute('value', 'Id of the manager; another name of one who is still to come is kept.', { caseExact: true }),
        attribute('$ref', 'Address of the manager.', {
          type: 'reference',
          referenceTypes: ['User'],
          mutability: 'readOnly',
        }),
      ]),
    ],
  },
  {
    id: groupSchema,
    name: 'Group',
    description: 'A list of people who get the same assignments',
    attributes: [
      attribute('displayName', 'Name of the list.', { required: true, uniqueness: 'server' }),
      complex(
        'members',
        'People on the list.',
        [
          attribute('value', 'Id of a person.', { caseExact: true, mutability: 'immutable' }),
          attribute('$ref', 'Address of the person.', {
            type: 'reference',
            referenceTypes: ['User'],
            mutability: 'readOnly',
          }),
          attribute('type', 'Always User.', { mutability: 'readOnly', canonicalValues: ['User'] }),
        ],
        { multiValued: true },
      ),
    ],
  },
];

const schemaSchema = 'urn:ietf:params:scim:schemas:core:2.0:Schema';
const typeSchema = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';

const allSchemas = (base: string) =>
  schemas.map((schema) => ({
    schemas: [schemaSchema],
    ...schema,
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${schema.id}` },
  }));

const allTypes = (base: string) =>
  [
    {
      name: 'User',
      endpoint: '/Users',
      schema: userSchema,
      extensions: [{ schema: enterpriseSchema, required: false }],
    },
    { name: 'Group', endpoint: '/Groups', schema: groupSchema, extensions: [] },
  ].map(({ name, endpoint, schema, extensions }) => ({
    schemas: [typeSchema],
    id: name,
    name,
    endpoint,
    schema,
    schemaExtensions: extensions,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  }));

/** GET /ServiceProviderConfig */
export function serviceProviderConfig(base: string): object {
  const no = { supported: false };
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { ...no, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostCount },
    changePassword: no,
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Key',
        description: 'A key of Article 39 with the scope scim, as a bearer token',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

/** GET /Schemas and /ResourceTypes */
export function listedSchemas(base: string): object {
  return listOf(allSchemas(base), schemas.length, 1);
}
export function listedTypes(base: string): object {
  return listOf(allTypes(base), 2, 1);
}

/** GET /Schemas/:id and /ResourceTypes/:id */
export function schemaCalled(base: string, id: string): object {
  return oneOf(allSchemas(base), id);
}
export function typeCalled(base: string, id: string): object {
  return oneOf(allTypes(base), id);
}

function oneOf<T extends { id: string }>(all: T[], id: string): T {
  const found = all.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (!found) throw new ScimFault(404, 'There is nothing of that name.');
  return found;
}
