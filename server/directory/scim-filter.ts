import { ScimFault, type ScimType } from './scim-fault.ts';

/** A filter as RFC 7644, 3.4.2.2, writes it. Paths are in lower case, without the URN of their schema. */
export type ScimFilter =
  | { kind: 'and'; of: ScimFilter[] }
  | { kind: 'or'; of: ScimFilter[] }
  | { kind: 'not'; of: ScimFilter }
  | { kind: 'compare'; path: string; op: Comparison; value: string | number | boolean | null };

const comparisons = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr'] as const;
export type Comparison = (typeof comparisons)[number];

/** Far more than any directory asks, and little enough for one statement. */
const longest = 4_000;
const deepest = 20;

const token = /\s*(?:(?<text>"(?:[^"\\]|\\.)*")|(?<mark>[()[\]])|(?<word>[^\s()[\]"]+))/y;

/**
 * Reads a filter. `emails[type eq "work"].value eq "x"` becomes `emails.type eq "work" and emails.value eq "x"`: nobody here
 * has two of anything. Refuses what is no filter (as `fault`).
 */
export function readFilter(text: string, fault: ScimType = 'invalidFilter'): ScimFilter {
  return new Reader(text, fault).whole();
}

/** A path of a PATCH: `emails[type eq "work"].value`, or with a whole schema in front. */
export interface ScimPath {
  attribute: string;
  where: ScimFilter | undefined;
  part: string | undefined;
}

/** Reads a path; refuses what is none (`invalidPath`). */
export function readPath(text: string): ScimPath {
  const plain = withoutSchema(text.trim());
  const found = /^([a-z$][\w$-]*)(?:\[(.*)\])?(?:\.([a-z$][\w$-]*))?$/is.exec(plain);
  if (!found || text.length > longest)
    throw new ScimFault(400, `There is no path ${text.slice(0, 100)}.`, 'invalidPath');
  const [, attribute, where, part] = found;
  return {
    attribute: attribute!.toLowerCase(),
    where: where === undefined ? undefined : readFilter(where, 'invalidPath'),
    part: part?.toLowerCase(),
  };
}

/** `urn:…:2.0:User:department` is `department`; names do not repeat between the schemas that we know. */
export function withoutSchema(path: string): string {
  return path.replace(/^urn:ietf:params:scim:schemas:(?:core|extension:enterprise):2\.0:(?:User|Group):/i, '');
}

class Reader {
  readonly #tokens: { text: string; isText: boolean }[] = [];
  readonly #fault: ScimType;
  #at = 0;
  #depth = 0;

  constructor(text: string, fault: ScimType) {
    this.#fault = fault;
    if (text.length > longest) throw this.#no('It is too long.');
    const rest = text.trimEnd();
    token.lastIndex = 0;
    while (token.lastIndex < rest.length) {
      const from = token.lastIndex;
      const { groups } = token.exec(rest) ?? {};
      if (!groups) throw this.#no(`Nothing fits at ${rest.slice(from, from + 20)}.`);
      this.#tokens.push({
        text: groups['text'] ?? groups['mark'] ?? groups['word']!,
        isText: 'text' in groups && groups['text'] !== undefined,
      });
    }
  }

  whole(): ScimFilter {
    const filter = this.#either('');
    if (this.#at < this.#tokens.length) throw this.#no(`Nothing fits at ${this.#tokens[this.#at]!.text}.`);
    return filter;
  }

  #either(prefix: string): ScimFilter {
    if (++this.#depth > deepest) throw this.#no('It is too deep.');
    const of = [this.#both(prefix)];
    while (this.#takes('or')) of.push(this.#both(prefix));
    this.#depth--;
    return of.length === 1 ? of[0]! : { kind: 'or', of };
  }

  #both(prefix: string): ScimFilter {
    const of = [this.#one(prefix)];
    while (this.#takes('and')) of.push(this.#one(prefix));
    return of.length === 1 ? of[0]! : { kind: 'and', of };
  }

  #one(prefix: string): ScimFilter {
    if (this.#takes('not')) {
      if (!this.#takes('(')) throw this.#no('After not comes a bracket.');
      return { kind: 'not', of: this.#closed(prefix, ')') };
    }
    if (this.#takes('(')) return this.#closed(prefix, ')');
    const { text, isText } = this.#next();
    const name = withoutSchema(text).toLowerCase();
    if (isText || !/^[a-z$][\w$.-]*$/.test(name)) throw this.#no(`${text} is no attribute.`);
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (!this.#takes('[')) return this.#comparison(path);
    if (prefix !== '') throw this.#no('Brackets are not put into brackets.');
    const inner = this.#closed(path, ']');
    const after = this.#tokens[this.#at];
    if (!after || after.isText || !after.text.startsWith('.')) return inner;
    this.#at++;
    return { kind: 'and', of: [inner, this.#comparison(`${path}${after.text.toLowerCase()}`)] };
  }

  #closed(prefix: string, mark: string): ScimFilter {
    const filter = this.#either(prefix);
    if (!this.#takes(mark)) throw this.#no(`A ${mark} is missing.`);
    return filter;
  }

  #comparison(path: string): ScimFilter {
    const word = this.#next().text.toLowerCase();
    const op = comparisons.find((name) => name === word);
    if (!op) throw this.#no(`${word} compares nothing.`);
    if (op === 'pr') return { kind: 'compare', path, op, value: null };
    const { text } = this.#next();
    return { kind: 'compare', path, op, value: this.#value(text) };
  }

  #value(text: string): string | number | boolean | null {
    try {
      // Entra writes True and False.
      const value: unknown = JSON.parse(/^(true|false|null)$/i.test(text) ? text.toLowerCase() : text);
      // No database keeps such characters, so nothing has them.
      if (typeof value === 'string' && /[\p{Cc}\p{Cs}]/u.test(value)) throw this.#no('A value is one line of text.');
      if (value === null || typeof value !== 'object') return value as string | number | boolean | null;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw this.#no(`${text} is no value. Put text in double quotes.`);
  }

  #takes(text: string): boolean {
    const now = this.#tokens[this.#at];
    if (!now || now.isText || now.text.toLowerCase() !== text) return false;
    this.#at++;
    return true;
  }

  #next(): { text: string; isText: boolean } {
    const now = this.#tokens[this.#at++];
    if (!now) throw this.#no('It ends too early.');
    return now;
  }

  #no(why: string): ScimFault {
    return new ScimFault(400, `The filter cannot be read. ${why}`, this.#fault);
  }
}
