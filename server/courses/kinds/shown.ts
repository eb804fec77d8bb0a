import type { Chance } from '../chance.ts';

/** `a` to `z`, then `aa`: the id of an item by the position at which it is shown, from 0. */
export function letterIds(position: number): string {
  const letter = String.fromCharCode(97 + (position % 26));
  return position < 26 ? letter : letterIds(Math.floor(position / 26) - 1) + letter;
}

/** `p1`, `p2`, …: the id of a place by the position at which it is shown, from 0. */
export function placeIds(position: number): string {
  return `p${position + 1}`;
}

/** A shuffle of the numbers from 0 to `size - 1`. */
export function order(size: number, chance: Chance): number[] {
  return chance.shuffle(Array.from({ length: size }, (_, index) => index));
}
