import { bad, good, look, plain, type Finding } from './findings.ts';

/** Elements that a page of others may carry. */
const ours = new Set(
  [
    'config signin status my-training course quick-check refresher acknowledge my-documents certificates privacy team',
  ].flatMap((names) => names.split(' ').map((name) => `a39-${name}`)),
);
/** They show nothing, or bring their own words. */
const withoutFallback = new Set(['a39-config', 'a39-signin', 'a39-check']);
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl'];

/** Whether our words are there in a language. */
export function isOurs(lang: string): boolean {
  return languages.includes(lang.slice(0, 2).toLowerCase());
}

/** What can be seen in the page itself, without asking anybody. */
export function lookAtPage(server: string): Finding[] {
  return [
    lookAtCopies(),
    ...lookAtElements(),
    lookAtLanguage(),
    lookAtContrast(),
    lookAtIsolation(),
    lookAtSite(server),
  ];
}

/** Tags of our script, wherever they lead: `…/embed/v1/a39.js` or `…/embed/1.2.3-…/a39.js`. */
export function scriptTags(): HTMLScriptElement[] {
  return [...document.querySelectorAll<HTMLScriptElement>('script[src]')].filter(({ src }) =>
    /\/embed\/[^/?#]+\/a39\.js(\?|$)/.test(src),
  );
}

function lookAtCopies(): Finding {
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /\/embed\/[^/?#]+\/a39\.js(\?|$)/.test(name));
  const addresses = new Set([...loaded, ...scriptTags().map(({ src }) => src)]);
  return addresses.size > 1 ? look('copies', 'copies', `${addresses.size}`) : good('copies', 'oneCopy');
}

function elementsHere(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('*')].filter(
    ({ localName }) => localName.startsWith('a39-') && localName !== 'a39-check',
  );
}

function lookAtElements(): Finding[] {
  const here = elementsHere();
  const shown = here.filter(({ localName }) => !withoutFallback.has(localName));
  if (shown.length === 0) return [look('elements', 'noElements')];
  const counted = Map.groupBy(here, ({ localName }) => localName);
  const list = [...counted].map(([tag, { length }]) => (length > 1 ? `${tag} × ${length}` : tag)).join(', ');
  const unknown = [...counted.keys()].filter((tag) => !ours.has(tag) || !customElements.get(tag));
  const bare = shown.filter((element) => !element.querySelector('a[href]')).map(({ localName }) => localName);
  return [
    good('elements', 'elements', list),
    ...(unknown.length > 0 ? [bad('elements', 'undefinedOnes', unknown.join(', '))] : []),
    bare.length > 0 ? look('fallback', 'noFallback', [...new Set(bare)].join(', ')) : good('fallback', 'fallback'),
  ];
}

function lookAtLanguage(): Finding {
  const from = elementsHere()[0]?.closest('[lang]:not([lang=""])') ?? document.documentElement;
  const lang = from.getAttribute('lang') ?? '';
  if (lang === '') return look('language', 'noLanguage');
  return isOurs(lang) ? good('language', 'language', lang) : look('language', 'languageUnknown', lang);
}

/** What a page is isolated with cannot be asked, but whether it is. */
function lookAtIsolation(): Finding {
  return crossOriginIsolated ? good('isolation', 'isolated') : plain('isolation', 'notIsolated');
}

/** Which domains count as one site only the browser knows; the last two names are the rule. */
export function isSameSite(server: string): boolean {
  const [mine, theirs] = [location, new URL(server)];
  const site = (host: string): string => (/^[\d.]+$|:/.test(host) ? host : host.split('.').slice(-2).join('.'));
  return mine.protocol === theirs.protocol && site(mine.hostname) === site(theirs.hostname);
}

function lookAtSite(server: string): Finding {
  if (!navigator.cookieEnabled) return look('site', 'cookiesOff');
  return isSameSite(server) ? good('site', 'sameSite') : plain('site', 'otherSite');
}

/** Our text takes its colour from the page, and nothing behind it but what the page has there. */
function lookAtContrast(): Finding {
  const ratios = elementsHere()
    .filter((element) => !withoutFallback.has(element.localName))
    .map((element) => contrastOf(element));
  if (ratios.length === 0 || ratios.includes(undefined)) return plain('contrast', 'contrastUnknown');
  const least = Math.min(...ratios.map((ratio) => ratio!));
  const shown = `${Math.floor(least * 10) / 10}`;
  return least < 4.5 ? bad('contrast', 'contrastLow', shown) : good('contrast', 'contrast', shown);
}

type Colour = [red: number, green: number, blue: number, alpha: number];

/** Undefined where a picture lies behind it. */
function contrastOf(element: Element): number | undefined {
  const style = getComputedStyle(element);
  let behind: Colour = [0, 0, 0, 0];
  for (let at: Element | null = element; at && behind[3] < 1; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return undefined;
    behind = over(behind, colourOf(backgroundColor));
  }
  behind = over(behind, colourOf(canvasOf(element)));
  const text = over(colourOf(style.color), behind);
  const [light, dark] = [luminance(text), luminance(behind)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function canvasOf(element: Element): string {
  const { colorScheme } = getComputedStyle(element);
  const isDark = colorScheme.includes('dark');
  const isLight = colorScheme.includes('light') || !isDark;
  return isDark && (!isLight || matchMedia('(prefers-color-scheme: dark)').matches) ? '#121212' : '#ffffff';
}

/** Whatever way the browser writes it. */
function colourOf(text: string): Colour {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const drawing = canvas.getContext('2d', { willReadFrequently: true })!;
  drawing.fillStyle = text;
  drawing.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = drawing.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!, alpha! / 255];
}

/** One colour upon another. */
function over([r, g, b, a]: Colour, [red, green, blue, alpha]: Colour): Colour {
  const both = a + alpha * (1 - a);
  if (both === 0) return [0, 0, 0, 0];
  const mix = (front: number, back: number): number => (front * a + back * alpha * (1 - a)) / both;
  return [mix(r, red), mix(g, green), mix(b, blue), both];
}

/** WCAG 2.2, relative luminance. */
function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
