import { toHex } from "#app/domain/kernel/hex.ts";
import { type ReadCertificate, readCertificate } from "./certificate.ts";
import { digestNameOf, digestWith, isSignedWith } from "./check-key.ts";
import {
  algorithmOf,
  contentOf,
  DER,
  type DerValue,
  numberOf,
  oidOf,
  partsOf,
  readDer,
  timeOf,
} from "./der.ts";

/** That bytes were there at an instant, by the word of an authority. */
export type Timestamp = {
  at: Date;
  /** what asked for it chose, in hexadecimal; null when the token names none */
  nonce: string | null;
  /** who signed it */
  signer: ReadCertificate;
  /** all certificates that came with it, the signer's among them */
  certificates: readonly ReadCertificate[];
};

const OID = {
  signedData: "1.2.840.113549.1.7.2",
  timestampInfo: "1.2.840.113549.1.9.16.1.4",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
};

/**
 * Check a time-stamp token over bytes: that it is about them, that the certificate in it is one for
 * time stamps and was valid then, and that its key signed. Whether that certificate is to be trusted
 * is not answered here.
 *
 * @param token DER of a TimeStampToken
 * @throws Error with a sentence that says what does not hold.
 * @see RFC 3161, RFC 5816, RFC 5652
 */
export async function checkToken(token: Uint8Array, stamped: Uint8Array): Promise<Timestamp> {
  const parts = readToken(token);
  const info = readInfo(parts.info);
  const imprint = await digestWith(info.imprint.digest, stamped);
  if (toHex(imprint) !== toHex(info.imprint.hash))
    throw new Error("The time stamp is about something else.");
  const certificates = parts.certificates.map(({ raw }) => readCertificate(raw));
  const signer = certificates.find((certificate) => parts.signer.isOf(certificate));
  if (!signer) throw new Error("The time stamp carries no certificate of who signed it.");
  if (!signer.isForTimestamps)
    throw new Error("The time stamp is signed by a certificate that is not one for time stamps.");
  if (info.at < signer.notBefore || info.at > signer.notAfter)
    throw new Error("The certificate of the time stamp was not valid when it was signed.");
  await checkSigned(parts, signer);
  return { at: info.at, nonce: info.nonce, signer, certificates };
}

type Token = {
  info: Uint8Array;
  certificates: DerValue[];
  signer: {
    isOf(certificate: ReadCertificate): boolean;
    digest: string;
    attributes: DerValue;
    algorithm: string;
    signature: Uint8Array;
  };
};

function readToken(token: Uint8Array): Token {
  const [type, wrapped] = partsOf(readDer(token), DER.sequence);
  if (oidOf(type) !== OID.signedData) throw new Error("This is no time stamp.");
  const [version, digests, content, ...rest] = partsOf(
    partsOf(wrapped, DER.context0)[0],
    DER.sequence,
  );
  if (numberOf(version) !== 3) throw new Error("The time stamp has another form than it should.");
  const [contentType, octets] = partsOf(content, DER.sequence);
  if (oidOf(contentType) !== OID.timestampInfo) throw new Error("This is no time stamp.");
  const info = contentOf(partsOf(octets, DER.context0)[0], DER.octets);
  const certificates = rest[0]?.tag === DER.context0 ? partsOf(rest[0], DER.context0) : [];
  const [signer, ...others] = partsOf(rest.at(-1), DER.set);
  if (!signer || others.length > 0) throw new Error("The time stamp is not signed once.");
  const read = readSigner(signer);
  if (!partsOf(digests, DER.set).map(algorithmOf).map(digestNameOf).includes(read.digest))
    throw new Error("The time stamp does not list the digest with which it is signed.");
  return {
    info,
    certificates: certificates.filter(({ tag }) => tag === DER.sequence),
    signer: read,
  };
}

