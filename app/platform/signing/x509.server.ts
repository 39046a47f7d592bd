import {
  createPrivateKey,
  generateKeyPair,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from "node:crypto";
import { promisify } from "node:util";
import forge from "node-forge";

/** @see RFC 9336: an extended key usage that says documents are what the key signs */
const DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";
const KEY_BITS = 3072;
const YEARS = 10;
/** @see RFC 5280, appendix A.1: ub-common-name, ub-organization-name */
const MOST_NAME_CHARACTERS = 64;

/** A key and the certificate of it that signs itself, for the documents of one organization. */
export async function makeCertificate(
  legalName: string,
  at: Date,
): Promise<{ privateKey: KeyObject; certificate: X509Certificate }> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: KEY_BITS,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.publicKeyFromPem(publicKey);
  made.serialNumber = newSerialNumber();
  made.validity.notBefore = at;
  made.validity.notAfter = new Date(at);
  made.validity.notAfter.setUTCFullYear(at.getUTCFullYear() + YEARS);
  const name = nameOf(legalName);
  made.setSubject(name);
  made.setIssuer(name);
  made.setExtensions([
    { name: "basicConstraints", cA: false, critical: true },
    { name: "keyUsage", critical: true, digitalSignature: true, nonRepudiation: true },
    // Readers of PDF that know no usage for documents judge by the one for mail.
    { name: "extKeyUsage", [DOCUMENT_SIGNING]: true, emailProtection: true },
    { name: "subjectKeyIdentifier" },
  ]);
  made.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return {
    privateKey: createPrivateKey(privateKey),
    certificate: new X509Certificate(forge.pki.certificateToPem(made)),
  };
}

function nameOf(legalName: string): forge.pki.CertificateField[] {
  const value = [...legalName].slice(0, MOST_NAME_CHARACTERS).join("");
  return ["organizationName", "commonName"].map((name) => ({
    name,
    value,
    // The published types take this for a class of tags; a name outside ASCII needs UTF-8.
    valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class,
  }));
}

/** 16 random bytes that read as a positive number. */
function newSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes.readUInt8(0) & 0x3f) | 0x40;
  return bytes.toString("hex");
}
