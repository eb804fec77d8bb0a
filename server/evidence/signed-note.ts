import { createPrivateKey, createPublicKey, hash, sign, type KeyObject } from 'node:crypto';

/** Signs checkpoints. `name` is the log's origin. */
export interface Signer {
  name: string;
  /** The C2SP verification key that an auditor holds: `<name>+<key id>+<key>`. */
  vkey: string;
  /** Signature over exact bytes, Ed25519. */
  sign(text: string): Buffer;
  keyId: Buffer;
}

const algorithmEd25519 = Buffer.from([1]);

/** @param privateKey Ed25519, PKCS#8 PEM */
export function signerFrom(name: string, privateKey: string): Signer {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The evidence key must be an Ed25519 key.');
  const publicKey = rawPublicKey(key);
  const keyId = hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), algorithmEd25519, publicKey]),
    'buffer',
  ).subarray(0, 4);
  return {
    name,
    keyId,
    vkey: `${name}+${keyId.toString('hex')}+${Buffer.concat([algorithmEd25519, publicKey]).toString('base64')}`,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key),
  };
}

function rawPublicKey(key: KeyObject): Buffer {
  // The last 32 bytes of the SPKI form are the key itself; the 12 before are the same for every Ed25519 key.
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}

/** The statement that is signed: C2SP tlog-checkpoint without extension lines. */
export function checkpointBody(origin: string, size: number, root: Buffer): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** C2SP signed-note: the body, an empty line, the signature line with its em dash. */
export function signNote(body: string, signer: Signer): string {
  const signature = Buffer.concat([signer.keyId, signer.sign(body)]).toString('base64');
  return `${body}\n\u2014 ${signer.name} ${signature}\n`;
}

/** A proof that travels alone, c2sp.org/tlog-proof@v1. */
export function tlogProof(index: number, path: Buffer[], checkpoint: string): string {
  const lines = path.map((node) => `${node.toString('base64')}\n`).join('');
  return `c2sp.org/tlog-proof@v1\nindex ${index}\n${lines}\n${checkpoint}`;
}

/** The body of a C2SP tlog-witness `add-checkpoint` request, which is also how a consistency proof is filed. */
export function consistencyFile(old: number, path: Buffer[], checkpoint: string): string {
  const lines = path.map((node) => `${node.toString('base64')}\n`).join('');
  return `old ${old}\n${lines}\n${checkpoint}`;
}
