import { expect } from 'vitest';
import type { Installation } from '../support/installation.ts';
import { pieces, type Piece } from './markup.ts';

type Tag = Extract<Piece, { tag: string }>;

/** A field of a form, with what it would send if nobody touched it. */
interface Field {
  name: string;
  kind: 'hidden' | 'radio' | 'checkbox' | 'select' | 'submit';
  /** What can be sent: the value of a box, or the options of a list. */
  values: string[];
  chosen: string[];
}

export interface Form {
  action: string;
  fields: Field[];
}

/** A page as a browser without JavaScript gets it. */
export interface Page {
  status: number;
  path: string;
  html: string;
  title: string;
  /** All its words, with single spaces. */
  text: string;
  headings: string[];
  links: { href: string; text: string }[];
  forms: Form[];
  /** What is wrong, by the field that the summary leads to. */
  faults: { at: string; words: string }[];
}

export interface Visitor {
  open: (path: string) => Promise<Page>;
  /** Follows a link by its words. */
  follow: (page: Page, text: string | RegExp) => Promise<Page>;
  /** Sends the first form as it is, but with these values, which it must offer. */
  send: (page: Page, values?: [string, string][], headers?: Record<string, string>) => Promise<Page>;
  post: (path: string, body: [string, string][], headers?: Record<string, string>) => Promise<Response>;
}

const ours = { origin: 'http://localhost:3939', 'content-type': 'application/x-www-form-urlencoded' };

/** Somebody with cookies and no JavaScript. Every page they get is looked at for what no page may lack. */
export function visitor({ app }: Pick<Installation, 'app'>, cookie: string, lang = 'en'): Visitor {
  const asking = { cookie, 'accept-language': lang };
  const arrive = async (response: Response, path: string): Promise<Page> => {
    if (response.status !== 303) return read(await response.text(), response.status, path);
    const to = new URL(response.headers.get('location')!, `http://localhost${path}`);
    return arrive(await app.request(to.pathname + to.search, { headers: asking }), to.pathname + to.search);
  };
  const open = async (path: string) => arrive(await app.request(path, { headers: asking }), path);
  const post: Visitor['post'] = async (path, body, headers = ours) =>
    app.request(path, {
      method: 'POST',
      headers: { ...asking, ...headers },
      body: new URLSearchParams(body).toString(),
    });
  return {
    open,
    post,
    follow: (page, text) => {
      const found = page.links.find((one) => (typeof text === 'string' ? one.text === text : text.test(one.text)));
      if (!found) throw new Error(`No link "${text}" on ${page.path}: ${page.links.map((one) => one.text).join(', ')}`);
      return open(found.href);
    },
    send: async (page, values = [], headers = ours) => {
      const [form] = page.forms;
      if (!form) throw new Error(`There is no form on ${page.path}.`);
      return arrive(await post(form.action, filled(form, values), headers), form.action);
    },
  };
}

/** What a form sends with these values in the place of those that it had; throws when it does not offer them. */
function filled(form: Form, values: [string, string][]): [string, string][] {
  for (const [name, value] of values)
    if (!form.fields.some((field) => field.name === name && field.values.includes(value)))
      throw new Error(`The form offers no ${name} = ${value}.`);
  const given = new Set(values.map(([name]) => name));
  const untouched = form.fields.filter(({ name, kind }) => kind !== 'submit' && !given.has(name));
  return [...untouched.flatMap(({ name, chosen }) => chosen.map((one): [string, string] => [name, one])), ...values];
}

/** Reads a page, and holds it to what all pages owe. */
function read(html: string, status: number, path: string): Page {
  const all = pieces(html.replace(/^<!doctype html>/, ''));
  const tags = all.filter((piece): piece is Tag => piece.tag !== undefined && !piece.closes);
  /** The words between a tag and its end. */
  const inside = (tag: Tag) => {
    let depth = 0;
    const words: string[] = [];
    for (const piece of all.slice(all.indexOf(tag))) {
      if (piece.tag === undefined) words.push(piece.text);
      else if (piece.tag === tag.tag) depth += piece.closes ? -1 : 1;
      if (depth === 0) break;
    }
    return words.join('').replace(/\s+/g, ' ').trim();
  };
  const named = (...names: string[]) => tags.filter(({ tag }) => names.includes(tag));
  const ids = tags.flatMap(({ attributes }) => attributes['id'] ?? []);
  const about = `${path}: ${html}`;
  expect(new Set(ids).size, about).toBe(ids.length);
  expect(named('h1').map(inside), about).toHaveLength(1);
  expect(named('script', 'style', 'iframe'), about).toEqual([]);
  expect(tags.filter(({ attributes }) => Object.keys(attributes).some((name) => /^(on|style$)/.test(name)))).toEqual(
    [],
  );
  const labels = new Map(named('label').map((label) => [label.attributes['for'], inside(label)]));
  for (const { attributes } of named('input', 'select', 'textarea'))
    if (attributes['type'] !== 'hidden') expect(labels.get(attributes['id']), about).toMatch(/\S/);
  for (const { attributes } of tags)
    for (const id of (attributes['aria-describedby'] ?? attributes['aria-labelledby'] ?? '').split(' '))
      if (id) expect(ids, about).toContain(id);
  for (const legend of named('legend', 'button')) expect(inside(legend), about).toMatch(/\S/);

  const summary = all.findIndex((piece) => piece.tag === 'div' && piece.attributes['class'] === 'summary');
  const end = all.findIndex((piece, at) => at > summary && piece.tag === 'div' && piece.closes);
  const faults = all
    .slice(summary, summary < 0 ? 0 : end)
    .filter((piece): piece is Tag => piece.tag === 'a' && !piece.closes)
    .map((link) => ({ at: link.attributes['href']!, words: inside(link) }));
  for (const { at } of faults) if (at.startsWith('#')) expect(ids, about).toContain(at.slice(1));
  const [title] = named('title').map(inside);
  return {
    status,
    path,
    html,
    title: title!,
    text: all
      .map((piece) => (piece.tag === undefined ? piece.text : ''))
      .join(' ')
      .replace(/\s+/g, ' '),
    headings: named('h1', 'h2', 'h3').map(inside),
    links: named('a').map((link) => ({ href: link.attributes['href']!, text: inside(link) })),
    forms: formsIn(all),
    faults,
  };
}

function formsIn(all: readonly Piece[]): Form[] {
  const forms: Form[] = [];
  let list: Field | undefined;
  for (const piece of all) {
    if (piece.tag === undefined || piece.closes) continue;
    const { tag, attributes: a } = piece;
    if (tag === 'form') forms.push({ action: a['action']!, fields: [] });
    const form = forms.at(-1);
    if (!form) continue;
    const { name = '', value = '' } = a;
    if (tag === 'input') {
      const kind = a['type'] as 'hidden' | 'radio' | 'checkbox';
      const chosen = kind === 'hidden' || 'checked' in a ? [value] : [];
      form.fields.push({ name, kind, values: [value], chosen });
    } else if (tag === 'select') {
      list = { name, kind: 'select', values: [], chosen: [''] };
      form.fields.push(list);
    } else if (tag === 'option') {
      list!.values.push(value);
      if ('selected' in a) list!.chosen = [value];
    } else if (tag === 'button' && name) form.fields.push({ name, kind: 'submit', values: [value], chosen: [] });
    else if (tag === 'textarea') expect(a).not.toHaveProperty('name');
  }
  return forms;
}
