import { parentPort, type MessagePort } from 'node:worker_threads';
import type { Errand, FromThread } from './errand.ts';

/** Whoever gave the errand. */
export class Giver<E extends Errand> {
  readonly #port: MessagePort;
  #asked = 0;
  #wake = (): void => {};

  constructor(port: MessagePort) {
    this.#port = port;
    // Each message asks for one piece. The first may come before there is one: none must be lost.
    port.on('message', () => {
      this.#asked++;
      this.#wake();
    });
  }

  tell(told: E['told']): void {
    this.#send({ told });
  }

  /** Hands over a piece of the file when it is asked for; its bytes are given away. */
  async give(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#untilAsked();
    this.#send({ piece }, [piece.buffer]);
  }

  /** Ends the file. @param end what is to be known of the whole of it */
  async finish(end?: E['end']): Promise<void> {
    await this.#untilAsked();
    this.#send({ end });
  }

  async #untilAsked(): Promise<void> {
    while (this.#asked === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#asked--;
  }

  #send(message: FromThread<E>, given: ArrayBuffer[] = []): void {
    this.#port.postMessage(message, given);
  }
}

/** What this thread does, one errand after the other. What it throws ends the thread, and whoever gave the errand is told. */
export function takeErrands<E extends Errand>(run: (order: E['order'], giver: Giver<E>) => Promise<void>): void {
  parentPort!.on(
    'message',
    ({ order, port }: { order: E['order']; port: MessagePort }) => void run(order, new Giver<E>(port)),
  );
}
