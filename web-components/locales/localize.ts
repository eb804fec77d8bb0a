import type { LitElement, ReactiveController } from 'lit';
import { en, type Terms } from './en.ts';

const known = new Map<string, Terms>([['en', en]]);
const waiting = new Map<string, Promise<void>>();
const languages: Record<string, () => Promise<Terms>> = {
  de: async () => (await import('./de.ts')).de,
};

/** Words, dates and numbers in the nearest `lang`. English is at hand; another language comes when it is first met. */
export class Localize implements ReactiveController {
  #host: LitElement;
  #seen?: MutationObserver;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** BCP 47. Bare English is written the European way: the day before the month. */
  get lang(): string {
    const found = nearestLang(this.#host);
    return found === 'en' ? 'en-GB' : found;
  }

  get #language(): string {
    const language = this.lang.slice(0, 2).toLowerCase();
    return language in languages ? language : 'en';
  }

  get ready(): boolean {
    return known.has(this.#language);
  }

  get t(): Terms {
    return known.get(this.#language) ?? en;
  }

  hostConnected(): void {
    this.#seen = new MutationObserver(() => this.#host.requestUpdate());
    this.#seen.observe(document.documentElement, { attributeFilter: ['lang'], subtree: true });
  }

  hostDisconnected(): void {
    this.#seen?.disconnect();
  }

  hostUpdate(): void {
    const language = this.#language;
    const load = languages[language];
    if (known.has(language) || !load) return;
    if (!waiting.has(language))
      waiting.set(
        language,
        load().then(
          (terms) => void known.set(language, terms),
          () => void known.set(language, en),
        ),
      );
    void waiting.get(language)?.then(() => this.#host.requestUpdate());
  }

  /** The learner's own day. Whether something is overdue is for the server to say. */
  get today(): string {
    return new Date().toLocaleDateString('sv');
  }

  /** `day` is `YYYY-MM-DD`. */
  date(day: string, options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }): string {
    return new Intl.DateTimeFormat(this.lang, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  }

  /** With its weekday; the year only when it is not this one. */
  weekday(day: string, today: string): string {
    const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const };
    return this.date(day, { weekday: 'long', day: 'numeric', month: 'long', ...year }).replace(/^(\p{L}+),/u, this.lang.startsWith('en') ? '$1' : '$1,');
  }

  /** "in 9 days", "tomorrow", "3 days ago". */
  fromToday(day: string, today: string): string {
    return new Intl.RelativeTimeFormat(this.lang, { numeric: 'auto' }).format(daysBetween(today, day), 'day');
  }

  number(n: number): string {
    return new Intl.NumberFormat(this.lang).format(n);
  }
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function nearestLang(element: Element): string {
  for (let at: Element | undefined = element; at; ) {
    const found = at.closest('[lang]:not([lang=""])');
    if (found) return found.getAttribute('lang') as string;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language || 'en';
}
