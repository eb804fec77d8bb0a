import type { Value } from './own-data-shapes.ts';

/** What opens something, by how others call it. */
const opens = /token|secret|password|credential|authorization|^key$/i;

/** What a delivery says, as it is sent, but for what would open the receiver. A text that is no JSON is left as it is. */
export function withoutCredentials(body: string): Value {
  try {
    return JSON.parse(body, (name, value: Value) => (opens.test(name) ? undefined : value)) as Value;
  } catch {
    return body;
  }
}
