/** A piece of HTML as we write it: a tag with its attributes, or text with its references resolved. */
export type Piece =
  | { tag: string; closes: boolean; attributes: Record<string, string> }
  | { tag?: undefined; text: string };

const tagForm = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/y;
const attributeForm = /([a-z-]+)(?:="([^"]*)")?/g;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Takes HTML apart and throws at anything that is not of the narrow form which we write: no stray `<`, every value in quotes. */
export function pieces(html: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const end = next < 0 ? html.length : next;
    if (end > at) {
      const text = html.slice(at, end);
      if (text.includes('>')) throw new Error(`A stray ">" in ${JSON.stringify(text)}.`);
      found.push({ text: resolved(text) });
      at = end;
      continue;
    }
    tagForm.lastIndex = at;
    const [whole, slash, tag, rest] = tagForm.exec(html) ?? [];
    if (whole === undefined) throw new Error(`Not a tag of ours: ${JSON.stringify(html.slice(at, at + 80))}.`);
    const attributes = Object.fromEntries(
      [...rest!.matchAll(attributeForm)].map(([, name, value = '']) => [name!, resolved(value)]),
    );
    found.push({ tag: tag!, closes: slash === '/', attributes });
    at += whole.length;
  }
  return found;
}

function resolved(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) =>
    code === undefined ? (named[String(name)] ?? whole) : String.fromCodePoint(Number(code)),
  );
}

export function textOf(html: string): string {
  return pieces(html)
    .map((piece) => (piece.tag === undefined ? piece.text : ''))
    .join('');
}
