import { pseudoLang } from './pseudo-locale.ts';
import type { Look } from './stand.ts';
import { states } from './states.ts';

/** What the address asks for: `?element=a39-status&state=overdue&theme=dark&lang=pl&dir=rtl&width=320&heading=3`. */
export interface Asked extends Look {
  element: string;
  /** Only this state; all if empty. */
  state: string;
}

export const choices = {
  theme: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  lang: {
    en: 'English',
    de: 'Deutsch',
    es: 'Español',
    fr: 'Français',
    it: 'Italiano',
    nl: 'Nederlands',
    pl: 'Polski',
    [pseudoLang]: '[Pseudo]',
  },
  dir: { ltr: 'Left to right', rtl: 'Right to left' },
  width: { 320: '320', 640: '640', 1024: '1024' },
  heading: { 2: 'h2', 3: 'h3', 4: 'h4' },
} as const satisfies Record<string, Record<string, string>>;

export function askedIn(address: string): Asked {
  const given = new URLSearchParams(address);
  const one = (name: keyof typeof choices, usual: string): string => {
    const found = given.get(name) ?? usual;
    return found in choices[name] ? found : usual;
  };
  const element = given.get('element') ?? '';
  const lang = one('lang', 'en');
  return {
    element: element in states ? element : 'a39-status',
    state: given.get('state') ?? '',
    theme: one('theme', 'auto') as Asked['theme'],
    lang,
    dir: one('dir', lang === pseudoLang ? 'rtl' : 'ltr') as Asked['dir'],
    width: Number(one('width', '320')),
    heading: Number(one('heading', '3')),
  };
}

/** The address of the same look, with a change. */
export function addressOf(asked: Asked, change: Partial<Record<keyof Asked, string>>): string {
  const all = { ...asked, ...change };
  return `?${new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [[name, `${value}`]])))}`;
}