function readSigner(signer: DerValue): Token["signer"] {
  const [version, name, digest, attributes, algorithm, signature] = partsOf(signer, DER.sequence);
  if (numberOf(version) !== (name?.tag === DER.sequence ? 1 : 3))
    throw new Error("The time stamp names its signer in another form than it should.");
  if (!name || attributes?.tag !== DER.context0)
    throw new Error("The time stamp does not say what is signed.");
  return {
    isOf: (certificate) => isNamed(name, certificate),
    digest: digestNameOf(algorithmOf(digest)),
    attributes,
    algorithm: algorithmOf(algorithm),
    signature: contentOf(signature, DER.octets),
  };
}

/** A signer is named by issuer and serial number, or by the identifier of its key. */
function isNamed(name: DerValue, certificate: ReadCertificate): boolean {
  if (name.tag !== DER.sequence)
    return (
      certificate.keyIdentifier !== null && toHex(name.content) === toHex(certificate.keyIdentifier)
    );
  const [issuer, serial] = partsOf(name, DER.sequence);
  return (
    issuer !== undefined &&
    serial !== undefined &&
    toHex(issuer.raw) === toHex(certificate.issuer) &&
    toHex(serial.raw) === toHex(certificate.serial)
  );
}

type Info = {
  imprint: { digest: string; hash: Uint8Array };
  at: Date;
  nonce: string | null;
};

function readInfo(bytes: Uint8Array): Info {
  const [, , imprint, , at, ...rest] = partsOf(readDer(bytes), DER.sequence);
  const [algorithm, hash] = partsOf(imprint, DER.sequence);
  const nonce = rest.find(({ tag }) => tag === DER.integer);
  return {
    imprint: {
      digest: digestNameOf(algorithmOf(algorithm)),
      hash: contentOf(hash, DER.octets),
    },
    at: timeOf(at),
    nonce: nonce ? toHex(nonce.content).replace(/^00/, "") : null,
  };
}

async function checkSigned({ info, signer }: Token, certificate: ReadCertificate): Promise<void> {
  const attributes = new Map(
    partsOf(signer.attributes, DER.context0).map((attribute) => {
      const [type, values] = partsOf(attribute, DER.sequence);
      return [oidOf(type), partsOf(values, DER.set)[0]] as const;
    }),
  );
  if (oidOf(attributes.get(OID.contentType)) !== OID.timestampInfo)
    throw new Error("The time stamp signs something else than it holds.");
  const digest = contentOf(attributes.get(OID.messageDigest), DER.octets);
  if (toHex(digest) !== toHex(await digestWith(signer.digest, info)))
    throw new Error("The time stamp was changed after it was signed.");
  await checkCertificateHash(attributes, certificate);
  // What is signed is the set itself; in the token it stands under a tag of its own.
  const signed = Uint8Array.from(signer.attributes.raw);
  signed[0] = DER.set;
  const { algorithm, digest: name, signature } = signer;
  const how = { algorithm, digest: name };
  if (!(await isSignedWith(certificate.publicKey, how, signature, signed)))
    throw new Error("The time stamp was not signed by the certificate that it carries.");
}

/** The signature names its certificate by a hash too, so that no other can be put in its place. */
async function checkCertificateHash(
  attributes: ReadonlyMap<string, DerValue | undefined>,
  { raw }: ReadCertificate,
): Promise<void> {
  const v2 = attributes.get(OID.signingCertificateV2);
  const listed = v2 ?? attributes.get(OID.signingCertificate);
  const [first] = partsOf(partsOf(listed, DER.sequence)[0], DER.sequence);
  const parts = partsOf(first, DER.sequence);
  const named = parts[0]?.tag === DER.sequence;
  const algorithm = v2 && named ? digestNameOf(algorithmOf(parts[0])) : "SHA-256";
  const hash = contentOf(
    parts.find(({ tag }) => tag === DER.octets),
    DER.octets,
  );
  // RFC 3161's own form knows SHA-1 alone; the signature itself does not rest on it.
  const expected = await digestWith(v2 ? algorithm : "SHA-1", raw);
  if (toHex(hash) !== toHex(expected))
    throw new Error("The time stamp names another certificate than the one it carries.");
}
