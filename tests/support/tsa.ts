import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './database.ts';

const run = promisify(execFile);

/** An HTTP server on loopback; gone after the test, also when a client still waits. */
export async function httpServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const config = `
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[tsa_cert]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[web_cert]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha512
ess_cert_id_alg = sha256
`;

/** A root, a time-stamping certificate below it, and the authority itself: all by openssl. */
export interface Authority {
  folder: string;
  url: string;
  caFile: string;
  /** Runs openssl in the authority's folder, with arguments separated by spaces. */
  openssl: (args: string) => Buffer;
  /** The answer of this authority to a request (DER). */
  reply: (request: Buffer) => Promise<Buffer>;
  /** What it was asked, with the type of the request. */
  asked: { type: string | undefined; body: Buffer }[];
}

/**
 * A time-stamping authority on loopback.
 * @param key as for `openssl req -newkey`
 */
export async function timestampAuthority(key: string = 'ec -pkeyopt ec_paramgen_curve:P-256'): Promise<Authority> {
  const folder = temporaryFolder();
  const openssl = (args: string) => execFileSync('openssl', args.split(' '), { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'c.cnf'), config);
  writeFileSync(join(folder, 'serial'), '01\n');
  const certify = `req -x509 -newkey ${key} -nodes -days 30 -config c.cnf`;
  openssl(`${certify} -subj /CN=root -extensions ca -keyout ca.key -out ca.pem`);
  openssl(`${certify} -subj /CN=tsa -extensions tsa_cert -CA ca.pem -CAkey ca.key -keyout tsa.key -out tsa.pem`);
  let count = 0;
  const reply = async (request: Buffer) => {
    const name = `${++count}`;
    writeFileSync(join(folder, `${name}.tsq`), request);
    const args = `ts -reply -config c.cnf -queryfile ${name}.tsq -signer tsa.pem -inkey tsa.key -out ${name}.tsr`;
    await run('openssl', args.split(' '), { cwd: folder });
    return readFileSync(join(folder, `${name}.tsr`));
  };
  const asked: Authority['asked'] = [];
  const url = await httpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      asked.push({ type: request.headers['content-type'], body });
      reply(body).then(
        (answer) => response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  return { folder, url, caFile: join(folder, 'ca.pem'), openssl, reply, asked };
}
