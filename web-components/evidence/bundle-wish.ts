import type { BundleOrder } from './evidence-api.ts';

/** What is filled in, as it is typed. */
export interface Wish {
  kind: BundleOrder['kind'] | '';
  from: string;
  to: string;
  indexes: string;
  hideWho: boolean;
  index: string;
  nonce: string;
  age: string;
}

export type WishField = 'from' | 'to' | 'indexes' | 'index' | 'nonce' | 'age';

/** Something that cannot be sent: which word of ours says so, and about what. */
export interface Fault {
  field: WishField;
  why: 'day' | 'order' | 'noIndexes' | 'tooMany' | 'notNumber' | 'range' | 'nonce' | 'age';
  text: string;
}

export const noWish: Wish = {
  kind: '',
  from: '',
  to: '',
  indexes: '',
  hideWho: false,
  index: '',
  nonce: '',
  age: '',
};

/** As many as the server takes for a sample. */
const mostIndexes = 2_000;

/** The order for a wish, or all that is wrong with it, in the order of the fields. `wish.kind` must be chosen. */
export function orderOf(wish: Wish): BundleOrder | Fault[] {
  const age = wish.age.trim() || null;
  const faults: Fault[] = [];
  const fault = (field: WishField, why: Fault['why'], text = '') => void faults.push({ field, why, text });
  let order: BundleOrder = { kind: 'full', age };
  switch (wish.kind) {
    case 'period': {
      const { from, to } = wish;
      if (!from) fault('from', 'day');
      if (!to) fault('to', 'day');
      if (from && to && to < from) fault('to', 'order');
      order = { kind: 'period', from, to, age };
      break;
    }
    case 'sample': {
      const read = readIndexes(wish.indexes);
      if (!Array.isArray(read)) fault('indexes', read.why, read.text);
      else if (read.length === 0) fault('indexes', 'noIndexes');
      else if (read.length > mostIndexes) fault('indexes', 'tooMany');
      else order = { kind: 'sample', indexes: read, hideWho: wish.hideWho, age };
      break;
    }
    case 'certificate': {
      const read = readIndexes(wish.index);
      if (!Array.isArray(read)) fault('index', read.why, read.text);
      else if (read.length !== 1) fault('index', read.length === 0 ? 'noIndexes' : 'notNumber', wish.index.trim());
      else order = { kind: 'certificate', index: read[0]!, age };
    }
  }
  if (noncePart(wish) && !/^[A-Za-z0-9._-]{1,64}$/.test(noncePart(wish))) fault('nonce', 'nonce');
  if (age !== null && !age.startsWith('age1')) fault('age', 'age');
  return faults.length > 0 ? faults : order;
}

/** The nonce to enter, or nothing. A single record comes without the log, so no nonce could be seen in it. */
export function noncePart({ kind, nonce }: Wish): string {
  return kind === 'certificate' ? '' : nonce.trim();
}

/**
 * Numbers of entries in whatever form they were sent: with commas, semicolons, spaces or lines between them, in brackets, with a
 * `#` before them, as `20-25`. What cannot be read is named, because an auditor would miss what was left out in silence.
 * @returns ascending, each once
 */
export function readIndexes(text: string): number[] | Pick<Fault, 'why' | 'text'> {
  const found = new Set<number>();
  const joined = text.replaceAll(/(\d)[^\S\n]*[-–][^\S\n]*(?=\d)/g, '$1-');
  for (const token of joined.split(/[\s,;|/#()[\]"'•*]+/).filter(Boolean)) {
    const [, first, last = first] = /^(\d{1,15})(?:-(\d{1,15}))?\.?$/.exec(token) ?? [];
    if (first === undefined) return { why: 'notNumber', text: token };
    const [from, to] = [Number(first), Number(last)];
    if (to < from || to - from >= mostIndexes) return { why: 'range', text: token };
    for (let index = from; index <= to; index++) found.add(index);
  }
  return [...found].sort((a, b) => a - b);
}

/** Addresses have an end, and a long sample would pass it. */
const longestInAddress = 1_000;

/** A wish in the address: what of it a link can bring back. The nonce and the key are for one time. */
export function wishInAddress({ kind, from, to, indexes, hideWho, index }: Wish): Record<string, string | null> {
  const read = readIndexes(indexes);
  const entries = kind === 'sample' && Array.isArray(read) ? read.join(',') : '';
  const entry = kind === 'certificate' ? index.trim() : '';
  return {
    bundle: kind || null,
    from: (kind === 'period' && from) || null,
    to: (kind === 'period' && to) || null,
    entries: entries && entries.length <= longestInAddress ? entries : entry || null,
    names: kind === 'sample' && hideWho ? 'hidden' : null,
  };
}

/** The wish that an address holds. */
export function wishFrom(params: URLSearchParams): Wish {
  const bundle = params.get('bundle');
  const kind = (['full', 'period', 'sample', 'certificate'] as const).find((one) => one === bundle) ?? '';
  const entries = params.get('entries') ?? '';
  return {
    ...noWish,
    kind,
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
    indexes: kind === 'sample' ? entries.replaceAll(',', ', ') : '',
    index: kind === 'certificate' ? entries : '',
    hideWho: params.get('names') === 'hidden',
  };
}
