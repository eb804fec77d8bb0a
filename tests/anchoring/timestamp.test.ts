import { hash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { newNonce, stamp, timestampRequest } from '../../server/anchoring/timestamp.ts';
import { vectors } from '../evidence/verification/vectors.ts';
import { httpServer, timestampAuthority } from '../support/tsa.ts';

const note = vectors.checkpoint;
const soon = 20_000;

/** A server that answers a request with what is made of it. */
const answering = (answer: (request: Buffer) => Promise<Buffer>) =>
  httpServer((request, response) => {
    void buffer(request)
      .then(answer)
      .then((bytes) => response.end(bytes));
  });

test('the request is the one that openssl writes, with a nonce in its shortest form', async () => {
  const { openssl, folder } = await timestampAuthority();
  writeFileSync(join(folder, 'note.txt'), note);
  const written = openssl('ts -query -data note.txt -sha256 -cert');
  const digest = hash('sha256', note, 'buffer');
  for (let i = 0; i < 200; i++) {
    const nonce = newNonce();
    const request = timestampRequest(digest, nonce);
    expect(request).toHaveLength(69);
    // All but the nonce, and with it the length: openssl's has up to 9 bytes, ours 8, positive, without a leading zero.
    expect(request.subarray(2, 56)).toEqual(written.subarray(2, 56));
    expect(request.subarray(-3)).toEqual(Buffer.from('0101ff', 'hex'));
    expect(nonce[0]! >= 1 && nonce[0]! <= 0x7f).toBe(true);
  }
});

test.for([
  ['P-256', 'ec -pkeyopt ec_paramgen_curve:P-256'],
  ['P-384', 'ec -pkeyopt ec_paramgen_curve:P-384'],
  ['RSA', 'rsa:2048'],
] as const)(
  'a token of an authority with a %s key is taken, and openssl verifies it over the exact note',
  async ([, key]) => {
    const { url, caFile, folder, openssl, asked } = await timestampAuthority(key);
    const token = await stamp(note, { url, caFile }, soon);
    expect(asked).toMatchObject([{ type: 'application/timestamp-query' }]);
    writeFileSync(join(folder, 'note.txt'), note);
    writeFileSync(join(folder, 'token.tsr'), token);
    const verified = openssl('ts -verify -data note.txt -in token.tsr -CAfile ca.pem');
    expect(verified.toString()).toContain('Verification: OK');
    writeFileSync(join(folder, 'note.txt'), `${note}\u2014 dpo.example/w2 AAAA\n`);
    expect(() => openssl('ts -verify -data note.txt -in token.tsr -CAfile ca.pem')).toThrow();
    expect(await stamp(note, { url, caFile: null }, soon)).toBeInstanceOf(Buffer);
  },
);

test('a token for something else, of another request, refused, or altered is not taken', async () => {
  const tsa = await timestampAuthority();
  const other = hash('sha256', 'other', 'buffer');
  const answers: Record<string, (request: Buffer) => Promise<Buffer> | Buffer> = {
    'for something else': (request) => tsa.reply(timestampRequest(other, request.subarray(58, 66))),
    'its nonce is another': (request) => tsa.reply(timestampRequest(request.subarray(24, 56), newNonce())),
    // A request with an algorithm that the authority does not take: openssl answers with status 2.
    'refused (status 2)': (request) => {
      const sha1 = '30320201013021300906052b0e03021a05000414';
      const sha1Request = Buffer.concat([Buffer.from(sha1, 'hex'), other.subarray(0, 20), request.subarray(56)]);
      sha1Request[1] = sha1Request.length - 2;
      return tsa.reply(sha1Request);
    },
    'signature of the token does not fit': async (request) => {
      const token = await tsa.reply(request);
      token[token.length - 1]! ^= 1;
      return token;
    },
  };
  for (const [why, answer] of Object.entries(answers)) {
    const url = await answering(async (request) => answer(request));
    await expect(stamp(note, { url, caFile: tsa.caFile }, soon), why).rejects.toThrow(why);
  }
});

test('a token counts only from a valid certificate for time-stamping, below the roots that are set', async () => {
  const ofWebServer = await timestampAuthority();
  const { folder, openssl } = ofWebServer;
  const below = '-CA ca.pem -CAkey ca.key -config c.cnf';
  openssl(`req -x509 -key tsa.key -subj /CN=web -extensions web_cert ${below} -days 30 -out web.pem`);
  // The same timestamp, signed anew with a certificate of the same root that is for web servers.
  const signedAnew = async (request: Buffer) => {
    writeFileSync(join(folder, 'answer.tsr'), await ofWebServer.reply(request));
    openssl('ts -reply -in answer.tsr -token_out -out token.der');
    openssl('cms -verify -noverify -inform DER -in token.der -binary -out info.der');
    const as = '-signer web.pem -inkey tsa.key -econtent_type 1.2.840.113549.1.9.16.1.4';
    const token = openssl(`cms -sign -in info.der -binary -nodetach ${as} -outform DER`);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(token.length + 5);
    return Buffer.concat([Buffer.from('3082', 'hex'), length, Buffer.from('3003020100', 'hex'), token]);
  };
  const url = await answering(signedAnew);
  await expect(stamp(note, { url, caFile: ofWebServer.caFile }, soon)).rejects.toThrow('not one for time-stamping');

  const expired = await timestampAuthority();
  expired.openssl('req -new -key tsa.key -subj /CN=tsa -config c.cnf -out tsa.csr');
  const sign = 'x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile c.cnf -extensions tsa_cert';
  expired.openssl(`${sign} -days -1 -out tsa.pem`);
  await expect(stamp(note, { url: expired.url, caFile: expired.caFile }, soon)).rejects.toThrow(
    'not valid at that time',
  );

  const [tsa, other] = [await timestampAuthority(), await timestampAuthority()];
  await expect(stamp(note, { url: tsa.url, caFile: other.caFile }, soon)).rejects.toThrow('A39_TSA_CA_FILE');
  await expect(stamp(note, { url: tsa.url, caFile: join(tsa.folder, 'serial') }, soon)).rejects.toThrow(
    'no certificate',
  );
});

test('an intermediate certificate may be in the token or in the file', async () => {
  const { url, folder, openssl } = await timestampAuthority();
  const below = (issuer: string) => `-CA ${issuer}.pem -CAkey ${issuer}.key -config c.cnf -days 30`;
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout mid.key';
  openssl(`req -x509 ${key} -subj /CN=mid -extensions ca ${below('ca')} -out mid.pem`);
  openssl(`req -x509 -key tsa.key -subj /CN=tsa -extensions tsa_cert ${below('mid')} -out tsa.pem`);
  const file = (name: string) => join(folder, name);
  writeFileSync(file('both.pem'), readFileSync(file('mid.pem'), 'utf8') + readFileSync(file('ca.pem'), 'utf8'));
  await expect(stamp(note, { url, caFile: file('ca.pem') }, soon)).rejects.toThrow('Its issuer: CN=mid');
  expect(await stamp(note, { url, caFile: file('both.pem') }, soon)).toBeInstanceOf(Buffer);
  appendFileSync(file('c.cnf'), 'certs = mid.pem\n');
  const token = await stamp(note, { url, caFile: file('ca.pem') }, soon);
  writeFileSync(file('token.tsr'), token);
  writeFileSync(file('note.txt'), note);
  expect(openssl('ts -verify -data note.txt -in token.tsr -CAfile ca.pem').toString()).toContain('Verification: OK');
});

test('what is no answer of an authority is told apart, and nobody waits for ever', async () => {
  const { url: tsaUrl } = await timestampAuthority();
  const answers = {
    'not a token (status 200, text/html)': await httpServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Log in</h1>'),
    ),
    'status 302': await httpServer((_request, response) => response.writeHead(302, { location: tsaUrl }).end()),
    'status 503': await httpServer((_request, response) => response.writeHead(503).end()),
    'not a token (status 200, no type)': await httpServer((_request, response) => response.end()),
    'longer than 65536 bytes': await httpServer((_request, response) => response.end(Buffer.alloc(70_000))),
    'did not answer': await httpServer((request) => request.socket.destroy()),
  };
  for (const [why, url] of Object.entries(answers))
    await expect(stamp(note, { url, caFile: null }, soon), why).rejects.toThrow(why);
  const hanging = await httpServer(() => {});
  await expect(stamp(note, { url: hanging, caFile: null }, 100)).rejects.toThrow('it took too long');
  const dripping = await httpServer((_request, response) => {
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  });
  await expect(stamp(note, { url: dripping, caFile: null }, 100)).rejects.toThrow('it took too long');
});

test('user and password of the address go as a header, and are not in what is said', async () => {
  const seen: (string | undefined)[] = [];
  const url = await httpServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(401).end();
  });
  const withPassword = url.replace('http://', 'http://acme:s%20ecret@');
  const failure = await stamp(note, { url: withPassword, caFile: null }, soon).catch(String);
  expect(seen).toEqual([`Basic ${Buffer.from('acme:s ecret').toString('base64')}`]);
  expect(failure).toContain('401');
  expect(failure).not.toContain('ecret');
});
