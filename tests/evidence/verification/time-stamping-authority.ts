import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const config = `
[req]
distinguished_name = dn
prompt = no
[dn]
CN = unnamed
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
[stamping]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[signing]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, codeSigning
[tsa]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
`;

/** A time-stamping authority made with openssl: its certificate and that of the CA above it, as PEM. */
export class TimeStampingAuthority {
  readonly ca: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'a39-tsa-'));

  /** @param purpose the section with the extensions of the signer's certificate */
  constructor(name: string, purpose: 'stamping' | 'signing' = 'stamping') {
    writeFileSync(join(this.#folder, 'tsa.cnf'), config);
    writeFileSync(join(this.#folder, 'serial'), '01\n');
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'tsa.cnf'];
    const certify = ['req', '-x509', ...key];
    this.#openssl(...certify, '-subj', `/CN=${name} CA`, '-extensions', 'ca', '-keyout', 'ca.key', '-out', 'ca.pem');
    const issued = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-extensions', purpose];
    this.#openssl(...certify, '-subj', `/CN=${name}`, ...issued, '-keyout', 'tsa.key', '-out', 'tsa.pem');
    this.ca = readFileSync(join(this.#folder, 'ca.pem'), 'utf8');
  }

  /** The reply with a token over these bytes. @param digest the digest that is asked for */
  stamp(note: string, digest = 'sha256'): Buffer {
    writeFileSync(join(this.#folder, 'note'), note);
    this.#openssl('ts', '-query', '-data', 'note', `-${digest}`, '-cert', '-out', 'query.tsq');
    const signer = ['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-config', 'tsa.cnf', '-section', 'tsa'];
    this.#openssl('ts', '-reply', '-queryfile', 'query.tsq', ...signer, '-out', 'reply.tsr');
    return readFileSync(join(this.#folder, 'reply.tsr'));
  }

  /**
   * The statement of another authority's reply, signed by this one as if it were its own.
   * @param naming how the signature names its certificate; `-cades` is what RFC 5816 asks for
   */
  signAsToken(reply: Buffer, naming = ['-cades']): Buffer {
    writeFileSync(join(this.#folder, 'other.tsr'), reply);
    this.#openssl('ts', '-reply', '-in', 'other.tsr', '-token_out', '-out', 'other.token');
    this.#openssl('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'other.token', '-out', 'statement');
    const content = ['-binary', '-nodetach', '-outform', 'DER', '-econtent_type', '1.2.840.113549.1.9.16.1.4'];
    const signer = ['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-md', 'sha256', ...naming];
    this.#openssl('cms', '-sign', '-in', 'statement', ...content, ...signer, '-out', 'own.token');
    const token = readFileSync(join(this.#folder, 'own.token'));
    const body = Buffer.concat([Buffer.from('3003020100', 'hex'), token]);
    const head = Buffer.from('30820000', 'hex');
    head.writeUInt16BE(body.length, 2);
    return Buffer.concat([head, body]);
  }

  #openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.#folder, stdio: 'pipe' });
  }
}
