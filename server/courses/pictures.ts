/**
 * A course, or any part of it, with its pictures at the addresses where a version's files are served. Authors write
 * `images/card.png`; a reader may be on any page.
 * @param base the address of the version, without a slash at the end
 */
export function withPictures<T>(value: T, base: string): T {
  if (Array.isArray(value)) return value.map((one: unknown) => withPictures(one, base)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => [
    key,
    key === 'src' && typeof one === 'string' ? `${base}/${one}` : withPictures(one, base),
  ]);
  // The same keys with the same kinds of values: only addresses changed.
  return Object.fromEntries(entries) as T;
}

export const pictureTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
};
