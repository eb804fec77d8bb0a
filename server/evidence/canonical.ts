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
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('A lone surrogate has no UTF-8 form.');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`${value} is not a safe integer.`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${typeof value} cannot be evidence.`);
  const members = Object.keys(value)
    .sort()
    .map((key) => {
      if (!keyRule.test(key)) throw new TypeError(`The key ${JSON.stringify(key)} is not allowed in evidence.`);
      return `"${key}":${canonical(value[key]!)}`;
    });
  return `{${members.join(',')}}`;
}
