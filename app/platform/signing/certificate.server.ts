import { type KeyObject, sign, X509Certificate } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import forge from "node-forge";
import type { Transaction } from "#app/platform/db.server.ts";
import { openText, sealText } from "#app/platform/secret.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { oversightCertificates } from "#db/schema/oversight-key.ts";
import type { CmsSigner } from "./cms.server.ts";
import {
  type KeyAndChain,
  openPkcs12,
  type UnreadablePkcs12,
  writePkcs12,
} from "./pkcs12.server.ts";
import { makeCertificate } from "./x509.server.ts";

/** The certificate with which a prime's PDFs are signed now. */
export type SigningCertificate = CmsSigner & {
  /** SHA-256 of the certificate, 64 characters */
  fingerprint: string;
  /** whom it names */
  subject: string;
  expiresAt: Date;
};

/**
 * The prime's certificate in use; made at the first call, and anew when it has expired or when the
 * application's secret was changed and the kept one opens no more: that one is retired, and what it
 * signed stays valid.
 *
 * @param tx of the system role: the web role cannot read the private half.
 */
export async function getSigningCertificate(
  tx: Transaction,
  primeId: string,
  at: Date,
): Promise<SigningCertificate> {
  const found = await findInUse(tx, primeId);
  const opened = found && tryOpen(found.bundleSealed);
  if (opened && opened.expiresAt > at) return opened;
  if (found) await retire(tx, found.id, at);
  const [prime] = await tx
    .select({ legalName: organizations.legalName })
    .from(organizations)
    .where(eq(organizations.id, primeId));
  if (!prime) throw new Error(`no organization ${primeId}`);
  const { privateKey, certificate } = await makeCertificate(prime.legalName, at);
  await keep(tx, primeId, { privateKey, chain: [certificate] });
  // Another process may have made one at the same moment: the one that is there counts.
  const kept = await findInUse(tx, primeId);
  if (!kept) throw new Error("the certificate was not kept");
  return open(kept.bundleSealed);
}

/** Why a prime's own certificate is not taken. */
export type RefusedCertificate =
  | UnreadablePkcs12
  | "too-short"
  | "expired"
  | "not-yet-valid"
  | "not-for-signing";

/** From now on sign with the prime's own certificate; the former one is retired. */
export async function replaceCertificate(
  tx: Transaction,
  primeId: string,
  given: { pkcs12: Uint8Array; passphrase: string; at: Date },
): Promise<
  | { ok: true; fingerprint: string; formerFingerprint: string | null }
  | { ok: false; reason: RefusedCertificate }
> {
  const opened = openPkcs12(given.pkcs12, given.passphrase);
  if (!opened.ok) return opened;
  const reason = whyNot(opened, given.at);
  if (reason) return { ok: false, reason };
  const former = await findInUse(tx, primeId);
  if (former) await retire(tx, former.id, given.at);
  if (!(await keep(tx, primeId, opened)))
    throw new Error("another certificate came into use at the same moment: try again");
  const { fingerprint } = signerOf(opened);
  const formerFingerprint = former ? fingerprintOf(new X509Certificate(former.certificate)) : null;
  return { ok: true, fingerprint, formerFingerprint };
}

const LEAST_KEY_BITS = 2048;

function whyNot({ privateKey, chain }: KeyAndChain, at: Date): RefusedCertificate | null {
  const [certificate] = chain;
  if ((privateKey.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_KEY_BITS) return "too-short";
  if (new Date(certificate.validTo) <= at) return "expired";
  if (new Date(certificate.validFrom) > at) return "not-yet-valid";
  return maySign(certificate) ? null : "not-for-signing";
}

/** A certificate without a key usage is for everything. */
function maySign(certificate: X509Certificate): boolean {
  const usage = forge.pki.certificateFromPem(certificate.toString()).getExtension("keyUsage") as
    | { digitalSignature: boolean; nonRepudiation: boolean }
    | undefined;
  return !usage || usage.digitalSignature || usage.nonRepudiation;
}

/** The SHA-256 by which people compare certificates, lower-case hexadecimal. */
export function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(":", "").toLowerCase();
}

async function findInUse(tx: Transaction, primeId: string) {
  const [found] = await tx
    .select()
    .from(oversightCertificates)
    .where(
      and(eq(oversightCertificates.primeId, primeId), isNull(oversightCertificates.retiredAt)),
    );
  return found;
}

async function retire(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx
    .update(oversightCertificates)
    .set({ retiredAt: at })
    .where(and(eq(oversightCertificates.id, id), isNull(oversightCertificates.retiredAt)));
}

/** @returns whether it is the one in use now */
async function keep(tx: Transaction, primeId: string, kept: KeyAndChain): Promise<boolean> {
  const bundle = writePkcs12(kept).toString("base64");
  const inserted = await tx
    .insert(oversightCertificates)
    .values({
      primeId,
      certificate: kept.chain[0].toString(),
      bundleSealed: sealText("oversight-certificate", bundle),
    })
    .onConflictDoNothing()
    .returning({ id: oversightCertificates.id });
  return inserted.length > 0;
}

function tryOpen(sealed: string): SigningCertificate | null {
  try {
    return open(sealed);
  } catch {
    return null;
  }
}

function open(sealed: string): SigningCertificate {
  const bundle = Buffer.from(openText("oversight-certificate", sealed), "base64");
  const opened = openPkcs12(bundle, "");
  if (!opened.ok) throw new Error(`the certificate that is kept is ${opened.reason}`);
  return signerOf(opened);
}

function signerOf({ privateKey, chain }: KeyAndChain): SigningCertificate {
  const [certificate] = chain;
  return {
    chain,
    fingerprint: fingerprintOf(certificate),
    subject: certificate.subject,
    expiresAt: new Date(certificate.validTo),
    sign: (bytes) => signWith(privateKey, bytes),
  };
}

function signWith(privateKey: KeyObject, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(sign("sha256", bytes, privateKey));
}
