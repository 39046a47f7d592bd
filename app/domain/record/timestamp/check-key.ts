import { contentOf, DER, oidOf, partsOf, readDer } from "./der.ts";

const DIGESTS: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};
/** RSASSA-PKCS1-v1_5, alone or with its digest; ECDSA with its digest. */
const RSA = "1.2.840.113549.1.1.1";
const RSA_WITH: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.11": "SHA-256",
  "1.2.840.113549.1.1.12": "SHA-384",
  "1.2.840.113549.1.1.13": "SHA-512",
};
const ECDSA_WITH: Readonly<Record<string, string>> = {
  "1.2.840.10045.4.3.2": "SHA-256",
  "1.2.840.10045.4.3.3": "SHA-384",
  "1.2.840.10045.4.3.4": "SHA-512",
};
const CURVES: Readonly<Record<string, { name: string; bytes: number }>> = {
  "1.2.840.10045.3.1.7": { name: "P-256", bytes: 32 },
  "1.3.132.0.34": { name: "P-384", bytes: 48 },
  "1.3.132.0.35": { name: "P-521", bytes: 66 },
};

/** The digest that an algorithm identifier names, as WebCrypto calls it. @throws RangeError for others. */
export function digestNameOf(oid: string): string {
  const name = DIGESTS[oid];
  if (!name) throw new RangeError(`the digest ${oid} is not one of SHA-2`);
  return name;
}

/** SHA-2 by WebCrypto. */
export async function digestWith(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(name, bytes.slice()));
}

/**
 * Whether the key made the signature.
 *
 * @param publicKey SubjectPublicKeyInfo
 * @param algorithm of the signature: its object identifier
 * @param digest which the signer names, for an algorithm that names none
 * @throws RangeError for an algorithm that is not known here.
 */
export async function isSignedWith(
  publicKey: Uint8Array,
  { algorithm, digest }: { algorithm: string; digest: string },
  signature: Uint8Array,
  signed: Uint8Array,
): Promise<boolean> {
  const rsa = algorithm === RSA ? digest : RSA_WITH[algorithm];
  if (rsa) {
    const scheme = { name: "RSASSA-PKCS1-v1_5", hash: rsa };
    return verify(scheme, scheme, publicKey, signature, signed);
  }
  const hash = ECDSA_WITH[algorithm];
  if (!hash) throw new RangeError(`the signature algorithm ${algorithm} is not known here`);
  const curve = CURVES[curveOf(publicKey)];
  if (!curve) throw new RangeError("the key lies on a curve that is not known here");
  return verify(
    { name: "ECDSA", namedCurve: curve.name },
    { name: "ECDSA", hash },
    publicKey,
    plainSignature(signature, curve.bytes),
    signed,
  );
}

async function verify(
  keyKind: RsaHashedImportParams | EcKeyImportParams,
  scheme: AlgorithmIdentifier | EcdsaParams,
  publicKey: Uint8Array,
  signature: Uint8Array,
  signed: Uint8Array,
): Promise<boolean> {
  const key = await crypto.subtle.importKey("spki", publicKey.slice(), keyKind, false, ["verify"]);
  return crypto.subtle.verify(scheme, key, signature.slice(), signed.slice());
}

function curveOf(publicKey: Uint8Array): string {
  const [algorithm] = partsOf(readDer(publicKey), DER.sequence);
  return oidOf(partsOf(algorithm, DER.sequence)[1]);
}

/** The two numbers side by side, as WebCrypto takes them, from the DER that signatures carry. */
function plainSignature(der: Uint8Array, bytes: number): Uint8Array {
  const plain = new Uint8Array(bytes * 2);
  for (const [index, part] of partsOf(readDer(der), DER.sequence).entries()) {
    const number = contentOf(part, DER.integer);
    const digits = number.subarray(number.findIndex((byte) => byte !== 0));
    if (index > 1 || digits.length > bytes) throw new RangeError("not a signature on that curve");
    plain.set(digits, bytes * (index + 1) - digits.length);
  }
  return plain;
}
