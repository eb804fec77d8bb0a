/** Rows of five columns, or values in one `in (...)`, that stay below the bound-variable limits of both databases. */
const most = 1_000;

/** A long list in pieces that fit into a statement. */
export function* inParts<T>(values: readonly T[]): Generator<T[]> {
  for (let i = 0; i < values.length; i += most) yield values.slice(i, i + most);
}
