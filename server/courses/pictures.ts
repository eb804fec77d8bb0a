const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
};

/** The media type of a picture by its name; undefined for what a course may not hold, SVG among it: it can carry scripts. */
export function pictureType(name: string): string | undefined {
  return types[name.slice(name.lastIndexOf('.') + 1)];
}

/** The paths of a course's pictures, as Markdown refers to them. */
export function picturesOf(files: ReadonlyMap<string, unknown>): Set<string> {
  return new Set([...files.keys()].filter((path) => path.startsWith('images/')));
}

/**
 * A course, or any part of it, with its pictures at the addresses where they are served. Authors write `images/card.png`; a
 * reader may be on any page.
 * @param address where a picture is, from its path in the course's folder
 */
export function withPictures<T>(value: T, address: (path: string) => string): T {
  if (Array.isArray(value)) return value.map((one: unknown) => withPictures(one, address)) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (isPicture(value)) return { ...value, src: address(value.src) };
  // The same keys with the same kinds of values: only addresses changed.
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withPictures<unknown>(one, address)])) as T;
}

function isPicture(one: object): one is { t: 'img'; src: string } {
  return 't' in one && one.t === 'img' && 'src' in one && String(one.src).startsWith('images/');
}
