import axe from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds on the whole page, shadow roots included. The page's own policy forbids injected scripts, so CDP brings it in. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // With forced colours the system paints, and axe would compare its text with our backgrounds.
      rules: { 'color-contrast': { enabled: !matchMedia('(forced-colors: active)').matches } },
    }),
  );
  return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
}
