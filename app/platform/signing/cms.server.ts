import { createHash, type X509Certificate } from "node:crypto";
import forge from "node-forge";
import { der, integer, oid, sequence, TAG } from "./der.server.ts";

/** Who signs: its certificate first, then those that vouch for it; RSASSA-PKCS1-v1_5 with SHA-256. */
export type CmsSigner = {
  chain: readonly [X509Certificate, ...X509Certificate[]];
  sign(bytes: Uint8Array): Uint8Array;
};

const OID = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  sha256: "2.16.840.1.101.3.4.2.1",
  rsa: "1.2.840.113549.1.1.1",
};

/**
 * A detached CMS signature over `content` with what PAdES B-B wants signed: type and digest of the
 * content, and the hash of the certificate. When it was signed stands in the PDF instead.
 *
 * @returns DER of a ContentInfo.
 * @see RFC 5652 (CMS), RFC 5035 (signing-certificate-v2), ETSI EN 319 142-1 table 1
 */
export function signCms(content: Uint8Array, { chain, sign }: CmsSigner): Buffer {
  const [own] = chain;
  const attributes = [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, der(TAG.octets, sha256(content))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(certificateHash(own))))),
  ].sort(Buffer.compare);
  // What is signed is the set itself; in the message it stands under an implicit tag.
  const signature = sign(der(TAG.set, ...attributes));
  const signerInfo = sequence(
    integer(1),
    issuerAndSerial(own),
    sequence(oid(OID.sha256)),
    der(TAG.context0, ...attributes),
    sequence(oid(OID.rsa), der(TAG.null)),
    der(TAG.octets, signature),
  );
  const signedData = sequence(
    integer(1),
    der(TAG.set, sequence(oid(OID.sha256))),
    sequence(oid(OID.data)),
    der(TAG.context0, ...chain.map(({ raw }) => raw)),
    der(TAG.set, signerInfo),
  );
  return sequence(oid(OID.signedData), der(TAG.context0, signedData));
}

function attribute(type: string, value: Buffer): Buffer {
  return sequence(oid(type), der(TAG.set, value));
}

function certificateHash({ raw }: X509Certificate): Buffer {
  return der(TAG.octets, sha256(raw));
}

/** The two by which the message names the certificate, byte for byte as they stand in it. */
function issuerAndSerial({ raw }: X509Certificate): Buffer {
  const [body] = partsOf(forge.asn1.fromDer(raw.toString("latin1")));
  // Before them stands at most the version, under a tag of its own.
  const universal = ({ tagClass }: forge.asn1.Asn1) => tagClass === forge.asn1.Class.UNIVERSAL;
  const [serial, , issuer] = body ? partsOf(body).filter(universal) : [];
  if (!serial || !issuer) throw new TypeError("not a certificate");
  return sequence(bytesOf(issuer), bytesOf(serial));
}

function partsOf({ value }: forge.asn1.Asn1): forge.asn1.Asn1[] {
  return Array.isArray(value) ? value : [];
}

function bytesOf(part: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(part).getBytes(), "latin1");
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
