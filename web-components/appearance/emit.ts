/** Host pages listen, and so may their analytics: a detail never holds an answer, a score or a name. */
export function emit(from: HTMLElement, type: `a39-${string}`, detail: object = {}, cancelable = false): boolean {
  return from.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
}
