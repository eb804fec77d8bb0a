import type { Declaration, Manifest, Named } from './manifest.ts';

/** What every element takes and says stands once, at the end. */
const sharedBy = 'a39-refresher';

type Kind = 'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties';

const heads: [kind: Kind, head: string][] = [
  ['attributes', 'Attribute'],
  ['events', 'Event'],
  ['slots', 'Slot'],
  ['cssParts', 'Part'],
  ['cssProperties', 'Custom property'],
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function row(kind: Kind, { name, description = '', type, default: usual }: Named): string {
  const detail = /^CustomEvent<\{(.*)\}>$/.exec(type?.text ?? '')?.[1];
  const takes = kind === 'attributes' ? (type?.text ?? 'string').replaceAll(`'`, '`') : detail ? `\`{${detail}}\`` : '';
  const without = usual ? `Without it, \`${usual}\`.` : '';
  return `| ${[name ? `\`${name}\`` : '(default)', takes, [description, without].filter(Boolean).join(' ')].map(cell).join(' | ')} |`;
}

function table(kind: Kind, head: string, rows: Named[]): string {
  if (rows.length === 0) return '';
  return `| ${head} | | |\n| --- | --- | --- |\n${rows.map((one) => row(kind, one)).join('\n')}\n`;
}

/** `docs/elements.md`: the contract of every element, as it stands above its class. */
export function reference({ modules }: Manifest): string {
  const all = modules.flatMap(({ declarations }) => declarations);
  const drawn = all.filter(({ superclass }) => superclass.package === 'lit');
  const anyOne = all.find(({ tagName }) => tagName === sharedBy)!;
  const common = (kind: Kind): Named[] =>
    anyOne[kind].filter(({ name }) => drawn.every((one) => one[kind].some((other) => other.name === name)));
  const isCommon = (one: Declaration, kind: Kind, { name, description }: Named): boolean =>
    drawn.includes(one) && common(kind).some((other) => other.name === name && other.description === description);
  const sections = all.map((one) => {
    const properties = one.members.filter(({ name }) => name === 'getToken' || name === 'signOut');
    return [
      `## \`<${one.tagName}>\``,
      one.summary,
      ...heads.map(([kind, head]) =>
        table(
          kind,
          head,
          one[kind].filter((what) => !isCommon(one, kind, what)),
        ),
      ),
      properties
        .map(({ kind, name, description }) => `\`${name}${kind === 'method' ? '()' : ''}\`: ${description}`)
        .join('\n\n'),
    ]
      .filter(Boolean)
      .map((part) => part.trim())
      .join('\n\n');
  });
  return `# Elements for your page

All that each element takes and tells. How a page gets them, and how people sign in there, is in [embedding.md](embedding.md). This page
is made by \`npm run elements:reference\` from what stands above the classes in \`web-components/\`; editors get the same as
\`custom-elements.json\` of the package \`article39-elements\`, which \`npm run package\` makes.

${sections.join('\n\n')}

## All that show something

\`lang\`: the nearest one around an element decides its language.

${heads
  .map(([kind, head]) => table(kind, head, common(kind)))
  .join('\n')
  .trim()}
`;
}
