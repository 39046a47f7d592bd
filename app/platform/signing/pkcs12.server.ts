import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import forge from "node-forge";

/** A private key with its certificate, and those that vouch for it. */
export type KeyAndChain = {
  privateKey: KeyObject;
  /** of the key itself first */
  chain: [X509Certificate, ...X509Certificate[]];
};

export type UnreadablePkcs12 =
  | "unreadable"
  | "wrong-passphrase"
  | "no-key"
  | "not-rsa"
  | "no-match";

const { certBag, keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids as Record<string, string>;

/** Read a PKCS #12 file. Only RSA keys are known here. */
export function openPkcs12(
  bytes: Uint8Array,
  passphrase: string,
): ({ ok: true } & KeyAndChain) | { ok: false; reason: UnreadablePkcs12 } {
  const opened = tryOpen(bytes, passphrase);
  if (typeof opened === "string") return { ok: false, reason: opened };
  const keys = [...bagsOf(opened, keyBag), ...bagsOf(opened, pkcs8ShroudedKeyBag)];
  if (keys.length === 0) return { ok: false, reason: "no-key" };
  const key = keys.find((bag) => bag.key)?.key;
  if (!key) return { ok: false, reason: "not-rsa" };
  const privateKey = createPrivateKey(forge.pki.privateKeyToPem(key));
  const certificates = bagsOf(opened, certBag).flatMap(({ cert }) =>
    cert ? [new X509Certificate(forge.pki.certificateToPem(cert))] : [],
  );
  const own = certificates.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (!own) return { ok: false, reason: "no-match" };
  const others = certificates.filter((certificate) => certificate !== own);
  return { ok: true, privateKey, chain: [own, ...others] };
}

function bagsOf(opened: forge.pkcs12.Pkcs12Pfx, bagType = ""): forge.pkcs12.Bag[] {
  return opened.getBags({ bagType })[bagType] ?? [];
}

function tryOpen(
  bytes: Uint8Array,
  passphrase: string,
): forge.pkcs12.Pkcs12Pfx | "unreadable" | "wrong-passphrase" {
  let asn1: forge.asn1.Asn1;
  try {
    asn1 = forge.asn1.fromDer(Buffer.from(bytes).toString("latin1"));
  } catch {
    return "unreadable";
  }
  let isRefused = false;
  // An empty passphrase and none are two different ones in this format.
  for (const candidate of passphrase ? [passphrase] : ["", undefined])
    try {
      return forge.pkcs12.pkcs12FromAsn1(asn1, false, candidate);
    } catch (error) {
      isRefused ||= error instanceof Error && /password|decrypt|MAC/i.test(error.message);
    }
  return isRefused ? "wrong-passphrase" : "unreadable";
}

/** A PKCS #12 file without a passphrase, for a place that is encrypted as a whole. */
export function writePkcs12({ privateKey, chain }: KeyAndChain): Buffer {
  const key = forge.pki.privateKeyFromPem(
    privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  );
  const certificates = chain.map((one) => forge.pki.certificateFromPem(one.toString()));
  const plain = { generateLocalKeyId: false, useMac: false };
  const asn1 = forge.pkcs12.toPkcs12Asn1(key, certificates, null, plain);
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), "latin1");
}
