export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** The text directly in it. */
  text: string;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolved(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`A sign is not escaped in ${text}`);
  return text.replace(/&([^;]*;?)/g, (_, reference: string) => {
    const name = reference.endsWith(';') ? reference.slice(0, -1) : '?';
    if (!Object.hasOwn(entities, name)) throw new Error(`&${reference} is no entity`);
    return entities[name]!;
  });
}

function attributesOf(text: string): Record<string, string> {
  const result: Record<string, string> = {};
  const rest = text.replace(/\s+([a-z]+)="([^"<]*)"/g, (_, name: string, value: string) => {
    if (name in result) throw new Error(`${name} stands twice`);
    result[name] = resolved(value);
    return '';
  });
  if (rest.trim() !== '') throw new Error(`${rest} is no attribute`);
  return result;
}

// oxlint-disable-next-line no-control-regex -- XML 1.0 forbids them.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Reads XML and refuses what is not well-formed. It knows what an export may use: no comments, no doctype. */
export function readXml(xml: string): Element {
  if (forbidden.test(xml) || !xml.isWellFormed()) throw new Error('A character is forbidden');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '').trim();
  const token = /<!\[CDATA\[([\s\S]*?)\]\]>|<\/([a-z0-9]+)>|<([a-z0-9]+)((?:\s+[a-z]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;
  while (token.lastIndex < body.length) {
    const place = token.lastIndex;
    const match = token.exec(body);
    if (!match) throw new Error(`This is no XML: ${body.slice(place, place + 60)}`);
    const [, data, end, start, attributes = '', closed, text] = match;
    const parent = open.at(-1)!;
    if (data !== undefined) parent.text += data;
    else if (text !== undefined) parent.text += resolved(text);
    else if (end !== undefined) {
      if (open.pop()!.name !== end) throw new Error(`</${end}> closes nothing`);
    } else {
      const element = { name: start!, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (closed === '') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== '') throw new Error('It has no one root');
  return root.children[0]!;
}

/** The elements that a path leads to: names divided by slashes. */
export function at(element: Element, path: string): Element[] {
  return path
    .split('/')
    .reduce((found, name) => found.flatMap((one) => one.children.filter((child) => child.name === name)), [element]);
}
