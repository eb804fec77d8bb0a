/** Values that one statement may bind stay below the limits of both databases (32,766 and 65,535). */
const most = 30_000;

/** Rows of one statement, however few columns they have: a longer text takes longer to parse than it saves. */
const mostRows = 1_000;

/**
 * A long list in pieces that fit into a statement.
 * @param columns values that each row binds
 */
export function* inParts<T>(values: readonly T[], columns: number = 5): Generator<T[]> {
  const size = Math.min(mostRows, Math.floor(most / columns));
  for (let i = 0; i < values.length; i += size) yield values.slice(i, i + size);
}
