import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { publicElements } from './public-elements.ts';

/** As in custom-elements.json (schema 1.0), of which this is what we use. */
export interface Named {
  name: string;
  description?: string;
  default?: string;
  type?: { text: string };
}
export interface Attribute extends Named {
  fieldName?: string;
}
export interface Member extends Named {
  kind: 'field' | 'method';
  attribute?: string;
  reflects?: boolean;
  privacy?: string;
  return?: { type: { text: string } };
}
export interface Declaration {
  kind: 'class';
  name: string;
  tagName: string;
  customElement: true;
  summary: string;
  superclass: { name: string; package?: string };
  attributes: Attribute[];
  members: Member[];
  events: Named[];
  slots: Named[];
  cssParts: Named[];
  cssProperties: Named[];
}
export interface Manifest {
  schemaVersion: string;
  modules: { kind: 'javascript-module'; path: string; declarations: Declaration[]; exports: object[] }[];
}

const elementsFolder = join(import.meta.dirname, '..');

/** What a page may use besides what has an attribute. The rest of what is not private is for our own files. */
const usable = ['getToken', 'signOut', 'reload'];

/**
 * Reads the contract of every public element out of the block above its class. The analyzer brings a compiler of its own
 * (TypeScript 5.4), which parses each file by itself and checks nothing: our files only have to be grammar that it knows. What an
 * element has from the classes above it stands with it, so that nobody has to look for those.
 */
export async function makeManifest(): Promise<Manifest> {
  const files = publicElements.map(({ folder }) => `${folder}/${folder}.ts`);
  const found = await cli({
    argv: [
      'analyze',
      '--config',
      'package/analyzer.config.mjs',
      '--quiet',
      '--globs',
      'element.ts',
      'people-list/people-list-element.ts',
      ...files,
    ],
    cwd: elementsFolder,
    noWrite: true,
  });
  const read = found.modules.flatMap(({ declarations }) => declarations) as Declaration[];
  return {
    schemaVersion: '1.0.0',
    modules: publicElements.map(({ folder, className }) => {
      const declaration = read.find(({ name }) => name === className);
      if (!declaration) throw new Error(`The analyzer found no ${className}.`);
      const path = `${folder}.js`;
      return {
        kind: 'javascript-module',
        path,
        declarations: [published(declaration, `a39-${folder}`)],
        exports: [
          { kind: 'js', name: className, declaration: { name: className, module: path } },
          { kind: 'custom-element-definition', name: `a39-${folder}`, declaration: { name: className, module: path } },
        ],
      };
    }),
  };
}

function published(read: Declaration, tagName: string): Declaration {
  const visible = read.members.filter(({ privacy }) => privacy === undefined || privacy === 'public');
  const attributes = (read.attributes ?? []).map((one) => {
    const field = visible.find(({ name, attribute }) => attribute === one.name || name === one.name);
    return { ...own(one), ...(field && { fieldName: field.name }) };
  });
  return {
    kind: 'class',
    name: read.name,
    tagName,
    customElement: true,
    summary: read.summary,
    superclass: read.superclass.name === 'HTMLElement' ? read.superclass : { name: 'LitElement', package: 'lit' },
    attributes,
    members: [
      ...attributes.flatMap(({ fieldName, ...one }): Member[] =>
        fieldName ? [{ kind: 'field', ...one, name: fieldName, attribute: one.name }] : [],
      ),
      ...visible
        .filter(({ name }) => usable.includes(name))
        // `reload` is a field that holds a function, so that it can be handed on.
        .map(({ return: answer, ...one }): Member =>
          one.type
            ? { kind: 'field', ...own(one) }
            : {
                kind: 'method',
                name: one.name,
                ...(one.description && { description: one.description }),
                return: answer ?? { type: { text: 'Promise<void>' } },
              },
        ),
    ],
    events: (read.events ?? []).map((one) => ({ type: { text: 'CustomEvent<Record<string, never>>' }, ...own(one) })),
    slots: (read.slots ?? []).map(own),
    cssParts: (read.cssParts ?? []).map(own),
    cssProperties: (read.cssProperties ?? []).map(own),
  };
}

/** Without where it comes from: there is no such class in the package. */
function own({ name, description, default: usual, type }: Named): Named {
  return {
    name,
    ...(type && { type: { text: type.text } }),
    ...(usual !== undefined && { default: usual.replace(/^'(.*)'$/, '$1') }),
    ...(description && { description }),
  };
}
