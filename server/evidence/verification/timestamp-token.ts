import { hash } from 'node:crypto';
import { OctetString, Sequence } from 'asn1js';
import type { BaseBlock } from 'asn1js';
import { Certificate, ExtKeyUsage, SignedData, SignedDataVerifyError, TimeStampResp, TSTInfo } from 'pkijs';
import type { SignerInfo } from 'pkijs';
import { sha256 } from './encodings.ts';
import { Refused } from './refusals.ts';

/** What a time-stamping authority says: these bytes existed at this time (milliseconds since 1970). */
export type Timestamp = { time: number; authority: string };

/** Reads a token over `note`. @param cas PEM texts of the authorities to believe @param others of certificates on the way */
export type ReadToken = (
  reply: Uint8Array,
  note: Uint8Array,
  cas: readonly string[],
  others: readonly string[],
) => Promise<Timestamp>;

const oid = {
  signedData: '1.2.840.113549.1.7.2',
  tokenContent: '1.2.840.113549.1.9.16.1.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  contentType: '1.2.840.113549.1.9.3',
  signingCertificate: ['1.2.840.113549.1.9.16.2.12', '1.2.840.113549.1.9.16.2.47'],
  commonName: '2.5.4.3',
};
const granted = [0, 1];
const digestByLength = new Map([
  [20, 'sha1'],
  [32, 'sha256'],
  [48, 'sha384'],
  [64, 'sha512'],
]);
// How pkijs numbers its refusals: no certificate of the signer, and no way from it to an authority.
const noWayToAuthority = [2, 3, 5];

/**
 * Checks an RFC 3161 reply: its message imprint is the SHA-256 of exactly these bytes, the signature fits, and the signer is a
 * certificate for time-stamping, and nothing else, that leads to one of `cas` and was valid at the time stated.
 * Refuses `timestamp_malformed`, `timestamp_other_note`, `timestamp_signature_bad`, `timestamp_untrusted`.
 */
export const readToken: ReadToken = async (reply, note, cas, others) => {
  const { signed, info, signer } = readReply(reply);
  const { messageImprint, genTime } = info;
  const imprint = Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView);
  if (messageImprint.hashAlgorithm.algorithmId !== oid.sha256 || !imprint.equals(sha256(note))) {
    throw new Refused('timestamp_other_note', 'The token was not given for this checkpoint, as it is byte for byte.');
  }
  signed.certificates = [...(signed.certificates ?? []), ...certificatesIn(others)];
  const result = await verified(signed, note, genTime, certificatesIn(cas));
  const certificate = result.signerCertificate;
  if (result.signatureVerified !== true || !certificate || !isAboutToken(signer) || !isOf(certificate, signer)) {
    throw new Refused('timestamp_signature_bad', 'The signature of the token does not fit: it was altered.');
  }
  if (!isForTimeStamping(certificate)) {
    throw new Refused('timestamp_untrusted', 'The signer of the token has no certificate for time-stamping only.');
  }
  return { time: genTime.getTime(), authority: nameOf(certificate) };
};

async function verified(signed: SignedData, note: Uint8Array, checkDate: Date, trustedCerts: Certificate[]) {
  try {
    return await signed.verify({
      signer: 0,
      data: Uint8Array.from(note).buffer,
      trustedCerts,
      checkChain: true,
      checkDate,
      extendedMode: true,
    });
  } catch (error) {
    if (error instanceof SignedDataVerifyError && noWayToAuthority.includes(error.code)) {
      throw new Refused('timestamp_untrusted', 'The token is not from an authority that you trust.');
    }
    throw new Refused('timestamp_signature_bad', 'The signature of the token does not fit: it was altered.');
  }
}

function readReply(reply: Uint8Array): { signed: SignedData; info: TSTInfo; signer: SignerInfo } {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(Uint8Array.from(reply).buffer);
    if (!granted.includes(status.status) || timeStampToken?.contentType !== oid.signedData) throw malformed();
    const signed = new SignedData({ schema: timeStampToken.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    const [signer, another] = signed.signerInfos;
    if (eContentType !== oid.tokenContent || eContent === undefined || !signer || another) throw malformed();
    return { signed, info: TSTInfo.fromBER(eContent.getValue()), signer };
  } catch {
    throw malformed();
  }
}

/** RFC 5652 11.1: what is signed says that it is a token, else the signature could have been made for something else. */
function isAboutToken({ signedAttrs }: SignerInfo): boolean {
  const types = signedAttrs?.attributes.filter(({ type }) => type === oid.contentType) ?? [];
  return types.length === 1 && String(types[0]?.values[0]?.valueBlock) === oid.tokenContent;
}

/** RFC 5816: what is signed names the certificate by its digest, so that no other one of the same key can be put in its place. */
function isOf(certificate: Certificate, { signedAttrs }: SignerInfo): boolean {
  const named = signedAttrs?.attributes.find(({ type }) => oid.signingCertificate.includes(type))?.values[0];
  const digest = partsOf(partsOf(partsOf(named)[0])[0]).find((part) => part instanceof OctetString);
  const bytes = Buffer.from(digest?.valueBlock.valueHexView ?? []);
  const algorithm = digestByLength.get(bytes.length);
  if (algorithm === undefined) return false;
  return hash(algorithm, Buffer.from(certificate.toSchema().toBER()), 'buffer').equals(bytes);
}

function partsOf(block: BaseBlock | undefined): BaseBlock[] {
  return block instanceof Sequence ? block.valueBlock.value : [];
}

/** RFC 3161 2.3: the certificate has this one purpose, and says so as critical. */
function isForTimeStamping({ extensions }: Certificate): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === oid.extendedKeyUsage);
  if (usage?.critical !== true || !(usage.parsedValue instanceof ExtKeyUsage)) return false;
  return usage.parsedValue.keyPurposes.length === 1 && usage.parsedValue.keyPurposes[0] === oid.timeStamping;
}

function nameOf({ subject }: Certificate): string {
  const name = subject.typesAndValues.find(({ type }) => type === oid.commonName) ?? subject.typesAndValues[0];
  return name?.value.valueBlock.value ?? 'an authority without a name';
}

/** The certificates in these PEM texts. Refuses `timestamp_malformed`. */
function certificatesIn(texts: readonly string[]): Certificate[] {
  const blocks = texts.flatMap((text) => [
    ...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g),
  ]);
  return blocks.map(([, encoded = '']) => {
    try {
      return Certificate.fromBER(Uint8Array.from(Buffer.from(encoded, 'base64')).buffer);
    } catch {
      throw new Refused('timestamp_malformed', 'A certificate of an authority cannot be read.');
    }
  });
}

function malformed(): Refused {
  return new Refused('timestamp_malformed', 'This is not an RFC 3161 reply that grants a token.');
}
