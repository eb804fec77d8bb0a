import { NotKept, type Keeper } from './keeper.ts';

/** Keeps what is kept in this browser, for a package without an LMS. */
export function browserKeeper(content: string, page: Window): Keeper {
  const name = `article39 ${content}`;
  const stored = <T>(action: (storage: Storage) => T): T => {
    try {
      return action(page.localStorage);
    } catch (cause) {
      throw new NotKept(String(cause));
    }
  };
  let left = '';
  try {
    left = stored((storage) => storage.getItem(name)) ?? '';
  } catch {
    // Said as soon as something has to be kept.
  }
  return {
    left,
    records: true,
    room: 1_000_000,
    mastery: 0,
    keep: (progress) =>
      new Promise((resolve) => {
        stored((storage) => storage.setItem(name, progress.left));
        resolve();
      }),
    end: () => Promise.resolve(null),
  };
}
