import type { LitElement, ReactiveController } from 'lit';

/** English at hand; another language comes when it is first met. */
export interface Dictionary<T> {
  en: T;
  others: Record<string, () => Promise<T>>;
  /** What has come so far. */
  come?: Record<string, T>;
}

/** Words, dates and numbers in the nearest `lang`. */
export class Localize<T> implements ReactiveController {
  #host: LitElement;
  #words: Dictionary<T>;
  #seen?: MutationObserver;

  constructor(host: LitElement, words: Dictionary<T>) {
    this.#host = host;
    this.#words = words;
    host.addController(this);
  }

  /** BCP 47. Bare English is written the European way: the day before the month. */
  get lang(): string {
    const found = nearestLang(this.#host);
    return found === 'en' ? 'en-GB' : found;
  }

  get #language(): string {
    const language = this.lang.slice(0, 2).toLowerCase();
    return language in this.#words.others ? language : 'en';
  }

  get ready(): boolean {
    return this.#language === 'en' || this.#words.come?.[this.#language] !== undefined;
  }

  get t(): T {
    return this.#words.come?.[this.#language] ?? this.#words.en;
  }

  hostConnected(): void {
    this.#seen = new MutationObserver(() => this.#host.requestUpdate());
    this.#seen.observe(document.documentElement, { attributeFilter: ['lang'], subtree: true });
  }

  hostDisconnected(): void {
    this.#seen?.disconnect();
  }

  hostUpdate(): void {
    if (!this.ready) void this.#fetch(this.#language);
  }

  async #fetch(language: string): Promise<void> {
    const { others, en } = this.#words;
    // Without its file, which an update of the server may have removed, English is better than nothing.
    const terms = await others[language]?.().catch(() => en);
    this.#words.come = { ...this.#words.come, [language]: terms ?? en };
    this.#host.requestUpdate();
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
    return this.date(day, { weekday: 'long', day: 'numeric', month: 'long', ...year }).replace(
      /^(\p{L}+),/u,
      this.lang.startsWith('en') ? '$1' : '$1,',
    );
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
  for (let at: Element | undefined = element; at;) {
    const found = at.closest('[lang]:not([lang=""])');
    if (found) return found.getAttribute('lang') as string;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language || 'en';
}
