import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Declaration, Manifest, Member, Named } from './manifest.ts';

const hostFile = join(import.meta.dirname, '../api/host.ts');

/** Types that properties name, taken from the file that has them. */
function namedTypes(): string {
  const lines = readFileSync(hostFile, 'utf8').match(/^export type (Reason|GetToken) = .*;$/gm);
  if (lines?.length !== 2) throw new Error('host.ts does not say what getToken is.');
  return lines.join('\n');
}

function comment(text: string | undefined, indent = ''): string {
  return text ? `${indent}/** ${text} */\n` : '';
}

function line({ kind, name, type, description, return: answer }: Member): string {
  if (kind === 'method') return `${comment(description, '  ')}  ${name}(): ${answer?.type.text};`;
  // A function that a page hands over is not there at first.
  const optional = type?.text === 'GetToken' ? ' | undefined' : '';
  return `${comment(description, '  ')}  ${name}: ${type?.text}${optional};`;
}

/** What TypeScript knows of one element: its class with what a page may use, its tag, and what its events tell. */
export function classTypes({ name, tagName, superclass, summary, members, events }: Declaration): string {
  const heard = events.map((event) => `    '${event.name}': ${event.type?.text};`).join('\n');
  return `${superclass.package ? `import { ${superclass.name} } from '${superclass.package}';\n` : `${namedTypes()}\n`}
${comment(summary)}export declare class ${name} extends ${superclass.name} {
${members.map(line).join('\n')}
}

declare global {
  interface HTMLElementTagNameMap {
    '${tagName}': ${name};
  }
  interface HTMLElementEventMap {
${heard}
  }
  interface DocumentEventMap {
${heard}
  }
}
`;
}

/** A property or an attribute as React takes it. */
function prop({ name, type, description }: Named): string {
  return `${comment(description, '  ')}  '${name}'?: ${type?.text ?? 'string'} | undefined;`;
}

/** What React 19 knows of the tags: attributes, properties, and events as `on` and the event's own name. */
export function reactTypes({ modules }: Manifest): string {
  const all = modules.flatMap(({ declarations }) => declarations);
  const props = all.map(({ name, attributes, members, events }) => {
    const isTaken = new Set(attributes.map((one) => one.name));
    const properties = members.filter((one) => one.kind === 'field' && !isTaken.has(one.name));
    const heard = events.map((one) => ({
      ...one,
      name: `on${one.name}`,
      type: { text: `((event: ${one.type?.text}) => void)` },
    }));
    const lines = [...attributes, ...properties, ...heard];
    return `export interface ${name}Props {\n${lines.map(prop).join('\n')}\n}`;
  });
  const classes = modules.map(({ path, declarations }) => `import type { ${declarations[0]!.name} } from './${path}';`);
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { GetToken } from './config.js';
${classes.join('\n')}

type Tag<Element, Props> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Props> & Props & { class?: string };

${props.join('\n\n')}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${all.map(({ name, tagName }) => `      '${tagName}': Tag<${name}, ${name}Props>;`).join('\n')}
    }
  }
}
`;
}
