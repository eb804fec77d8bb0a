import axe from 'axe-core';
import { expect } from 'vitest';
import '../../server/pages/page.css';
import type { A39Element } from '../../web-components/element.ts';
import type { Scheme } from './media.ts';

/** One element alone on a page of ours. Resolves when it shows something. */
export async function stage<E extends A39Element>(tag: string, props: Partial<E>, lang = 'en'): Promise<E> {
  document.documentElement.lang = lang;
  // A test that failed may have left it dark, and all files share the page.
  document.documentElement.style.colorScheme = '';
  document.title = 'Stage';
  history.replaceState(null, '', location.pathname);
  const element = Object.assign(document.createElement(tag) as E, { headingLevel: 1, ...props });
  const shown = new Promise((resolve) => {
    for (const event of ['a39-ready', 'a39-auth-required', 'a39-error'])
      element.addEventListener(event, resolve, { once: true });
  });
  const main = document.createElement('main');
  main.append(element);
  document.body.replaceChildren(main);
  await shown;
  await settled(element);
  return element;
}

export async function settled(element: A39Element): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  }
}

/** Nothing that axe can find, in light and in dark. */
export async function expectAccessible(): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    document.documentElement.style.colorScheme = scheme;
    const found = await violations(scheme);
    expect(found.map((violation) => [scheme, ...violation])).toEqual([]);
  }
  document.documentElement.style.colorScheme = '';
}

/**
 * What axe finds on the page as it looks now: the rule, and where it is broken and how. Who looks at other schemes looked at the
 * light one first: nothing but the colours is another there.
 */
export async function violations(scheme: Scheme = 'light'): Promise<[string, string[][]][]> {
  finishTransitions(document);
  const { violations: found } = await axe.run(document.body, {
    ...(scheme === 'light'
      ? { rules: { region: { enabled: false }, 'target-size': { enabled: true } } }
      : { runOnly: ['color-contrast', 'link-in-text-block'] }),
    // What passes is not looked into any further.
    resultTypes: ['violations'],
  });
  return found.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary = '' }) => [html, failureSummary])]);
}

/** What has the focus, through shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

function finishTransitions(root: Document | ShadowRoot): void {
  for (const animation of root.getAnimations()) animation.finish();
  for (const element of root.querySelectorAll('*')) if (element.shadowRoot) finishTransitions(element.shadowRoot);
}
