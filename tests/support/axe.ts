import axe from 'axe-core';
import type { Page } from 'playwright';

const rulesFor = {
  everything: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  colours: ['color-contrast'],
};

/**
 * What axe finds on the whole page, shadow roots included; of the same page in other colours, what is wrong with these. The page's own
 * policy forbids injected scripts, so CDP brings it in.
 */
export async function axeFinds(page: Page, of: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: rules,
      // With forced colours the system paints, and axe would compare its text with our backgrounds.
      rules: { 'color-contrast': { enabled: !matchMedia('(forced-colors: active)').matches } },
      elementRef: true,
      // What passes is not looked into any further.
      resultTypes: ['violations'],
    });
    // What lies behind a modal dialog cannot be pressed, however little of it shows beside the dialog.
    const isBehind = (element?: HTMLElement): boolean =>
      element !== undefined && !element.closest('dialog:modal') && openModal(document) !== undefined;
    return violations.flatMap(({ id, nodes }) => {
      const found = id === 'target-size' ? nodes.filter((node) => !isBehind(node.element)) : nodes;
      return found.length > 0 ? [`${id}: ${found[0]!.html}`] : [];
    });

    function openModal(root: ParentNode): Element | undefined {
      const here = root.querySelector('dialog:modal');
      if (here) return here;
      for (const { shadowRoot } of root.querySelectorAll('*')) {
        const inside = shadowRoot && openModal(shadowRoot);
        if (inside) return inside;
      }
      return undefined;
    }
  }, rulesFor[of]);
}
