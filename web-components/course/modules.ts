import type { LessonModule, Step } from '../api/client.ts';

/** The texts of a lesson, module by module: got when they are needed, or shortly before. */
export class Modules {
  readonly #get: (module: string) => Promise<LessonModule>;
  readonly #here = new Map<string, LessonModule>();
  readonly #coming = new Map<string, Promise<void>>();

  constructor(get: (module: string) => Promise<LessonModule>) {
    this.#get = get;
  }

  /** A step by its id, if its module is here. */
  step(module: string, step: string): Step | undefined {
    return this.#here.get(module)?.steps.find(({ id }) => id === step);
  }

  /** Resolves when the module is here; undefined if it is already. One that did not come is asked for anew. */
  fetch(module: string): Promise<void> | undefined {
    if (this.#here.has(module)) return undefined;
    let coming = this.#coming.get(module);
    if (!coming) {
      coming = this.#get(module)
        .then((found) => void this.#here.set(module, found))
        .finally(() => this.#coming.delete(module));
      this.#coming.set(module, coming);
    }
    return coming;
  }

  /** Gets modules while nothing else is to do. Whoever needs one that did not come hears of it then. */
  fetchWhenIdle(modules: readonly string[]): void {
    const fetchAll = (): void => {
      for (const module of modules) this.fetch(module)?.catch(() => {});
    };
    // Safari has no requestIdleCallback, and on a busy host page there may never be an idle moment.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(fetchAll, { timeout: 2000 });
    else setTimeout(fetchAll, 200);
  }
}
