import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { unreadable, untranslated } from '../../gallery/faults.ts';
import { learnPseudoLocale, pseudoLang } from '../../gallery/pseudo-locale.ts';
import { stand, type Look, type Stand } from '../../gallery/stand.ts';
import { states } from '../../gallery/states.ts';
import '../../server/pages/page.css';
import '../../web-components/embeddable.ts';
import { fetchTerms } from '../../web-components/locales/localize.ts';
import { rareWords } from '../../web-components/locales/rare-kinds/words.ts';
import { setScheme } from './media.ts';
import { violations } from './stage.ts';

learnPseudoLocale();
// Exercises of rare kinds get their words in the language of the first that is met.
await fetchTerms(rareWords, pseudoLang);

const narrow: Look = { theme: 'auto', lang: 'en', dir: 'ltr', width: 320, heading: 3 };

/** All states of an element on one page, each in a column of its own. */
async function show(tag: string, look: Look): Promise<Stand[]> {
  document.documentElement.lang = 'en';
  const stands = states[tag]!.map((state) => stand(tag, state, look));
  const heading = Object.assign(document.createElement('h1'), { textContent: tag });
  const cards = stands.map(({ box }, i) => {
    const card = document.createElement('section');
    card.append(Object.assign(document.createElement('h2'), { textContent: states[tag]![i]!.name }), box);
    return card;
  });
  const main = document.createElement('main');
  main.style.padding = '0';
  main.append(heading, ...cards);
  document.body.replaceChildren(main);
  await Promise.all(stands.map(({ ready }) => ready));
  await new Promise((resolve) => setTimeout(resolve, 30));
  return stands;
}

afterEach(async () => {
  vi.restoreAllMocks();
  await setScheme(null);
  await page.viewport(1000, 800);
});

test.for(Object.keys(states))(
  '%s: in every state axe finds nothing, it fits 320 pixels, and nothing is left in English',
  async (tag) => {
    await page.viewport(320, 800);
    const complaint = vi.spyOn(console, 'error');
    const stands = await show(tag, narrow);
    const where = (all: Stand[], faults: (one: Stand) => string[]) =>
      all.flatMap((one, i) => faults(one).map((fault) => `${states[tag]![i]!.name}: ${fault}`));
    // It is the state that it says it is.
    const saysNo = where(stands, ({ heard }) => heard.filter((one) => /^a39-(error|auth-required)/.test(one)));
    expect(saysNo.map((one) => one.replace(/ \{.*/, ''))).toEqual(
      states[tag]!.map(({ name }) => name).flatMap((name) =>
        name === 'offline' || name === 'too-old'
          ? [`${name}: a39-error`]
          : name === 'signed-out' || name === 'labelled'
            ? [`${name}: a39-auth-required`]
            : [],
      ),
    );
    // What is drawn last can still move what stands around it.
    await expect.poll(() => where(stands, unreadable)).toEqual([]);
    for (const scheme of ['light', 'dark'] as const) {
      await setScheme(scheme);
      // Of the elements on this page no two ever stand on one.
      const found = (await violations(scheme)).filter(([rule]) => rule !== 'landmark-unique');
      expect({ scheme, found }).toEqual({ scheme, found: [] });
    }
    const turned = await show(tag, { ...narrow, lang: pseudoLang, dir: 'rtl' });
    await expect
      .poll(() => ({ cut: where(turned, unreadable), english: where(turned, untranslated) }))
      .toEqual({ cut: [], english: [] });
    expect(complaint.mock.calls).toEqual([]);
  },
);
