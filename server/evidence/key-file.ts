import { generateKeyPairSync } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The private key of the log, PKCS#8 PEM, from a file that only the server may read. It lies outside the database, because
 * whoever has both can rewrite the log.
 * @param path where it is, or is made on the first start
 * @param logExists a log that was begun has a key; a missing file is then a lost key, and a new one would not be believed
 * Throws with a sentence for the operator.
 */
export function readOrMakeKey(path: string, logExists: boolean): string {
  let mode: number;
  try {
    mode = statSync(path).mode;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (logExists)
      throw new Error(
        `The evidence key ${path} is missing, but the database already has evidence signed by it. Put the file back from your backup of keys, or set A39_EVIDENCE_KEY_FILE to where it is.`,
        { cause: error },
      );
    return makeKey(path);
  }
  if ((mode & 0o077) !== 0) throw new Error(`The evidence key ${path} can be read by others. Run: chmod 600 ${path}`);
  return readFileSync(path, 'utf8');
}

/** Makes a key in a new file, on disk before it is used. Throws if the file exists. */
export function makeKey(path: string): string {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // `wx`: two servers that start at once must not both believe in their own key.
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, pem);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return pem;
}
