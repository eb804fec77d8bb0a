import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** The key of a witness, in C2SP tlog-cosignature v1: Ed25519 with the type byte 0x04. */
export interface WitnessKey {
  name: string;
  /** What logs and auditors are given: `<name>+<key id>+<key>`. */
  vkey: string;
  /**
   * The signature line by which the witness says that at that time this was the largest tree it had seen of the log.
   * @param body of a checkpoint, with its last newline
   * @param time seconds since 1970
   */
  cosign(body: string, time: number): string;
}

const cosignatureV1 = Buffer.from([4]);

/** @param privateKey Ed25519, PKCS#8 PEM. Throws with a sentence for the operator if the name or the key cannot be used. */
export function witnessKey(name: string, privateKey: string): WitnessKey {
  if (!/^[^\s+\p{Cc}]{1,200}$/u.test(name))
    throw new Error(
      `${JSON.stringify(name)} cannot be the name of a witness: no spaces and no "+", e.g. dpo.example/w1.`,
    );
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key of a witness must be an Ed25519 key.');
  const publicKey = Buffer.concat([cosignatureV1, rawPublicKey(key)]);
  const keyId = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), publicKey]), 'buffer').subarray(0, 4);
  return {
    name,
    vkey: `${name}+${keyId.toString('hex')}+${publicKey.toString('base64')}`,
    cosign(body, time) {
      const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${body}`), key);
      const timestamp = Buffer.alloc(8);
      timestamp.writeBigUInt64BE(BigInt(time));
      return `\u2014 ${name} ${Buffer.concat([keyId, timestamp, signature]).toString('base64')}\n`;
    },
  };
}

/** The 32 bytes end the SPKI form of an Ed25519 key. */
function rawPublicKey(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}

/**
 * Reads the private key, or makes it at the first start, mode 0600.
 * @param isNew whether the witness has not cosigned anything yet; later a missing file is a lost key, and logs would not
 * believe another one
 * Throws with a sentence for the operator.
 */
export function readOrMakeWitnessKey(path: string, isNew: boolean): string {
  if (!existsSync(path)) {
    if (!isNew)
      throw new Error(
        `The key ${path} is missing, but this witness has cosigned before. Put the file back, or begin anew with another name, key and state folder, and tell the logs.`,
      );
    return makeKey(path);
  }
  if ((statSync(path).mode & 0o077) !== 0)
    throw new Error(`The key ${path} can be read by others. Run: chmod 600 ${path}`);
  return readFileSync(path, 'utf8');
}

function makeKey(path: string): string {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, pem);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return pem;
}
