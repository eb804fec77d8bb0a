import { MessageChannel, Worker, type MessagePort, type ResourceLimits } from 'node:worker_threads';

const restsFor = 60_000;

/** Threads with nothing to do, by what they can do. */
const resting = new Map<string, Thread[]>();

/**
 * A thread that does one errand after the other (`take-errands.ts`). Loading its program takes longer than most errands, so it
 * waits a minute for the next. It shares nothing with the errands before: each opens what it needs, and closes it.
 */
export class Thread {
  readonly #worker: Worker;
  readonly #kind: string;
  #onError: ((error: Error) => void) | undefined;
  #port: MessagePort | undefined;
  #until: NodeJS.Timeout | undefined;

  private constructor(program: URL, limits: ResourceLimits, kind: string) {
    this.#kind = kind;
    this.#worker = new Worker(program, { resourceLimits: limits });
    this.#worker.on('error', (error) => this.#onError?.(error as Error));
    this.#worker.on('exit', () => this.#leave());
  }

  /** @param limits of the memory that it may use; threads with others are not taken */
  static take(program: URL, limits: ResourceLimits = {}): Thread {
    const kind = `${program.href} ${JSON.stringify(limits)}`;
    const thread = resting.get(kind)?.at(-1) ?? new Thread(program, limits, kind);
    thread.#leave();
    thread.#worker.ref();
    return thread;
  }

  /** Gives it an errand; answers the port on which the two talk about it. @param onError told what the errand threw */
  begin(order: unknown, onError: (error: Error) => void): MessagePort {
    this.#onError = onError;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#worker.postMessage({ order, port: port2 }, [port2]);
    return port1;
  }

  /** The errand is done: the thread can be taken for another. */
  rest(): void {
    this.#port?.close();
    this.#onError = undefined;
    this.#worker.unref();
    this.#until = setTimeout(() => void this.end(), restsFor).unref();
    resting.set(this.#kind, [...(resting.get(this.#kind) ?? []), this]);
  }

  /** Ends the thread, whatever it does. */
  async end(): Promise<void> {
    this.#leave();
    await this.#worker.terminate();
  }

  #leave(): void {
    clearTimeout(this.#until);
    const others = (resting.get(this.#kind) ?? []).filter((one) => one !== this);
    resting.set(this.#kind, others);
  }
}
