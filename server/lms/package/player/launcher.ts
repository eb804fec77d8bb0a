import pageStyles from '../../../pages/page.css?inline';
import type { Launched, Results, Taken } from '../package-shapes.ts';
import type { Connected } from '../packaged.ts';
import { packageWords, type PackageWords } from '../words.ts';
import { adoptStyles, paragraph } from './draw.ts';
import { NotKept } from './keeper.ts';
import styles from './player.css?inline';
import { scormKeeper, type ScormKeeper } from './scorm.ts';

declare global {
  interface Window {
    /** Written by `connect.js`. */
    article39Connected: Connected;
  }
}

/** How often the server is asked for what the LMS is to be told. */
const askMs = 5_000;

/** The server said no, with its code; or it could not be reached (`unreachable`). */
class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

async function ask<T>(url: string, body?: unknown, token?: string): Promise<T> {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    credentials: 'omit',
    cache: 'no-store',
  }).catch(() => {
    throw new Refused('unreachable');
  });
  if (!answer.ok) {
    const said = (await answer.json().catch(() => null)) as { error?: { code?: string } } | null;
    throw new Refused(said?.error?.code ?? 'other');
  }
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** The launcher in its page: it opens the course on our server, and tells the LMS what the server says. */
class Launcher {
  readonly #given: Connected;
  readonly #words: PackageWords;
  readonly #lms: ScormKeeper;
  readonly #said = document.createElement('div');
  readonly #trouble = paragraph('', 'alert');
  #launched: Launched | undefined;
  #share: number | null = null;
  #completed = false;
  #asking: Promise<void> | undefined;

  constructor(given: Connected, lms: ScormKeeper) {
    this.#given = given;
    this.#words = packageWords(given.lang);
    this.#lms = lms;
  }

  get #launches(): string {
    return `${this.#given.server}/lms/package/v1/launches`;
  }

  async start(main: Element): Promise<void> {
    const { connected } = this.#words;
    main.replaceChildren(this.#said, paragraph(connected.opening, 'note'));
    // At once: else some LMSs take whoever leaves again for somebody who has completed it.
    void this.#keep();
    try {
      this.#launched = await ask<Launched>(this.#launches, {
        package: this.#given.package,
        key: this.#given.key,
        learner: this.#lms.learner,
        around: originsAround(),
      });
    } catch (cause) {
      main.replaceChildren(this.#heading(), this.#said, paragraph(sayRefusal(this.#words, cause), 'alert'));
      return;
    }
    const { frame, proof, open } = this.#launched;
    if (frame && proof) {
      this.#answerFrame(proof);
      main.replaceChildren(this.#said, frameOf(frame, this.#given.title));
    } else if (open)
      main.replaceChildren(
        this.#heading(),
        this.#said,
        paragraph(connected.about, 'note'),
        ...windowWay(open, this.#words),
      );
    // What is only looked at takes no result, which then waits for a launch that does.
    if (!this.#lms.records) return;
    void this.#fetchResults();
    setInterval(() => void this.#fetchResults(), askMs);
    addEventListener('visibilitychange', () => void this.#fetchResults());
  }

  #heading(): Element {
    const heading = document.createElement('h1');
    heading.textContent = this.#given.title;
    return heading;
  }

  /** A frame of our server asks for what shows that it is the one of this launch (as in LTI's Client Side postMessages). */
  #answerFrame({ key, value }: NonNullable<Launched['proof']>): void {
    addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
      const asked = (data ?? {}) as { subject?: unknown; key?: unknown; message_id?: unknown };
      if (origin !== this.#given.server || asked.subject !== 'lti.get_data' || asked.key !== key) return;
      const answer = { subject: 'lti.get_data.response', message_id: asked.message_id, key, value };
      (source as Window).postMessage(answer, this.#given.server);
    });
  }

  #fetchResults(): Promise<void> {
    this.#asking ??= this.#fetchNow()
      .catch(() => {
        // Whatever it was, it is asked again.
      })
      .finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #fetchNow(): Promise<void> {
    const { registration, token } = this.#launched!;
    const { results } = await ask<Results>(`${this.#launches}/${registration}/results`, undefined, token);
    for (const { delivery, share } of results) {
      this.#completed = true;
      this.#share = share;
      const reason = await this.#keep();
      const taken: Taken = reason === undefined ? { taken: true } : { taken: false, reason: reason.slice(0, 500) };
      await ask(`${this.#launches}/${registration}/results/${delivery}`, taken, token);
      if (taken.taken) this.#said.replaceChildren(paragraph(this.#words.connected.told, 'note'));
    }
  }

  /** Keeps in the LMS how things stand; answers what it says if it does not take it. */
  async #keep(): Promise<string | undefined> {
    if (!this.#lms.records) return undefined;
    try {
      await this.#lms.keep({ left: '1', place: '', completed: this.#completed, share: this.#share });
      this.#trouble.remove();
      return undefined;
    } catch (cause) {
      const said = cause instanceof NotKept ? cause.message : String(cause);
      this.#trouble.textContent = `${this.#words.lms.notKept} ${this.#words.reason(said)}`;
      this.#said.append(this.#trouble);
      return said;
    }
  }

  async end(): Promise<void> {
    await this.#keep();
    await this.#lms.end();
  }
}

/** Pages around this one frame our server's too, and it asks of each whether it was let in. Firefox does not tell. */
function originsAround(): string[] {
  return [...new Set(Array.from(location.ancestorOrigins ?? []))].filter((origin) => origin !== 'null').slice(0, 8);
}

function sayRefusal({ connected }: PackageWords, cause: unknown): string {
  const code = cause instanceof Refused ? cause.code : 'other';
  if (code === 'unreachable') return connected.unreachable;
  return connected.refused[code as keyof typeof connected.refused] ?? connected.refused.other;
}

function frameOf(address: string, title: string): HTMLElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.src = address;
  frame.className = 'course';
  return frame;
}

function windowWay(address: string, { connected }: PackageWords): Element[] {
  const line = document.createElement('p');
  const link = document.createElement('a');
  link.className = 'button';
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = connected.open;
  line.append(link);
  return [paragraph(connected.window, 'note'), line];
}

function launch(given: Connected): void {
  adoptStyles(pageStyles, styles);
  const main = document.querySelector('main')!;
  const lms = scormKeeper(given.format, given.score, window);
  if (!lms) {
    main.replaceChildren(paragraph(packageWords(given.lang).noLms, 'alert'));
    return;
  }
  const launcher = new Launcher(given, lms);
  void launcher.start(main);
  addEventListener('pagehide', () => void launcher.end());
  // A page from the browser's memory has a session that was ended.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}

launch(window.article39Connected);
