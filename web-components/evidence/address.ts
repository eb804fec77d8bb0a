/** What the address of the page says. */
export function address(): URLSearchParams {
  return new URLSearchParams(location.search);
}

/** The address with some of its parameters set; null takes one out. What others put there stays. */
export function addressWith(values: Record<string, string | null>): string {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values))
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  return url.href;
}
