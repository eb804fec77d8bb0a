/** What a leaf may be made of: the restricted RFC 8785 subset of evidence.md 2.1. */
export type Canonical = string | number | boolean | null | Canonical[] | { [key: string]: Canonical };

const keyRule = /^[a-z_][a-z0-9_]*$/;

/**
 * The one text of a value. Keys are ASCII and sorted, there is no white space, and no number has a fraction, so that every
 * JSON library agrees on the bytes.
 * Throws TypeError for floats, -0, integers past 2^53, lone surrogates, undefined and other keys: they are programming
 * errors, since input is checked before it gets here.
 */
export function canonical(value: Canonical): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('A lone surrogate has no UTF-8 form.');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`${value} is not a safe integer.`);
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') throw new TypeError(`${typeof value} cannot be evidence.`);
  // Joined by hand: every completion passes here some thirty times.
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += text === '' ? canonical(item) : `,${canonical(item)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    if (!isKey(key)) throw new TypeError(`The key ${JSON.stringify(key)} is not allowed in evidence.`);
    const member = `"${key}":${canonical(value[key]!)}`;
    text += text === '' ? member : `,${member}`;
  }
  return `{${text}}`;
}

/** Keys that were found to be allowed; there are some forty, and input never makes one. */
const allowedKeys = new Set<string>();

function isKey(key: string): boolean {
  if (allowedKeys.has(key)) return true;
  if (!keyRule.test(key)) return false;
  if (allowedKeys.size < 1_000) allowedKeys.add(key);
  return true;
}
