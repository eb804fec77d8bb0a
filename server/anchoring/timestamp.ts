import { hash, randomBytes, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Certificate, PKIStatus, SignedData, SignedDataVerifyError, TimeStampResp, TSTInfo } from 'pkijs';
import { post } from './post.ts';

const oid = {
  sha256: '2.16.840.1.101.3.4.2.1',
  signedData: '1.2.840.113549.1.7.2',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  timestamping: '1.3.6.1.5.5.7.3.8',
};

/** A token with a long chain of certificates has some 10 kB. */
const longestAnswer = 65_536;

/** What stands before the 32 bytes of the digest, and between them and the 8 of the nonce. */
const beforeDigest = Buffer.from('30430201013031300d060960864801650304020105000420', 'hex');
const beforeNonce = Buffer.from('0208', 'hex');
/** certReq TRUE: the token brings the certificate along, so that it can be checked in ten years. */
const afterNonce = Buffer.from('0101ff', 'hex');

/**
 * A request of RFC 3161 2.4.1, 69 bytes: version 1, SHA-256 imprint, nonce, certReq.
 * @param digest 32 bytes
 * @param nonce 8 bytes of which the first is 0x01..0x7f, so that they are a positive integer in its shortest form
 */
export function timestampRequest(digest: Buffer, nonce: Buffer): Buffer<ArrayBuffer> {
  return Buffer.concat([beforeDigest, digest, beforeNonce, nonce, afterNonce]);
}

/** 62 random bits in the form that the request needs. */
export function newNonce(): Buffer {
  const nonce = randomBytes(8);
  nonce[0] = (nonce[0]! & 0x7f) | 0x40;
  return nonce;
}

/**
 * Has a time-stamping authority confirm that a note existed.
 * @param note exactly these bytes are stamped; a line that is added to the note later makes it another one
 * @param caFile PEM; the certificate of the token must lead to one of these. Without it that is left to whoever checks later.
 * @returns the answer as it came (DER, `.tsr`)
 * Throws with a sentence for the operator.
 */
export async function stamp(
  note: string,
  { url, caFile }: { url: string; caFile: string | null },
  patience: number,
): Promise<Buffer> {
  const nonce = newNonce();
  const reply = await post(url, {
    type: 'application/timestamp-query',
    body: timestampRequest(hash('sha256', note, 'buffer'), nonce),
    patience,
    most: longestAnswer,
  });
  const found = `status ${reply.status}, ${reply.type || 'no type'}`;
  if (reply.status !== 200) throw new Error(`The time-stamping authority did not answer with a token (${found}).`);
  const trusted = caFile === null ? null : certificatesIn(await readFile(caFile, 'utf8'));
  try {
    await checkTimestamp(reply.body, { note: Buffer.from(note), nonce, trusted });
  } catch (error) {
    throw error instanceof TokenFault
      ? error
      : new Error(`The answer of the time-stamping authority is not a token (${found}).`, { cause: error });
  }
  return reply.body;
}

class TokenFault extends Error {}

/**
 * Checks an answer of RFC 3161 2.4.2: granted, for our note and our nonce, signed by the certificate that it brings along,
 * which is one for time-stamping and was valid then. Whether that certificate was revoked is for whoever checks later (`openssl ts -verify`).
 * @param trusted certificates to which the signing one must lead; null leaves that out
 */
export async function checkTimestamp(
  answer: Buffer,
  { note, nonce, trusted }: { note: Buffer; nonce: Buffer; trusted: X509Certificate[] | null },
): Promise<void> {
  const { status, timeStampToken } = TimeStampResp.fromBER(arrayBufferOf(answer));
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods) {
    const words = (status.statusStrings ?? []).map((text) => text.valueBlock.value).join(' ');
    throw new TokenFault(
      `The time-stamping authority refused (status ${status.status}): ${words.slice(0, 200) || 'no reason given'}`,
    );
  }
  if (timeStampToken?.contentType !== oid.signedData)
    throw new TokenFault('The answer was granted, but holds no token.');
  const signed = new SignedData({ schema: timeStampToken.content });
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== oid.timestampInfo || !eContent) throw new TokenFault('What was signed is not a timestamp.');
  const info = TSTInfo.fromBER(eContent.getValue());
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (
    hashAlgorithm.algorithmId !== oid.sha256 ||
    !hash('sha256', note, 'buffer').equals(Buffer.from(hashedMessage.getValue()))
  )
    throw new TokenFault('The token is for something else than what was sent.');
  if (!info.nonce || !nonce.equals(Buffer.from(info.nonce.valueBlock.valueHexView)))
    throw new TokenFault('The token is not the answer to this request: its nonce is another.');
  await checkSigner(signed, note, info.genTime, trusted);
}

async function checkSigner(
  signed: SignedData,
  note: Buffer,
  time: Date,
  trusted: X509Certificate[] | null,
): Promise<void> {
  const { signatureVerified, signerCertificate, message } = await signed
    .verify({ signer: 0, data: arrayBufferOf(note), checkChain: false, extendedMode: true })
    .catch((error: unknown) => {
      if (error instanceof SignedDataVerifyError) return error;
      throw error;
    });
  if (!signatureVerified || !signerCertificate)
    throw new TokenFault(`The signature of the token does not fit the certificate in it. ${message}`.trim());
  const signer = asX509(signerCertificate);
  if (!signer.keyUsage?.includes(oid.timestamping))
    throw new TokenFault('The token is signed by a certificate that is not one for time-stamping.');
  if (time < signer.validFromDate || time > signer.validToDate)
    throw new TokenFault('The token is signed by a certificate that was not valid at that time.');
  const brought = (signed.certificates ?? []).filter((item) => item instanceof Certificate).map(asX509);
  if (trusted !== null && !leadsTo(trusted, signer, brought))
    throw new TokenFault(
      `The token is signed by a certificate that does not lead to one in A39_TSA_CA_FILE. Its issuer: ${signer.issuer.replaceAll('\n', ', ')}`,
    );
}

/** Whether a certificate is trusted, or was issued by one that is, over any number of steps. */
function leadsTo(trusted: X509Certificate[], certificate: X509Certificate, between: X509Certificate[]): boolean {
  // Grows while it is walked; each certificate once, so that circles among those that were brought do no harm.
  const path = [certificate];
  for (const one of path) {
    if (trusted.some(({ raw }) => raw.equals(one.raw))) return true;
    for (const issuer of [...trusted, ...between])
      if (!path.includes(issuer) && issuer.ca && one.checkIssued(issuer) && one.verify(issuer.publicKey))
        path.push(issuer);
  }
  return false;
}

function asX509(certificate: Certificate): X509Certificate {
  return new X509Certificate(Buffer.from(certificate.toSchema().toBER()));
}

function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new Error('A39_TSA_CA_FILE holds no certificate.');
  return blocks.map((block) => new X509Certificate(block));
}

/** A Buffer may be a window on a larger pool, which the parser would read from its beginning. */
function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
