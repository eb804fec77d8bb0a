/**
 * What each event tells. Host pages listen, and so may their analytics: nothing here ever holds an answer, a score or a name.
 * In a page: `element.addEventListener('a39-open', ({ detail }) => …)`.
 */
export interface A39EventDetails {
  'a39-ready': Nothing;
  'a39-auth-required': Nothing;
  'a39-error': { code: string };
  'a39-signed-in': Nothing;
  'a39-signed-out': Nothing;
  'a39-auth-error': { code: string };
  'a39-count': { open: number; overdue: number };
  'a39-open': { courseId: string };
  'a39-step': { index: number; total: number };
  'a39-saved': Nothing;
  'a39-complete': { courseId: string; version: string };
  'a39-exit': Nothing;
  'a39-answered': Nothing;
  'a39-acknowledged': { documentId: string; version: string };
  'a39-download': { courseId: string };
  'a39-export-requested': Nothing;
  'a39-filter': Nothing;
  'a39-open-team': Nothing;
  'a39-people-imported': Nothing;
}
type Nothing = Record<string, never>;

export type A39Events = { [Name in keyof A39EventDetails]: CustomEvent<A39EventDetails[Name]> };

declare global {
  // Both: an event bubbles, so a page may listen on any element of its own, or on the document.
  interface HTMLElementEventMap extends A39Events {}
  interface DocumentEventMap extends A39Events {}
}

/** Sends an event. Answers false if somebody who listens took it over. */
export function emit<Name extends keyof A39EventDetails>(
  from: HTMLElement,
  type: Name,
  ...[detail, cancelable = false]: A39EventDetails[Name] extends Nothing
    ? [detail?: A39EventDetails[Name], cancelable?: boolean]
    : [detail: A39EventDetails[Name], cancelable?: boolean]
): boolean {
  return from.dispatchEvent(new CustomEvent(type, { detail: detail ?? {}, cancelable, bubbles: true, composed: true }));
}
