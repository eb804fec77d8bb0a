/**
 * The text of the script that the page and all its workers run. The page may load nothing, so each worker is made of it, and
 * hands it on to those that it makes.
 */
export const ownScript = { text: '' };

let address: string | undefined;

/** A worker that runs this same script. Throws where the browser allows none. */
export function workerOfOwnScript(): Worker {
  address ??= URL.createObjectURL(new Blob([ownScript.text], { type: 'text/javascript' }));
  return new Worker(address);
}
