import type { Attribute, Declaration, Manifest } from './manifest.ts';

const declarationsOf = ({ modules }: Manifest): Declaration[] => modules.flatMap(({ declarations }) => declarations);

/** The words that an attribute may have, if it is a choice. */
function choices({ type }: Attribute): string[] {
  return [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, word]) => word!);
}

/** For Visual Studio Code: `"html.customData": ["./node_modules/article39-elements/html-data.json"]`. */
export function htmlData(manifest: Manifest): object {
  return {
    version: 1.1,
    tags: declarationsOf(manifest).map((one) => ({
      name: one.tagName,
      description: described(one),
      attributes: one.attributes.map((attribute) => ({
        name: attribute.name,
        description: attribute.description ?? '',
        ...(attribute.type?.text === 'boolean' && { valueSet: 'v' }),
        ...(choices(attribute).length > 0 && { values: choices(attribute).map((name) => ({ name })) }),
      })),
    })),
  };
}

function described({ summary, slots, events, cssParts }: Declaration): string {
  const list = (head: string, names: string[]) => (names.length > 0 ? `\n\n${head}: ${names.join(', ')}` : '');
  return (
    summary +
    list(
      'Events',
      events.map(({ name }) => `\`${name}\``),
    ) +
    list(
      'Slots',
      slots.map(({ name }) => (name ? `\`${name}\`` : 'default')),
    ) +
    list(
      'Parts',
      cssParts.map(({ name }) => `\`${name}\``),
    )
  );
}

/** For the editors of JetBrains, which find it by `web-types` in package.json. */
export function webTypes(manifest: Manifest, { name, version }: { name: string; version: string }): object {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: declarationsOf(manifest).map((one) => ({
          name: one.tagName,
          description: one.summary,
          attributes: one.attributes.map((attribute) => ({
            name: attribute.name,
            description: attribute.description ?? '',
            value: { type: attribute.type?.text ?? 'string' },
            ...(attribute.default !== undefined && { default: attribute.default }),
          })),
          slots: one.slots,
          js: {
            properties: one.members
              .filter(({ kind }) => kind === 'field')
              .map((member) => ({
                name: member.name,
                description: member.description ?? '',
                type: member.type?.text ?? 'unknown',
              })),
            events: one.events.map(({ name: event, description, type }) => ({
              name: event,
              description: description ?? '',
              type: type?.text ?? 'CustomEvent',
            })),
          },
          css: {
            parts: one.cssParts,
            properties: one.cssProperties.map(({ name: property, description }) => ({
              name: property,
              description: description ?? '',
            })),
          },
        })),
      },
    },
  };
}
