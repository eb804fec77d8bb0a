import type { LitElement, ReactiveController } from 'lit';

/** English at hand; another language comes when it is first met. */
export interface Dictionary<T> {
  en: T;
  others: Record<string, () => Promise<T>>;
  /** What has come so far. */
  come?: Record<string, T>;
}

/** The language of these words that is meant by a BCP 47 tag; English where there is none. */
function languageFor<T>({ others }: Dictionary<T>, lang: string): string {
  const language = lang.slice(0, 2).toLowerCase();
  return language in others ? language : 'en';
}

function isHere<T>(words: Dictionary<T>, lang: string): boolean {
  const language = languageFor(words, lang);
  return language === 'en' || words.come?.[language] !== undefined;
}

/** The words in that language; in English as long as it has not come. */
export function termsIn<T>(words: Dictionary<T>, lang: string): T {
  return words.come?.[languageFor(words, lang)] ?? words.en;
}

/** Gets the words of that language. Never fails: without its file, which an update may have removed, English is better than nothing. */
export async function fetchTerms<T>(words: Dictionary<T>, lang: string): Promise<void> {
  if (isHere(words, lang)) return;
  const language = languageFor(words, lang);
  const terms = await words.others[language]!().catch(() => words.en);
  words.come = { ...words.come, [language]: terms };
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

  get ready(): boolean {
    return isHere(this.#words, this.lang);
  }

  get t(): T {
    return termsIn(this.#words, this.lang);
  }

  hostConnected(): void {
    this.#seen = new MutationObserver(() => this.#host.requestUpdate());
    this.#seen.observe(document.documentElement, { attributeFilter: ['lang'], subtree: true });
  }

  hostDisconnected(): void {
    this.#seen?.disconnect();
  }

  hostUpdate(): void {
    if (!this.ready) void fetchTerms(this.#words, this.lang).then(() => this.#host.requestUpdate());
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
