import { spawn } from 'node:child_process';
import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';

/** Signs checkpoints. `name` is the log's origin. */
export interface Signer {
  name: string;
  /** The C2SP verification key that an auditor holds: `<name>+<key id>+<key>`. */
  vkey: string;
  /** Signature over exact bytes, Ed25519. It may take a while: a key can be in another machine. */
  sign(text: string): Promise<Buffer>;
  keyId: Buffer;
}

const algorithmEd25519 = Buffer.from([1]);

/** @param privateKey Ed25519, PKCS#8 PEM */
export function signerFrom(name: string, privateKey: string): Signer {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The evidence key must be an Ed25519 key.');
  const publicKey = rawPublicKey(key);
  const keyId = keyIdOf(name, publicKey);
  return {
    name,
    keyId,
    vkey: `${name}+${keyId.toString('hex')}+${Buffer.concat([algorithmEd25519, publicKey]).toString('base64')}`,
    sign: async (text) => sign(null, Buffer.from(text, 'utf8'), key),
  };
}

/**
 * A signer whose key this process never has: a command that reads the text on its standard input and writes the 64 bytes of
 * the signature to its standard output (for a hardware module or a key service).
 * @param command program and arguments, separated by spaces
 * @param vkey the verification key that belongs to it
 */
export function signerByCommand(name: string, command: string, vkey: string): Signer {
  const [keyName, keyId = '', encoded = ''] = vkey.split('+', 2).concat(vkey.split('+').slice(2).join('+'));
  const key = Buffer.from(encoded, 'base64');
  const publicKey = key.subarray(1);
  if (keyName !== name || publicKey.length !== 32 || keyIdOf(name, publicKey).toString('hex') !== keyId)
    throw new Error(`${vkey} is not a verification key of the log ${name}.`);
  const verifying = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
  return {
    name,
    keyId: Buffer.from(keyId, 'hex'),
    vkey,
    async sign(text) {
      const signature = await outputOf(command, text);
      if (!verify(null, Buffer.from(text, 'utf8'), verifying, signature))
        throw new Error('The signing command did not answer with a signature of the key that is set.');
      return signature;
    },
  };
}

async function outputOf(command: string, input: string): Promise<Buffer> {
  const [program = '', ...args] = command.split(' ').filter(Boolean);
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  // A program that ends without reading must not end this one; what it answers is judged below.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const output = await buffer(child.stdout);
  const [code] = await ended;
  if (code !== 0) throw new Error(`The signing command ended with code ${code}.`);
  return output;
}

/** What stands before the 32 bytes of an Ed25519 public key in its SPKI form. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function keyIdOf(name: string, publicKey: Buffer): Buffer {
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), algorithmEd25519, publicKey]),
    'buffer',
  ).subarray(0, 4);
}

function rawPublicKey(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);
}

/** The statement that is signed: C2SP tlog-checkpoint without extension lines. */
export function checkpointBody(origin: string, size: number, root: Buffer): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** What a checkpoint says. Only for notes of our own: the signatures are not looked at. */
export function statementOf(note: string): { origin: string; size: number; root: Buffer } {
  const [origin = '', size = '', root = ''] = note.split('\n');
  const said = { origin, size: Number(size), root: Buffer.from(root, 'base64') };
  if (!/^[1-9]\d{0,15}$/.test(size) || said.root.length !== 32)
    throw new Error(`This is not a checkpoint: ${JSON.stringify(note.slice(0, 200))}`);
  return said;
}

/** C2SP signed-note: the body, an empty line, a signature line with its em dash for each key. */
export async function signNote(body: string, signers: readonly Signer[]): Promise<string> {
  const lines: string[] = [];
  for (const signer of signers) {
    const signature = Buffer.concat([signer.keyId, await signer.sign(body)]).toString('base64');
    lines.push(`\u2014 ${signer.name} ${signature}\n`);
  }
  return `${body}\n${lines.join('')}`;
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
