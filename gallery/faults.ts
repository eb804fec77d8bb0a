import { pseudoLang } from './pseudo-locale.ts';
import type { Stand } from './stand.ts';

/** What of an element cannot be read where it stands: it sticks out of its column, something cuts it off, or it is squeezed. */
export function unreadable({ box, element }: Stand): string[] {
  const column = box.getBoundingClientRect();
  const faults =
    box.scrollWidth > Math.ceil(column.width) ? [`${element.localName} is ${box.scrollWidth} pixels wide`] : [];
  for (const node of texts(element)) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => top));
    const words = node.data.trim().split(/\s+/);
    if (words.length > 4 && lines.size >= words.length) faults.push(`a line for each word: ${node.data.trim()}`);
    for (const rect of range.getClientRects())
      if (rect.width > 0 && !isWithin(rect, node, box, column)) faults.push(`cut off: ${node.data.trim()}`);
  }
  return [...new Set(faults)];
}

function isWithin(rect: DOMRect, node: Text, box: Element, column: DOMRect): boolean {
  for (let at = above(node); at && at !== box; at = above(at)) {
    const { overflowX, clipPath } = getComputedStyle(at);
    // What only ears are for, and what scrolls by itself.
    if (clipPath !== 'none' || overflowX === 'auto' || overflowX === 'scroll') return true;
    if (overflowX !== 'visible' && sticksOut(rect, at.getBoundingClientRect())) return false;
  }
  return !sticksOut(rect, column);
}

function sticksOut(rect: DOMRect, around: DOMRect): boolean {
  return rect.left < around.left - 1 || rect.right > around.right + 1;
}

/** The element around, through slots and shadow roots. */
function above(node: Node): Element | null {
  const parent =
    node instanceof Element || node instanceof Text ? (node.assignedSlot ?? node.parentNode) : node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : (parent as Element | null);
}

/** Words that are in no dictionary: neither translated nor from the server or the page. Only in the pseudo-locale. */
export function untranslated({ box, element, foreign }: Stand): string[] {
  if (box.lang !== pseudoLang) return [];
  const known = [...foreign].toSorted((a, b) => b.length - a.length);
  const said = [
    ...[...texts(element)].map(({ data }) => data),
    ...[...elements(element)].flatMap((one) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => one.getAttribute(name) ?? ''),
    ),
  ];
  return said.filter((text) => {
    let left = outside(text);
    for (const word of known) left = left.replaceAll(word, ' ');
    return /[A-Za-z]{3}/.test(left);
  });
}

/** What is outside of all brackets. */
function outside(text: string): string {
  let depth = 0;
  return Array.from(text)
    .filter((letter) => {
      if (letter === '[') depth++;
      else if (letter === ']') depth--;
      return depth <= 0;
    })
    .join('');
}

function* elements(root: Element | ShadowRoot): Generator<Element> {
  for (const one of root.querySelectorAll('*')) {
    yield one;
    if (one.shadowRoot) yield* elements(one.shadowRoot);
  }
  if (root instanceof Element && root.shadowRoot) yield* elements(root.shadowRoot);
}

function* texts(root: Element): Generator<Text> {
  for (const one of elements(root))
    for (const node of one.childNodes)
      if (node instanceof Text && node.data.trim() && one.checkVisibility({ visibilityProperty: true })) yield node;
}
