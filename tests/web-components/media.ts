/// <reference types="@vitest/browser-playwright" />
import { cdp } from 'vitest/browser';

/** How a person has their screen: what the operating system tells the browser. */
export const schemes = ['light', 'dark', 'forced colours'] as const;
export type Scheme = (typeof schemes)[number];

/** Lets the page believe that the operating system is set so; null is how the browser began. */
export async function setScheme(scheme: Scheme | null): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme === null ? '' : scheme === 'light' ? 'light' : 'dark' },
      { name: 'forced-colors', value: scheme === 'forced colours' ? 'active' : '' },
    ],
  });
}
