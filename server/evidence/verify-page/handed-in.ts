/** What the person gave: a zip, or the files of a folder with their paths inside it. */
export type HandedIn = { zip: Blob } | { top: string; folder: { name: string; file: Blob }[] };

/** A bundle that is being read, and who wants to know how far the reading is. */
export type Reading = {
  bundle: HandedIn;
  /** Told how many bytes all files have together, before the first is read. */
  expect: (bytes: number) => void;
  /** Told the bytes of each piece; reading goes on when the promise is kept. */
  read: (bytes: number) => Promise<void> | undefined;
};

// The verifier opens a bundle by its path. A page has none, so a name stands for what was handed in.
const readings = new Map<string, Reading>();
let number = 0;

/** Keeps a bundle for as long as `use` runs, under a name that the verifier can open. */
export async function withName<T>(reading: Reading, use: (name: string) => Promise<T>): Promise<T> {
  number += 1;
  const name = `bundle ${number}`;
  readings.set(name, reading);
  try {
    return await use(name);
  } finally {
    readings.delete(name);
  }
}

/** The bundle of that name, if it is being read. */
export function handedIn(name: string): Reading | undefined {
  return readings.get(name);
}
