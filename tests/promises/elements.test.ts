import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeManifest, type Declaration } from '../../web-components/package/manifest.ts';
import { publicElements } from '../../web-components/package/public-elements.ts';
import { reference } from '../../web-components/package/reference.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = await makeManifest();
const elements = manifest.modules.flatMap(({ declarations }) => declarations);

/** Section 6 of the design, word by word. */
const promised = `
a39-config | server auth popup getToken | a39-signed-in a39-signed-out a39-auth-error | |
a39-signin | label | a39-signed-in | (default) | button
a39-status | variant hide-when-done href | a39-count | done icon | icon label
a39-my-training | show limit course-href layout | a39-open | heading empty | heading list item title due
a39-course | course start content hash-links | a39-step a39-saved a39-complete a39-exit | before help complete | header title progress back continue nav footer
a39-quick-check | question record | a39-answered | heading after | legend option feedback
a39-acknowledge | document version | a39-acknowledged | statement done | statement checkbox
a39-certificates | course limit | a39-download | empty | list item
a39-privacy | section | a39-export-requested | contact | section table
a39-team | view group courses url-state manage-href | a39-filter a39-open-team | toolbar empty | toolbar table cell chart pagination
`;
const toAll =
  'theme heading-level server | a39-ready a39-auth-required a39-error | loading error signed-out (default) | base button link status error';
const choices = {
  'a39-config auth': 'auto cookie token redirect',
  'a39-status variant': 'badge banner count',
  'a39-my-training show': 'open done all',
  'a39-my-training layout': 'list cards',
  'a39-course start': 'resume beginning',
  'a39-course content': 'light shadow',
  'a39-quick-check record': 'none completion',
  'a39-privacy section': 'all data access-log export',
  'a39-team view': 'overdue matrix summary',
};
const details = {
  'a39-count': 'open overdue',
  'a39-open': 'courseId',
  'a39-step': 'index total',
  'a39-complete': 'courseId version',
  'a39-acknowledged': 'documentId version',
  'a39-download': 'courseId',
  'a39-error': 'code',
  'a39-auth-error': 'code',
};
const properties = `--a39-accent --a39-on-accent --a39-text --a39-muted --a39-surface --a39-border --a39-success --a39-warning
  --a39-danger --a39-focus --a39-radius --a39-space --a39-font --a39-font-size --a39-measure --a39-target-size`;

/** What came later; the design's table has not got it. */
const since = `
a39-my-training | refresher-href | | | refresher
a39-course | assignment back-href | | |
a39-acknowledge | | | | due
a39-refresher | back-href | a39-step a39-exit | | nav continue
a39-my-documents | hide-when-empty | a39-acknowledged | empty | list item title due
`;
const sinceToAll = '| | title |';
const propertiesSince = '--a39-font-display';

type Contract = Record<'takes' | 'tells' | 'slots' | 'parts', Set<string>>;
const words = (text = '') => text.split(/\s+/).filter(Boolean);

function contract(...lines: string[]): Contract {
  const columns = lines.map((line) => line.split('|').map(words));
  const column = (n: number) => new Set(columns.flatMap((line) => line[n] ?? []));
  return { takes: column(0), tells: column(1), slots: column(2), parts: column(3) };
}

function linesFor(tag: string): string[] {
  return (promised + since)
    .split('\n')
    .filter((line) => line.startsWith(`${tag} |`))
    .map((line) => line.slice(line.indexOf('|') + 1));
}

function contractOf({ attributes, members, events, slots, cssParts }: Declaration): Contract {
  const given = members.filter(({ kind, attribute }) => kind === 'field' && !attribute);
  const names = (all: { name: string }[]) => new Set(all.map(({ name }) => name || '(default)'));
  return {
    takes: names([...attributes, ...given.filter(({ name }) => name === 'getToken')]),
    tells: names(events),
    slots: names(slots),
    parts: names(cssParts),
  };
}

test('every element takes and tells what the design says, and what came later, and nothing else', () => {
  const tags = new Set([...(promised + since).matchAll(/^(a39-\S+)/gm)].map(([, tag]) => tag));
  expect(new Set(elements.map(({ tagName }) => tagName))).toEqual(tags);
  for (const one of elements) {
    const common = one.tagName === 'a39-config' ? [] : [toAll, sinceToAll];
    expect({ tag: one.tagName, ...contractOf(one) }).toEqual({
      tag: one.tagName,
      ...contract(...linesFor(one.tagName), ...common),
    });
  }
});

test('its words to choose from, and what its events tell, are the design’s', () => {
  for (const [name, wanted] of Object.entries(choices)) {
    const [tag, attribute] = name.split(' ');
    const found = elements.find(({ tagName }) => tagName === tag)!.attributes.find((one) => one.name === attribute);
    expect([name, new Set([...found!.type!.text.matchAll(/'([^']+)'/g)].map((match) => match[1]))]).toEqual([
      name,
      new Set(words(wanted)),
    ]);
  }
  for (const { name, type } of elements.flatMap(({ events }) => events))
    expect([name, [...type!.text.matchAll(/(\w+):/g)].map((match) => match[1])]).toEqual([
      name,
      words(details[name as keyof typeof details]),
    ]);
});

test('every element that shows something has all custom properties, and no style sheet reads another', () => {
  const all = new Set(words(`${properties} ${propertiesSince}`));
  for (const { tagName, cssProperties } of elements)
    expect([tagName, new Set(cssProperties.map(({ name }) => name))]).toEqual([
      tagName,
      tagName === 'a39-config' ? new Set() : all,
    ]);
  const used = globSync('web-components/**/*.css', { cwd: root }).flatMap(
    (file) => read(file).match(/--a39-[\w-]+/g) ?? [],
  );
  expect(new Set(used).difference(all)).toEqual(new Set());
});

test('nothing of it goes without a word of explanation', () => {
  const silent = elements.flatMap(
    ({ tagName, summary, attributes, members, events, slots, cssParts, cssProperties }) => [
      ...(summary ? [] : [tagName]),
      ...[attributes, members.filter(({ kind }) => kind === 'field'), events, slots, cssParts, cssProperties]
        .flat()
        .filter(({ description }) => !description)
        .map(({ name }) => `${tagName} ${name}`),
    ],
  );
  expect(silent).toEqual([]);
});

test('what an element draws and sends itself is in its contract', () => {
  for (const { folder } of publicElements) {
    const text = globSync(`web-components/${folder}/**/*.ts`, { cwd: root }).map(read).join('');
    const one = contractOf(elements.find(({ tagName }) => tagName === `a39-${folder}`)!);
    const parts = new Set([...text.matchAll(/[\s`]part="([\w -]+)"/g)].flatMap(([, names]) => words(names)));
    // A course keeps its text, which is its own child, in a slot of that name.
    const slots = new Set([...text.matchAll(/<slot name="(?!content")([\w-]+)"/g)].map((match) => match[1]!));
    const sent = new Set([...text.matchAll(/emit\(this, '([\w-]+)'/g)].map((match) => match[1]!));
    expect([folder, parts.difference(one.parts), slots.difference(one.slots), sent.difference(one.tells)]).toEqual([
      folder,
      new Set(),
      new Set(),
      new Set(),
    ]);
  }
});

test('docs/elements.md says the same: after a change, run npm run elements:reference', () => {
  expect(read('docs/elements.md')).toBe(reference(manifest));
});
