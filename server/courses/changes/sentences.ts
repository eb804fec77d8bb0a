import type { Block, Inline } from '../course-model.ts';
import { blockText } from '../plain-text.ts';
import { alike } from './wording.ts';

/** A sentence that came (`older` is null), went (`newer` is null), or reads otherwise. */
export interface SentenceChange {
  older: string | null;
  newer: string | null;
  /** Where it stands, or would stand, in the older list and in the newer one. */
  at: number;
  to: number;
}

/** Text as it is compared: an address is part of it, because a link that leads elsewhere is a change. */
export function addressed(line: readonly Inline[]): Inline[] {
  return line.flatMap((piece): Inline[] => {
    if (typeof piece === 'string') return [piece];
    if (piece.t === 'a') return [...addressed(piece.c), ` (${piece.href})`];
    if (piece.t === 'img') return [piece, ` (${piece.src})`];
    return 'c' in piece ? addressed(piece.c) : [piece];
  });
}

function addressedBlock(block: Block): Block {
  switch (block.t) {
    case 'p':
    case 'h':
      return { ...block, c: addressed(block.c) };
    case 'ul':
    case 'ol':
      return { ...block, items: block.items.map((item) => item.map(addressedBlock)) };
    case 'quote':
      return { ...block, c: block.c.map(addressedBlock) };
    case 'table':
      return { ...block, head: block.head.map(addressed), rows: block.rows.map((row) => row.map(addressed)) };
    default:
      return block;
  }
}

/** The sentences of some text in their order. A heading, a point of a list and a row of a table end one. */
export function sentencesOf(blocks: readonly Block[], lang: string): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  return blockText(blocks.map(addressedBlock))
    .split('\n')
    .flatMap((line) => [...segmenter.segment(line)])
    .map(({ segment }) => segment.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
}

/**
 * The longest way through both lists that pairs what is the same and keeps the order, as positions: a longest common
 * subsequence.
 */
export function pairsInOrder<T>(
  older: readonly T[],
  newer: readonly T[],
  same: (a: T, b: T) => boolean,
): [number, number][] {
  let start = 0;
  while (start < older.length && start < newer.length && same(older[start]!, newer[start]!)) start++;
  let end = 0;
  const most = Math.min(older.length, newer.length) - start;
  while (end < most && same(older.at(-1 - end)!, newer.at(-1 - end)!)) end++;

  // Most text is the same at both ends; the table is for what lies between.
  const rows = older.length - start - end;
  const columns = newer.length - start - end;
  const width = columns + 1;
  const pairsFrom = new Uint32Array((rows + 1) * width);
  const isSame = (i: number, j: number): boolean => same(older[start + i]!, newer[start + j]!);
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      pairsFrom[i * width + j] = isSame(i, j)
        ? pairsFrom[(i + 1) * width + j + 1]! + 1
        : Math.max(pairsFrom[(i + 1) * width + j]!, pairsFrom[i * width + j + 1]!);

  const pairs: [number, number][] = Array.from({ length: start }, (_, i) => [i, i]);
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (isSame(i, j)) pairs.push([start + i++, start + j++]);
    else if (pairsFrom[(i + 1) * width + j]! >= pairsFrom[i * width + j + 1]!) i++;
    else j++;
  }
  for (let i = 0; i < end; i++) pairs.push([start + rows + i, start + columns + i]);
  return pairs;
}

/**
 * What turns the older sentences into the newer ones, in their order. Between two sentences that stayed, those that share
 * most of their words are one that reads otherwise.
 */
export function sentenceChanges(older: readonly string[], newer: readonly string[]): SentenceChange[] {
  const changes: SentenceChange[] = [];
  let at = 0;
  let to = 0;
  const advance = (untilAt: number, untilTo: number): void => {
    for (; at < untilAt; at++) changes.push({ older: older[at]!, newer: null, at, to });
    for (; to < untilTo; to++) changes.push({ older: null, newer: newer[to]!, at, to });
  };
  const stayed = pairsInOrder(older, newer, (a, b) => a === b);
  for (const [stayedAt, stayedTo] of [...stayed, [older.length, newer.length] as const]) {
    const [fromAt, fromTo] = [at, to];
    const rewritten = pairsInOrder(older.slice(at, stayedAt), newer.slice(to, stayedTo), alike);
    for (const [i, j] of rewritten) {
      advance(fromAt + i, fromTo + j);
      changes.push({ older: older[at]!, newer: newer[to]!, at: at++, to: to++ });
    }
    advance(stayedAt, stayedTo);
    at = stayedAt + 1;
    to = stayedTo + 1;
  }
  return changes;
}
