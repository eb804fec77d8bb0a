import { expect, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import type { A39Element } from '../../web-components/element.ts';
import { schemes, setScheme } from './media.ts';
import { settled, violations } from './stage.ts';

// With it, the listeners of a test know what our events tell.
import '../../web-components/appearance/emit.ts';

/** What is on the stage fits a column of 320 pixels, in both directions and all schemes, and axe finds nothing there. */
export async function expectFitsNarrow(element: A39Element): Promise<void> {
  onTestFinished(asBefore);
  await page.viewport(320, 800);
  for (const dir of ['rtl', 'ltr']) {
    document.documentElement.dir = dir;
    await settled(element);
    expect([dir, document.documentElement.scrollWidth]).toEqual([dir, 320]);
  }
  for (const scheme of schemes) {
    await setScheme(scheme);
    expect({ scheme, violations: await violations(scheme) }).toEqual({ scheme, violations: [] });
  }
  await asBefore();
}

async function asBefore(): Promise<void> {
  document.documentElement.dir = '';
  await setScheme(null);
  await page.viewport(1000, 800);
}

/** The parts that a host page can style, as they are on the stage. */
export function partsOf(element: A39Element): Set<string> {
  return new Set([...element.renderRoot.querySelectorAll('[part]')].flatMap((one) => [...one.part]));
}
