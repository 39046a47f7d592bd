import { contentOf, DER, type DerValue, oidOf, partsOf, readDer, timeOf } from "./der.ts";

/** What is read of a certificate to check what its key signed. */
export type ReadCertificate = {
  raw: Uint8Array;
  /** both as they stand in it, by which signatures name it */
  issuer: Uint8Array;
  serial: Uint8Array;
  notBefore: Date;
  notAfter: Date;
  /** SubjectPublicKeyInfo */
  publicKey: Uint8Array;
  /** the name it is of, as people read it */
  subject: string;
  keyIdentifier: Uint8Array | null;
  /** whether its key may be used for time stamps and nothing else, and must not otherwise be */
  isForTimestamps: boolean;
};

const OID = {
  commonName: "2.5.4.3",
  organization: "2.5.4.10",
  subjectKeyIdentifier: "2.5.29.14",
  extendedKeyUsage: "2.5.29.37",
  timeStamping: "1.3.6.1.5.5.7.3.8",
};
const TRUE = 0x01;

/** @throws RangeError when the bytes are no certificate. @see RFC 5280, 4.1 */
export function readCertificate(raw: Uint8Array): ReadCertificate {
  const [body] = partsOf(readDer(raw), DER.sequence);
  const parts = partsOf(body, DER.sequence);
  const [serial, , issuer, validity, subject, publicKey, ...further] =
    parts[0]?.tag === DER.context0 ? parts.slice(1) : parts;
  const [notBefore, notAfter] = partsOf(validity, DER.sequence);
  if (!serial || !issuer || !publicKey) throw new RangeError("not a certificate");
  const wrapped = further.find(({ tag }) => tag === DER.context3);
  const extensions = wrapped ? partsOf(partsOf(wrapped, DER.context3)[0], DER.sequence) : [];
  const identifier = findExtension(extensions, OID.subjectKeyIdentifier);
  return {
    raw,
    issuer: issuer.raw,
    serial: serial.raw,
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    publicKey: publicKey.raw,
    subject: nameOf(subject),
    keyIdentifier: identifier && contentOf(readDer(identifier.value), DER.octets),
    isForTimestamps: isForTimestamps(findExtension(extensions, OID.extendedKeyUsage)),
  };
}

type Extension = { isCritical: boolean; value: Uint8Array };

function findExtension(extensions: readonly DerValue[], oid: string): Extension | null {
  for (const extension of extensions) {
    const [type, ...rest] = partsOf(extension, DER.sequence);
    if (oidOf(type) !== oid) continue;
    const isCritical = rest[0]?.tag === TRUE && rest[0].content[0] !== 0;
    return { isCritical, value: contentOf(rest.at(-1), DER.octets) };
  }
  return null;
}

/** @see RFC 3161, 2.3: that usage alone, and critical */
function isForTimestamps(usage: Extension | null): boolean {
  if (!usage?.isCritical) return false;
  const usages = partsOf(readDer(usage.value), DER.sequence).map(oidOf);
  return usages.length === 1 && usages[0] === OID.timeStamping;
}

function nameOf(subject: DerValue | undefined): string {
  const parts = partsOf(subject, DER.sequence).flatMap((set) =>
    partsOf(set, DER.set).map((pair) => {
      const [type, value] = partsOf(pair, DER.sequence);
      return { type: oidOf(type), text: new TextDecoder().decode(value?.content) };
    }),
  );
  const found = [OID.commonName, OID.organization].flatMap((oid) =>
    parts.filter(({ type }) => type === oid).map(({ text }) => text),
  );
  return found.join(", ") || "an authority without a name";
}
