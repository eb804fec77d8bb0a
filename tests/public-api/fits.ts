// Just enough of JSON Schema to hold answers against the document. A word that it does not know is a fault too.

export interface Schema {
  $ref?: string;
  type?: string;
  [word: string]: unknown;
}
export interface Operation {
  operationId?: string;
  summary?: string;
  security?: { key?: string[] }[];
  parameters?: ({ $ref: string } | { name: string; in: string; schema: Schema })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: Schema; example?: unknown }> }>;
}
export interface Document {
  openapi: string;
  info: Record<string, string>;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Schema>; securitySchemes: object };
}

/** The operation that a call is, by the path that fits best. */
export function operationOf({ paths }: Document, method: string, path: string): Operation | undefined {
  const asked = path.split('?')[0]!.split('/');
  const fitting = Object.keys(paths)
    .filter((template) => {
      const parts = template.split('/');
      return parts.length === asked.length && parts.every((part, i) => part.startsWith('{') || part === asked[i]);
    })
    .toSorted((a, b) => (a.match(/\{/g)?.length ?? 0) - (b.match(/\{/g)?.length ?? 0));
  return fitting.map((template) => paths[template]![method.toLowerCase()]).find((one) => one !== undefined);
}

/** What of an answer the document does not say. */
export async function faultsIn(
  document: Document,
  method: string,
  path: string,
  response: Response,
): Promise<string[]> {
  const call = `${method} ${path} ${response.status}`;
  const operation = operationOf(document, method, path);
  // An address that there is not is refused without a document.
  if (!operation) return response.status === 404 ? [] : [`${call}: not in the document`];
  const said = operation.responses[response.status];
  if (!said) return [`${call}: this status is not in the document: ${await response.text()}`];
  const type = response.headers.get('content-type')?.split(';')[0];
  if (!type) return said.content ? [`${call}: nothing came`] : [];
  const media = said.content?.[type];
  if (!media) return [`${call}: ${type} is not in the document`];
  if (type !== 'application/json' || media.schema.type === 'string') return [];
  const answer = (await response.json()) as { error?: { code: string } };
  const faults = misfits(document, media.schema, answer, call);
  const { error } = answer;
  return error && !said.description!.includes(`\`${error.code}\``)
    ? [...faults, `${call}: ${error.code} is not told`]
    : faults;
}

const known = new Set(
  `$ref type properties required additionalProperties items anyOf oneOf enum const format minLength maxLength minItems
  maxItems minimum maximum pattern description default examples title`.split(/\s+/),
);

/** Where a value does not fit a schema. */
export function misfits(document: Document, schema: Schema, value: unknown, at: string): string[] {
  const unknown = Object.keys(schema).filter((word) => !known.has(word));
  if (unknown.length > 0) return [`${at}: the schema has ${unknown.join(', ')}`];
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    const found = document.components.schemas[name];
    return found ? misfits(document, found, value, at) : [`${at}: there is no ${schema.$ref}`];
  }
  const either = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (either) {
    const all = either.map((one) => misfits(document, one, value, at));
    return all.some((faults) => faults.length === 0) ? [] : [`${at}: fits none: ${all.flat().join('; ')}`];
  }
  if ('const' in schema && schema['const'] !== value) return [`${at}: is not ${String(schema['const'])}`];
  if (schema['enum'] && !(schema['enum'] as unknown[]).includes(value))
    return [`${at}: ${String(value)} is not listed`];
  if (
    schema.type !== undefined &&
    schema.type !== typeOf(value) &&
    !(schema.type === 'number' && typeOf(value) === 'integer')
  )
    return [`${at}: ${JSON.stringify(value)} is no ${schema.type}`];
  if (schema['format'] === 'date' && !/^\d{4}-\d\d-\d\d$/.test(String(value)))
    return [`${at}: ${String(value)} is no day`];
  if (Array.isArray(value))
    return value.flatMap((one, i) => misfits(document, (schema['items'] ?? {}) as Schema, one, `${at}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const missing = ((schema['required'] ?? []) as string[]).filter((name) => !(name in value));
  const more = Object.keys(value).filter((name) => schema['properties'] !== undefined && !(name in properties));
  return [
    ...missing.map((name) => `${at}/${name}: is missing`),
    // An answer has nothing that is not told.
    ...more.map((name) => `${at}/${name}: is not told`),
    ...Object.entries(value).flatMap(([name, one]) =>
      properties[name] ? misfits(document, properties[name], one, `${at}/${name}`) : [],
    ),
  ];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
