import content from './content.css?inline';
import controls from './controls.css?inline';

let text = `@layer a39{${controls}}${content}`;
let sheet: CSSStyleSheet | undefined;

/**
 * Styles what we put into a page's own tree. They are in a layer, so that any rule of the host page wins, and in a
 * constructed sheet, which no `style-src` forbids.
 */
export function adoptContentSheet(root: Node): void {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** Adds the styles of code that comes later, wherever the sheet is adopted. */
export function addContentStyles(more: string): void {
  text += more;
  sheet?.replaceSync(text);
}
