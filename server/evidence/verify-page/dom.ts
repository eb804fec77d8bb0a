/** The element of the page with this id. The page is one file, so a missing one is a fault of ours. */
export function part(id: string): HTMLElement {
  return partOf(id, HTMLElement);
}

/** As `part`, for one of this kind. */
export function partOf<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no such #${id}.`);
}

/** A new element with text or elements in it. Text stays text: what a bundle says is never read as markup. */
export function made(tag: string, content: string | Node[], className = ''): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...(typeof content === 'string' ? [printable(content)] : content));
  return element;
}

/** A bundle must not be able to turn round or hide a part of the verdict. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cf}/gu, '\uFFFD');
}
